package io.openroutercatalog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.CatalogCopy.DelistedModel;
import io.openroutercatalog.client.ModelEntry;
import io.openroutercatalog.client.ModelRowsJson;
import io.openroutercatalog.health.HealthPass.LastGood;
import io.openroutercatalog.health.ModelHealth;
import io.openroutercatalog.json.JsonTokens;
import io.openroutercatalog.json.RepeatedValues;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy as bytes and back: one JSON object with a format, a version, the SHA-256 of what follows,
 * and the copy itself. What is damaged, foreign or of another version is no copy, not an error.
 */
final class CopyCodec {
  private static final byte[] START =
      "{\"format\":\"openrouter-catalog-copy\",\"version\":1,\"sha256\":\""
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MIDDLE = "\",\"copy\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_CHARACTERS = 64;

  /** Far above any real copy, which has about 1,000 bytes for each model; no other is held. */
  static final int MOST_BYTES = 32 << 20;

  private static final int WRAPPING = START.length + DIGEST_CHARACTERS + MIDDLE.length + END.length;

  private CopyCodec() {}

  /**
   * {@return the bytes of a copy}
   *
   * @throws IllegalStateException where they would be more than could be read again
   */
  static byte[] encode(CatalogCopy copy) {
    byte[] content = content(copy);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + WRAPPING);
    bytes.writeBytes(START);
    bytes.writeBytes(digest(content));
    bytes.writeBytes(MIDDLE);
    bytes.writeBytes(content);
    bytes.writeBytes(END);
    return bytes.toByteArray();
  }

  static boolean isIntact(byte[] bytes) {
    return intactContent(bytes) != null;
  }

  /** {@return the copy, or null where the bytes are none} */
  static @Nullable CatalogCopy decode(byte[] bytes) {
    byte[] content = intactContent(bytes);
    if (content == null) {
      return null;
    }
    try (JsonParser parser = JsonTokens.parser(new ByteArrayInputStream(content))) {
      return new Reading(parser).copy();
    } catch (IOException | DateTimeException e) {
      return null; // Intact but not ours to read, so as good as none.
    }
  }

  private static byte @Nullable [] intactContent(byte[] bytes) {
    int digestAt = START.length;
    int contentAt = digestAt + DIGEST_CHARACTERS + MIDDLE.length;
    int endAt = bytes.length - END.length;
    if (endAt < contentAt
        || !Arrays.equals(bytes, 0, digestAt, START, 0, START.length)
        || !Arrays.equals(bytes, contentAt - MIDDLE.length, contentAt, MIDDLE, 0, MIDDLE.length)
        || !Arrays.equals(bytes, endAt, bytes.length, END, 0, END.length)) {
      return null;
    }
    byte[] content = Arrays.copyOfRange(bytes, contentAt, endAt);
    return Arrays.equals(
            bytes, digestAt, digestAt + DIGEST_CHARACTERS, digest(content), 0, DIGEST_CHARACTERS)
        ? content
        : null;
  }

  private static byte[] digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
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
      for (ModelEntry model : copy.models()) {
        ModelRowsJson.write(model, json);
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
        ModelRowsJson.write(gone.model(), json);
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
    private int left = MOST_BYTES - WRAPPING;

    Content(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new IllegalStateException("the copy has more than " + MOST_BYTES + " bytes");
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
    private final RepeatedValues repeated = new RepeatedValues();
    private List<ModelEntry> models = List.of();
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
            case "models" -> models = ModelRowsJson.readList(parser, repeated);
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
        ModelEntry model = null;
        if (JsonTokens.enterObject(parser)) {
          for (String field; (field = JsonTokens.nextField(parser)) != null; ) {
            switch (field) {
              case "id" -> id = id();
              case "since" -> since = instant();
              case "model" -> model = ModelRowsJson.read(parser, repeated);
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
