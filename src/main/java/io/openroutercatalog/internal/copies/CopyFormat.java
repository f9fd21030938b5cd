package io.openroutercatalog.internal.copies;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.internal.health.HealthPass.LastGood;
import io.openroutercatalog.internal.health.ModelHealth;
import io.openroutercatalog.internal.json.JsonTokens;
import io.openroutercatalog.internal.json.ModelRowJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.model.ModelRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy as bytes and back: a JSON object in a {@link ChecksumEnvelope}. What is damaged, foreign
 * or of another version is no copy, not an error.
 */
public final class CopyFormat {
  private CopyFormat() {}

  /**
   * {@return the bytes of a copy}
   *
   * @throws IllegalStateException where they would be more than could be read again
   */
  public static byte[] encode(CatalogCopy copy) {
    return ChecksumEnvelope.wrap(content(copy));
  }

  /** {@return the copy, or null where the bytes are none} */
  public static @Nullable CatalogCopy decode(byte[] bytes) {
    byte[] content = ChecksumEnvelope.unwrap(bytes);
    if (content == null) {
      return null;
    }
    try (JsonParser parser = JsonTokens.parser(new ByteArrayInputStream(content))) {
      return new Reading(parser).copy();
    } catch (IOException | DateTimeException e) {
      return null; // Intact but not ours to read, so as good as none.
    }
  }

  private static byte[] content(CatalogCopy copy) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonTokens.FACTORY.createGenerator(new Content(bytes))) {
      // Half a surrogate pair, which a name may hold, has no form in UTF-8.
      json.setHighestNonEscapedChar(0x7f);
      json.writeStartObject();
      json.writeStringField("fetched_at", copy.fetchedAt().toString());
      json.writeStringField("source_url", copy.sourceUrl());
      json.writeNumberField("id_offset", copy.idOffset());
      json.writeArrayFieldStart("models");
      for (ModelRow model : copy.models()) {
        ModelRowJson.write(model, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("ids");
      for (Map.Entry<String, Integer> id : copy.ids().entrySet()) {
        json.writeNumberField(id.getKey(), id.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("delisted");
      for (DelistedModel gone : copy.delisted()) {
        json.writeStartObject();
        json.writeNumberField("id", gone.id());
        json.writeStringField("since", gone.since().toString());
        json.writeFieldName("model");
        ModelRowJson.write(gone.model(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("health");
      for (Map.Entry<String, LastGood> last : copy.health().entrySet()) {
        json.writeObjectFieldStart(last.getKey());
        json.writeStringField("at", last.getValue().at().toString());
        json.writeBooleanField("gated", last.getValue().health().gated());
        json.writeObjectField("score", last.getValue().health().score());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A byte array has no way to fail.
    }
    return bytes.toByteArray();
  }

  /** Ends as soon as there is too much: an escape takes six times the memory of its character. */
  private static final class Content extends FilterOutputStream {
    private int left = ChecksumEnvelope.MOST_CONTENT_BYTES;

    Content(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new IllegalStateException(
            "the copy has more than " + ChecksumEnvelope.MOST_BYTES + " bytes");
      }
      out.write(bytes, offset, length);
    }
  }

  /**
   * Reads the content field by field; what is missing makes it no copy, what is unknown is passed
   * over.
   */
  private static final class Reading {
    private final JsonParser parser;
    private final ValueInterner interner = new ValueInterner();
    private List<ModelRow> models = List.of();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<DelistedModel> delisted = new ArrayList<>();
    private final Map<String, LastGood> health = new HashMap<>();
    private @Nullable Instant fetchedAt;
    private @Nullable String sourceUrl;
    private @Nullable Integer idOffset;

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    @Nullable CatalogCopy copy() throws IOException {
      parser.nextToken();
      if (parser.currentToken() != null && JsonTokens.enterObject(parser)) {
        for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
          switch (field) {
            case "fetched_at" -> fetchedAt = instant();
            case "source_url" -> sourceUrl = JsonTokens.anyText(parser);
            case "id_offset" -> idOffset = id();
            case "models" -> models = ModelRowJson.readList(parser, interner);
            case "ids" -> readIds();
            case "delisted" -> readDelisted();
            case "health" -> readHealth();
            default -> parser.skipChildren();
          }
        }
      }
      return fetchedAt == null || sourceUrl == null || idOffset == null
          ? null
          : new CatalogCopy(models, fetchedAt, sourceUrl, idOffset, ids, delisted, health);
    }

    /** Only years of four digits: others have a sign, and at the last of them counting ends. */
    private @Nullable Instant instant() throws IOException {
      String text = JsonTokens.text(parser);
      return text == null || text.startsWith("+") || text.startsWith("-")
          ? null
          : Instant.parse(text);
    }

    private @Nullable Integer id() throws IOException {
      Long number = JsonTokens.wholeNumber(parser);
      return number == null || number != number.intValue() ? null : (Integer) number.intValue();
    }

    private void readIds() throws IOException {
      Set<Integer> taken = new HashSet<>();
      if (JsonTokens.enterObject(parser)) {
        for (String model; (model = JsonTokens.nextField(parser)) != null; ) {
          Integer id = id();
          if (id != null && taken.add(id)) { // No id is two models'.
            ids.put(model, id);
          }
        }
      }
    }

    private void readDelisted() throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Integer id = null;
        Instant since = null;
        ModelRow model = null;
        if (JsonTokens.enterObject(parser)) {
          for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
            switch (field) {
              case "id" -> id = id();
              case "since" -> since = instant();
              case "model" -> model = ModelRowJson.read(parser, interner);
              default -> parser.skipChildren();
            }
          }
        }
        if (id != null && since != null && model != null) {
          delisted.add(new DelistedModel(model, id, since));
        }
      }
    }

    private void readHealth() throws IOException {
      if (!JsonTokens.enterObject(parser)) {
        return;
      }
      for (String model; (model = JsonTokens.nextField(parser)) != null; ) {
        Instant at = null;
        boolean gated = false;
        Double score = null;
        if (JsonTokens.enterObject(parser)) {
          for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
            switch (field) {
              case "at" -> at = instant();
              case "gated" -> gated = Boolean.TRUE.equals(JsonTokens.scalar(parser));
              case "score" ->
                  score =
                      JsonTokens.scalar(parser) instanceof Number n
                          ? (Double) n.doubleValue()
                          : null;
              default -> parser.skipChildren();
            }
          }
        }
        boolean possible = score == null || (score >= 0 && score <= 100);
        if (at != null && possible) {
          health.put(model, new LastGood(new ModelHealth(gated, score), at));
        }
      }
    }
  }
}
