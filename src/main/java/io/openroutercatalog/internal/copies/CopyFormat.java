package io.openroutercatalog.internal.copies;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.internal.generate.ZeroPriceHold.HeldPrice;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.internal.json.ModelRowJson;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads copies: a JSON object in a {@link ChecksumEnvelope}. Bytes that are damaged,
 * foreign or of another version are no error; there is just no copy.
 */
public final class CopyFormat {
  private CopyFormat() {}

  /**
   * {@return the bytes of a copy} Of what would be too large to be read again, the delisted models
   * are left out, then ids; of both those that were not seen for longest.
   *
   * @throws IllegalStateException if the listed models alone are too large
   */
  public static byte[] encode(CatalogCopy copy) {
    for (CatalogCopy part = copy; part != null; part = part.halved()) {
      CatalogCopy content = part;
      byte[] bytes = ChecksumEnvelope.wrap(out -> write(content, out));
      if (bytes != null) {
        return bytes;
      }
    }
    throw new IllegalStateException(
        "the copy has more than " + ChecksumEnvelope.MOST_BYTES + " bytes");
  }

  /** {@return the copy, or null if the bytes are not one} */
  public static @Nullable CatalogCopy decode(byte[] bytes) {
    InputStream content = ChecksumEnvelope.unwrap(bytes);
    if (content == null) {
      return null;
    }
    try (JsonParser parser = TolerantJson.parser(content)) {
      return new Reader(parser).read();
    } catch (IOException | DateTimeException e) {
      return null; // The checksum is right, but the content is not a copy.
    }
  }

  private static void write(CatalogCopy copy, OutputStream out) throws IOException {
    try (JsonGenerator json = TolerantJson.FACTORY.createGenerator(out)) {
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
      for (Map.Entry<String, KnownHealth> entry : copy.health().entrySet()) {
        json.writeFieldName(entry.getKey());
        HealthFormat.write(entry.getValue(), json);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("held_prices");
      for (Map.Entry<String, HeldPrice> entry : copy.heldPrices().entrySet()) {
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("since", entry.getValue().since().toString());
        json.writeNumberField("later_lists", entry.getValue().laterLists());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeArrayFieldStart("other_rows");
      for (ModelRow row : copy.otherRows()) {
        ModelRowJson.write(row, json);
      }
      json.writeEndArray();
      json.writeFieldName("prices");
      PricesFormat.write(copy.prices(), json);
      json.writeEndObject();
    }
  }

  /** Reads the content field by field, and skips fields that it does not know. */
  private static final class Reader {
    private final JsonParser parser;
    private final ValueInterner interner = new ValueInterner();
    private List<ModelRow> models = List.of();
    private final Map<String, Integer> ids = new LinkedHashMap<>(); // In the order of the copy.
    private final List<DelistedModel> delisted = new ArrayList<>();
    private final Map<String, KnownHealth> health = new HashMap<>();
    private final Map<String, HeldPrice> heldPrices = new HashMap<>();
    private List<ModelRow> otherRows = List.of();
    private PriceHistory prices = PriceHistory.NONE;
    private @Nullable Instant fetchedAt;
    private @Nullable String sourceUrl;
    private @Nullable Integer idOffset;

    Reader(JsonParser parser) {
      this.parser = parser;
    }

    @Nullable CatalogCopy read() throws IOException {
      parser.nextToken();
      if (parser.currentToken() != null && TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          switch (field) {
            case "fetched_at" -> fetchedAt = TimeFormat.read(parser);
            case "source_url" -> sourceUrl = TolerantJson.anyText(parser);
            case "id_offset" -> idOffset = integer();
            case "models" -> models = ModelRowJson.readList(parser, interner);
            case "ids" -> readIds();
            case "delisted" -> readDelisted();
            case "health" -> readHealth();
            case "held_prices" -> readHeldPrices();
            case "other_rows" -> otherRows = ModelRowJson.readList(parser, interner);
            case "prices" -> prices = PricesFormat.read(parser, interner);
            default -> parser.skipChildren();
          }
        }
      }
      return fetchedAt == null || sourceUrl == null || idOffset == null
          ? null
          : new CatalogCopy(
              models,
              fetchedAt,
              sourceUrl,
              idOffset,
              ids,
              delisted,
              health,
              heldPrices,
              otherRows,
              prices);
    }

    private @Nullable Integer integer() throws IOException {
      Long number = TolerantJson.wholeNumber(parser);
      return number == null || number != number.intValue() ? null : (Integer) number.intValue();
    }

    private void readIds() throws IOException {
      Set<Integer> taken = new HashSet<>();
      if (TolerantJson.enterObject(parser)) {
        for (String model; (model = TolerantJson.nextField(parser)) != null; ) {
          Integer id = integer();
          if (id != null && taken.add(id)) { // An id belongs to one model only.
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
        if (TolerantJson.enterObject(parser)) {
          for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
            switch (field) {
              case "id" -> id = integer();
              case "since" -> since = TimeFormat.read(parser);
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
      if (TolerantJson.enterObject(parser)) {
        for (String model; (model = TolerantJson.nextField(parser)) != null; ) {
          KnownHealth known = HealthFormat.read(parser);
          if (known != null) {
            health.put(model, known);
          }
        }
      }
    }

    private void readHeldPrices() throws IOException {
      if (!TolerantJson.enterObject(parser)) {
        return;
      }
      for (String model; (model = TolerantJson.nextField(parser)) != null; ) {
        Instant since = null;
        Integer laterLists = null;
        if (TolerantJson.enterObject(parser)) {
          for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
            switch (field) {
              case "since" -> since = TimeFormat.read(parser);
              case "later_lists" -> laterLists = integer();
              default -> parser.skipChildren();
            }
          }
        }
        if (since != null && laterLists != null && laterLists >= 0) {
          heldPrices.put(model, new HeldPrice(since, laterLists));
        }
      }
    }
  }
}
