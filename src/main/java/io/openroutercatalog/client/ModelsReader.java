package io.openroutercatalog.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.client.ModelsAnswer.SkippedRow;
import io.openroutercatalog.json.CleanText;
import io.openroutercatalog.json.JsonTokens;
import io.openroutercatalog.json.RepeatedValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of the pages of one models answer. A bad row costs only itself. */
final class ModelsReader {
  private static final int MOST_SKIPPED_KEPT = 20;
  private static final int MOST_ID_CHARACTERS = 100;

  private final int mostRows;
  private final long mostKept;
  private final RepeatedValues repeated = new RepeatedValues();
  private final List<ModelEntry> models = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<ExclusionReason, Integer> broken = new EnumMap<>(ExclusionReason.class);
  private final List<SkippedRow> skipped = new ArrayList<>();
  private int row;
  private long kept;

  /**
   * Reads no more than this.
   *
   * @param mostRows broken ones included
   * @param mostKept bytes of memory that the good ones may take, as {@link RowWeight} reckons
   */
  ModelsReader(int mostRows, long mostKept) {
    this.mostRows = mostRows;
    this.mostKept = mostKept;
  }

  /** What a page says beside its rows. */
  record Page(boolean hasData, @Nullable String next, @Nullable String errorMessage) {}

  /**
   * Reads one page. Throws what Jackson throws where it is not JSON, and {@link TooLarge}; with a
   * {@link StreamConstraintsException} nothing of it stays, so that it can be read once more.
   */
  Page readPage(JsonParser parser) throws IOException {
    int modelsBefore = models.size();
    int skippedBefore = skipped.size();
    int rowBefore = row;
    long keptBefore = kept;
    Map<ExclusionReason, Integer> brokenBefore = Map.copyOf(broken);
    try {
      return read(parser);
    } catch (StreamConstraintsException e) {
      List<ModelEntry> read = models.subList(modelsBefore, models.size());
      read.forEach(model -> ids.remove(model.id()));
      read.clear();
      skipped.subList(skippedBefore, skipped.size()).clear();
      row = rowBefore;
      kept = keptBefore;
      broken.clear();
      broken.putAll(brokenBefore);
      throw e;
    }
  }

  private Page read(JsonParser parser) throws IOException {
    boolean hasData = false;
    String next = null;
    String errorMessage = null;
    parser.nextToken();
    if (parser.currentToken() != null && JsonTokens.enterObject(parser)) {
      for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
        switch (field) {
          case "data" -> hasData |= readRows(parser);
          case "links" -> next = field(parser, "next");
          case "error" -> errorMessage = field(parser, "message");
          default -> parser.skipChildren();
        }
      }
    }
    parser.nextToken(); // Fails where something follows that is not JSON.
    return new Page(hasData, next, errorMessage);
  }

  ModelsAnswer answer() {
    return new ModelsAnswer(
        Collections.unmodifiableList(models),
        Collections.unmodifiableMap(broken),
        List.copyOf(skipped));
  }

  private boolean readRows(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return false;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (++row > mostRows) {
        throw new TooLarge("the list has more than " + mostRows + " rows");
      }
      if (!JsonTokens.enterObject(parser)) {
        skip(ExclusionReason.ROW_NOT_OBJECT, null);
      } else {
        add(new ModelRow(parser, repeated));
      }
    }
    return true;
  }

  private void add(ModelRow row) throws TooLarge {
    String id = row.id();
    if (id == null) {
      skip(ExclusionReason.ID_MISSING, null);
    } else if (!ModelId.isWellFormed(id)) {
      skip(ExclusionReason.ID_MALFORMED, id);
    } else if (!ids.add(id)) {
      skip(ExclusionReason.DUPLICATE, id);
    } else {
      ModelEntry model = row.entry(id);
      kept += RowWeight.of(model);
      if (kept > mostKept) {
        throw new TooLarge("the rows of the list take more than " + mostKept + " bytes of memory");
      }
      models.add(model);
    }
  }

  private void skip(ExclusionReason reason, @Nullable String id) {
    broken.merge(reason, 1, Integer::sum);
    if (skipped.size() < MOST_SKIPPED_KEPT) {
      skipped.add(
          new SkippedRow(reason, id == null ? "row " + row : CleanText.of(id, MOST_ID_CHARACTERS)));
    }
  }

  /** {@return what the service says in {@code {"error":{"message":…}}}, or null} */
  static @Nullable String errorMessage(JsonParser parser) throws IOException {
    parser.nextToken();
    if (parser.currentToken() != null && JsonTokens.enterObject(parser)) {
      for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
        if (field.equals("error")) {
          return field(parser, "message");
        }
        parser.skipChildren();
      }
    }
    return null;
  }

  /** {@return one text field of the object the parser stands on, however long, or null} */
  private static @Nullable String field(JsonParser parser, String wanted) throws IOException {
    String text = null;
    if (JsonTokens.enterObject(parser)) {
      for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
        if (field.equals(wanted)) {
          text = JsonTokens.anyText(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    return text;
  }
}
