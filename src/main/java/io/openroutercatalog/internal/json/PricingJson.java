package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.base.OrderedMap;
import io.openroutercatalog.internal.base.TextBounds;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes OpenRouter's {@code pricing} object. */
public final class PricingJson {
  /** How many prices and conditions were read, including those of overrides. */
  private int entries;

  private boolean bounded = true;

  private final ValueInterner interner;
  private final List<String> names;
  private final List<Price> prices;

  private PricingJson(ValueInterner interner) {
    this.interner = interner;
    this.names = interner.noTexts();
    this.prices = interner.noPrices();
  }

  /**
   * Reads the value at the parser's position. A value that is no object states no prices. Nor does
   * an object with more entries than {@link TextBounds#MOST_ENTRIES}, since a part of it could be a
   * wrong price.
   */
  public static Pricing read(JsonParser parser, ValueInterner interner) throws IOException {
    return new PricingJson(interner).pricing(parser);
  }

  private Pricing pricing(JsonParser parser) throws IOException {
    List<PriceOverride> overrides = List.of();
    if (TolerantJson.enterObject(parser)) {
      for (String name; (name = TolerantJson.nextField(parser)) != null; ) {
        if (name.equals("overrides")) {
          overrides = readOverrides(parser);
        } else {
          Price price = price(parser);
          if (takes(name) && price != null) {
            put(name, price);
          }
        }
      }
    }
    return bounded ? Pricing.of(map(), overrides) : Pricing.none();
  }

  private @Nullable Price price(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      return interner.price(interner.text(parser));
    }
    parser.skipChildren();
    return null;
  }

  /** If a name is sent twice, the last price counts, at the position of the first. */
  private void put(String name, Price price) {
    int place = names.indexOf(name);
    if (place < 0) {
      names.add(name);
      prices.add(price);
    } else {
      prices.set(place, price);
    }
  }

  private Map<String, Price> map() {
    return OrderedMap.of(interner.list(names), prices);
  }

  private boolean takes(String name) {
    entries++;
    bounded &=
        entries <= TextBounds.MOST_ENTRIES && name.length() <= TextBounds.MOST_TEXT_CHARACTERS;
    return bounded;
  }

  private List<PriceOverride> readOverrides(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return List.of();
    }
    List<PriceOverride> overrides = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      PriceOverride override = TolerantJson.enterObject(parser) ? readOverride(parser) : null;
      if (takes("") && override != null) {
        overrides.add(override);
      }
    }
    return overrides;
  }

  /**
   * Prices are sent as text, conditions as numbers, so that an unknown condition is never read as a
   * price. An override with a condition that cannot be kept is left out whole: without its
   * condition it would seem to apply always.
   */
  private @Nullable PriceOverride readOverride(JsonParser parser) throws IOException {
    Map<String, Object> conditions = new LinkedHashMap<>();
    Map<String, Price> prices = new LinkedHashMap<>();
    boolean whole = true;
    for (String name; (name = TolerantJson.nextField(parser)) != null; ) {
      boolean stated = parser.currentToken() != JsonToken.VALUE_NULL;
      Object value = TolerantJson.scalar(parser);
      if (!takes(name)) {
        continue;
      }
      if (value instanceof String text) {
        prices.put(name, interner.price(text));
      } else if (value != null) {
        conditions.put(name, value);
      } else if (stated) {
        whole = false;
      }
    }
    // A name that is both a price and a condition could not be written and read again.
    boolean clear = Collections.disjoint(conditions.keySet(), prices.keySet());
    return whole && clear ? PriceOverride.of(conditions, prices) : null;
  }

  /** {@return a pricing as a JSON object, the way OpenRouter writes it} */
  public static Map<String, Object> toMap(Pricing pricing) {
    Map<String, Object> object = new LinkedHashMap<>();
    putPrices(pricing.prices(), object);
    if (!pricing.overrides().isEmpty()) {
      List<Map<String, Object>> overrides = new ArrayList<>();
      for (PriceOverride override : pricing.overrides()) {
        Map<String, Object> entry = new LinkedHashMap<>(override.conditions());
        putPrices(override.prices(), entry);
        overrides.add(entry);
      }
      object.put("overrides", overrides);
    }
    return object;
  }

  private static void putPrices(Map<String, Price> prices, Map<String, Object> to) {
    prices.forEach((name, price) -> to.put(name, price.text()));
  }

  /** {@return the pricing of a JSON object, the inverse of {@link #toMap}} */
  public static Pricing fromMap(Map<String, Object> object) {
    try (JsonParser parser = JsonText.MAPPER.treeAsTokens(JsonText.MAPPER.valueToTree(object))) {
      parser.nextToken();
      return read(parser, new ValueInterner());
    } catch (IOException e) {
      throw new IllegalArgumentException("pricing is not an object of prices", e);
    }
  }

  /** Writes a pricing the way OpenRouter does. */
  public static void write(Pricing pricing, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writePrices(pricing.prices(), json);
    if (!pricing.overrides().isEmpty()) {
      json.writeArrayFieldStart("overrides");
      for (PriceOverride override : pricing.overrides()) {
        json.writeStartObject();
        for (Map.Entry<String, Object> condition : override.conditions().entrySet()) {
          json.writeObjectField(condition.getKey(), condition.getValue());
        }
        writePrices(override.prices(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writePrices(Map<String, Price> prices, JsonGenerator json)
      throws IOException {
    for (Map.Entry<String, Price> price : prices.entrySet()) {
      json.writeStringField(price.getKey(), price.getValue().text());
    }
  }
}
