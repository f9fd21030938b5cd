package io.openroutercatalog.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.http.AnswerTooLargeException;
import io.openroutercatalog.internal.json.ModelRowJson;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.internal.source.ModelList.SkippedRow;
import io.openroutercatalog.model.ModelId;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the rows of all pages of a list. A bad row is skipped and counted. */
public final class ModelListReader {
  private static final int MOST_SKIPPED_KEPT = 20;
  private static final int MOST_ID_CHARACTERS = 100;

  private final int mostRows;
  private final long mostKept;
  private final boolean keepsDescriptions;
  private final ValueInterner interner = new ValueInterner();
  private final List<ModelRow> models = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<ExclusionReason, Integer> broken = new EnumMap<>(ExclusionReason.class);
  private final List<SkippedRow> skipped = new ArrayList<>();
  private int row;
  private long kept;

  /**
   * Creates a reader with bounds.
   *
   * @param mostRows the most rows, broken ones included
   * @param mostKept the most bytes of memory that the good rows may take by {@link
   *     RowMemoryEstimate}
   * @param keepsDescriptions whether the descriptions of models are kept
   */
  ModelListReader(int mostRows, long mostKept, boolean keepsDescriptions) {
    this.mostRows = mostRows;
    this.mostKept = mostKept;
    this.keepsDescriptions = keepsDescriptions;
  }

  /** What a page states beside its rows. */
  record Page(boolean hasData, @Nullable String next, @Nullable String errorMessage) {}

  /**
   * Reads one page. Throws Jackson's exceptions if it is not JSON, and {@link
   * AnswerTooLargeException}; the list cannot be used then.
   */
  Page readPage(JsonParser parser) throws IOException {
    boolean hasData = false;
    String next = null;
    String errorMessage = null;
    parser.nextToken();
    if (parser.currentToken() != null && TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        switch (field) {
          case "data" -> hasData |= readRows(parser);
          case "links" -> next = TolerantJson.textField(parser, "next");
          case "error" -> errorMessage = TolerantJson.textField(parser, "message");
          default -> parser.skipChildren();
        }
      }
    }
    TolerantJson.expectEnd(parser);
    return new Page(hasData, next, errorMessage);
  }

  /** {@return the rows of all pages read} */
  ModelList list() {
    return new ModelList(
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
        throw new AnswerTooLargeException("the list has more than " + mostRows + " rows");
      }
      if (TolerantJson.enterObject(parser)) {
        add(new ModelRowJson.Reading(parser, interner, keepsDescriptions));
      } else {
        skip(ExclusionReason.ROW_NOT_OBJECT, null);
      }
    }
    return true;
  }

  private void add(ModelRowJson.Reading fields) throws AnswerTooLargeException {
    String id = fields.id();
    if (id == null) {
      skip(ExclusionReason.ID_MISSING, null);
    } else if (!new ModelId(id).isWellFormed()) {
      skip(ExclusionReason.ID_MALFORMED, id);
    } else if (!ids.add(id)) {
      skip(ExclusionReason.DUPLICATE, id);
    } else {
      ModelRow model = fields.toRow(id);
      kept += RowMemoryEstimate.of(model);
      if (kept > mostKept) {
        throw new AnswerTooLargeException(
            "the rows of the list take more than " + mostKept + " bytes of memory");
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
}
