package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.base.OrderedMap;
import io.openroutercatalog.internal.base.TextBounds;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceName;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    List<RawOverride> overrides = List.of();
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
    return bounded ? Pricing.of(map(), overrides(overrides)) : Pricing.none();
  }

  /** {@return the price, unreadable if it is neither text nor a number; null if it is null} */
  private @Nullable Price price(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return isTextOrNumber(token)
        ? interner.price(interner.text(parser))
        : unreadable(standIn(token, TolerantJson.scalar(parser)));
  }

  private static boolean isTextOrNumber(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isNumeric();
  }

  private static @Nullable Price unreadable(@Nullable Object value) {
    return value == null ? null : new Price.Unreadable(value.toString());
  }

  /** {@return the scalar, or what stands for a value that is none or is too long; null for null} */
  private static @Nullable Object standIn(JsonToken token, @Nullable Object scalar) {
    if (scalar != null) {
      return scalar;
    }
    return switch (token) {
      case VALUE_NULL -> null;
      case START_OBJECT -> "{…}";
      case START_ARRAY -> "[…]";
      default -> "…";
    };
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

  /** A field of an override before it is known whether it is a price or a condition. */
  private record Field(String name, Object condition, Price price) {}

  /**
   * An override before that is known.
   *
   * @param unreadable what was sent in place of an override, or null
   */
  private record RawOverride(List<Field> fields, @Nullable String unreadable) {}

  private List<RawOverride> readOverrides(JsonParser parser) throws IOException {
    List<RawOverride> overrides = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        addOverride(parser, overrides);
      }
    } else {
      addUnreadable(parser, overrides);
    }
    return overrides;
  }

  private void addOverride(JsonParser parser, List<RawOverride> to) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      RawOverride override = readOverride(parser);
      if (takes("")) {
        to.add(override);
      }
    } else {
      addUnreadable(parser, to);
    }
  }

  private void addUnreadable(JsonParser parser, List<RawOverride> to) throws IOException {
    Object sent = standIn(parser.currentToken(), TolerantJson.scalar(parser));
    if (takes("") && sent != null) {
      to.add(new RawOverride(List.of(), sent.toString()));
    }
  }

  private RawOverride readOverride(JsonParser parser) throws IOException {
    List<Field> fields = new ArrayList<>(5);
    for (String name; (name = TolerantJson.nextField(parser)) != null; ) {
      JsonToken token = parser.currentToken();
      String text = isTextOrNumber(token) ? interner.text(parser) : null;
      Object condition = standIn(token, TolerantJson.scalar(parser));
      Price price = text == null ? unreadable(condition) : interner.price(text);
      if (takes(name) && condition != null && price != null) {
        fields.add(new Field(name, condition, price));
      }
    }
    return new RawOverride(fields, null);
  }

  private List<PriceOverride> overrides(List<RawOverride> raw) {
    return raw.isEmpty() ? List.of() : raw.stream().map(this::override).toList();
  }

  /** A field is a price by its name alone, so that no text is taken for one. */
  private PriceOverride override(RawOverride raw) {
    if (raw.unreadable != null) {
      return PriceOverride.unreadable(raw.unreadable);
    }
    Map<String, Object> conditions = new LinkedHashMap<>();
    Map<String, Price> replacing = new LinkedHashMap<>();
    for (Field field : raw.fields) {
      if (PriceName.inEveryOverride().contains(field.name) || names.contains(field.name)) {
        replacing.put(field.name, field.price);
      } else {
        conditions.put(field.name, field.condition);
      }
    }
    return PriceOverride.of(conditions, replacing);
  }

  /** {@return a pricing as a JSON object, the way OpenRouter writes it} */
  public static Map<String, Object> toMap(Pricing pricing) {
    Map<String, Object> object = new LinkedHashMap<>();
    putPrices(pricing.prices(), object);
    if (!pricing.overrides().isEmpty()) {
      List<Object> overrides = new ArrayList<>();
      for (PriceOverride override : pricing.overrides()) {
        Map<String, Object> entry = new LinkedHashMap<>(override.conditions());
        putPrices(override.prices(), entry);
        overrides.add(Objects.requireNonNullElse(override.unreadable(), entry));
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
        write(override, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(PriceOverride override, JsonGenerator json) throws IOException {
    if (override.unreadable() != null) {
      json.writeString(override.unreadable());
      return;
    }
    json.writeStartObject();
    for (Map.Entry<String, Object> condition : override.conditions().entrySet()) {
      json.writeObjectField(condition.getKey(), condition.getValue());
    }
    writePrices(override.prices(), json);
    json.writeEndObject();
  }

  private static void writePrices(Map<String, Price> prices, JsonGenerator json)
      throws IOException {
    for (Map.Entry<String, Price> price : prices.entrySet()) {
      json.writeStringField(price.getKey(), price.getValue().text());
    }
  }
}
