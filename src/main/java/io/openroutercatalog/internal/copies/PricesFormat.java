package io.openroutercatalog.internal.copies;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.cost.PriceHistory.Gone;
import io.openroutercatalog.cost.PriceHistory.Listed;
import io.openroutercatalog.cost.PricePeriod;
import io.openroutercatalog.internal.json.ModelRowJson;
import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads what is remembered of prices in a copy. */
final class PricesFormat {
  private final JsonParser parser;
  private final ValueInterner interner;

  /** Most rows were first seen in the same list. */
  private final Map<Listed, Listed> shared = new HashMap<>();

  private PricesFormat(JsonParser parser, ValueInterner interner) {
    this.parser = parser;
    this.interner = interner;
  }

  static void write(PriceHistory history, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("listed");
    for (Map.Entry<String, Listed> row : history.listed().entrySet()) {
      json.writeObjectFieldStart(row.getKey());
      write(row.getValue(), json);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("gone");
    for (Gone row : history.gone().values()) {
      json.writeStartObject();
      json.writeFieldName("row");
      ModelRowJson.write(row.row(), json);
      json.writeStringField("gone_since", row.since().toString());
      write(row.prices(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Listed prices, JsonGenerator json) throws IOException {
    json.writeStringField("since", prices.since().toString());
    if (!prices.earlier().isEmpty()) {
      json.writeArrayFieldStart("earlier");
      for (PricePeriod period : prices.earlier()) {
        json.writeStartObject();
        json.writeStringField("since", period.since().toString());
        json.writeFieldName("pricing");
        PricingJson.write(period.pricing(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  /** {@return the history at the parser's position; what cannot be read of it is left out} */
  static PriceHistory read(JsonParser parser, ValueInterner interner) throws IOException {
    return new PricesFormat(parser, interner).read();
  }

  private PriceHistory read() throws IOException {
    Map<String, Listed> listed = new HashMap<>();
    Map<String, Gone> gone = new HashMap<>();
    if (TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        switch (field) {
          case "listed" -> readListed(listed);
          case "gone" -> readGone(gone);
          default -> parser.skipChildren();
        }
      }
    }
    return PriceHistory.of(listed, gone);
  }

  private void readListed(Map<String, Listed> to) throws IOException {
    if (TolerantJson.enterObject(parser)) {
      for (String id; (id = TolerantJson.nextField(parser)) != null; ) {
        Fields fields = new Fields();
        if (fields.prices != null) {
          to.put(id, shared.computeIfAbsent(fields.prices, prices -> prices));
        }
      }
    }
  }

  private void readGone(Map<String, Gone> to) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Fields fields = new Fields();
      if (fields.prices != null && fields.row != null && fields.goneSince != null) {
        to.put(fields.row.id(), new Gone(fields.row, fields.prices, fields.goneSince));
      }
    }
  }

  /** The fields of one row, listed or not. */
  private final class Fields {
    private @Nullable Listed prices;
    private @Nullable ModelRow row;
    private @Nullable Instant goneSince;

    Fields() throws IOException {
      Instant since = null;
      List<PricePeriod> earlier = List.of();
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          switch (field) {
            case "since" -> since = TimeFormat.read(parser);
            case "earlier" -> earlier = readPeriods();
            case "row" -> row = ModelRowJson.read(parser, interner);
            case "gone_since" -> goneSince = TimeFormat.read(parser);
            default -> parser.skipChildren();
          }
        }
      }
      prices = since == null ? null : new Listed(since, earlier);
    }
  }

  private List<PricePeriod> readPeriods() throws IOException {
    List<PricePeriod> periods = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return periods;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Instant since = null;
      Pricing pricing = null;
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          switch (field) {
            case "since" -> since = TimeFormat.read(parser);
            case "pricing" -> pricing = PricingJson.read(parser, interner);
            default -> parser.skipChildren();
          }
        }
      }
      if (since != null && pricing != null) {
        periods.add(new PricePeriod(since, pricing));
      }
    }
    return periods;
  }
}
