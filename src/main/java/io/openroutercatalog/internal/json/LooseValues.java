package io.openroutercatalog.internal.json;

import java.io.File;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as YAML, properties, Spring and environment variables give them, as the JSON values that
 * they mean. What means nothing is left as it is, so that the reader of it says what is allowed.
 */
final class LooseValues {
  private LooseValues() {}

  /** {@return a value made of maps with text as keys, lists, texts, numbers and truth values} */
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> plainMap(map);
      case Collection<?> all -> all.stream().map(LooseValues::plain).toList();
      case Object[] all -> Arrays.stream(all).map(LooseValues::plain).toList();
      case Path path -> path.toString();
      case File file -> file.toString();
      case URI uri -> uri.toString();
      case URL url -> url.toString();
      case Duration duration -> duration.toString();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case null -> null;
      default -> value;
    };
  }

  private static Map<Object, @Nullable Object> plainMap(Map<?, ?> map) {
    Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> plain.put(key instanceof Integer ? key.toString() : key, plain(value)));
    return plain;
  }

  /** {@return the number that a text states} */
  static Object number(Object value) {
    if (!(value instanceof String text)
        || !text.strip().matches("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?")) {
      return value;
    }
    BigDecimal number = new BigDecimal(text.strip());
    return number.scale() == 0 ? number.toBigInteger() : (Object) number;
  }

  /** {@return what a text says of true and false} */
  static Object bool(Object value) {
    if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> value;
      };
    }
    return value;
  }

  /**
   * {@return the list that a text with commas states, JSON, or a map of which the keys count up}
   */
  static Object list(Object value) {
    if (value instanceof String text) {
      return text.strip().startsWith("[") ? jsonList(text) : parts(text);
    }
    return value instanceof Map<?, ?> map ? counted(map) : value;
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Object jsonList(String text) {
    return JsonText.parseObject("{\"list\":" + text + "}", "the list").getOrDefault("list", text);
  }

  private static Object counted(Map<?, ?> map) {
    List<@Nullable Object> list = new ArrayList<>();
    if (map.isEmpty()) {
      return map;
    }
    for (int i = 0; i < map.size(); i++) {
      if (!map.containsKey(String.valueOf(i))) {
        return map;
      }
      list.add(map.get(String.valueOf(i)));
    }
    return list;
  }

  /** {@return the object that a text states as JSON} */
  static Object object(Object value) {
    return value instanceof String text && text.strip().startsWith("{")
        ? JsonText.parseObject(text, "the object")
        : value;
  }

  /** {@return the name of a constant in small letters with underscores} */
  static Object constant(Object value) {
    return value instanceof String text
        ? text.strip().toLowerCase(Locale.ROOT).replace('-', '_')
        : value;
  }

  /** {@return a key in small letters with underscores, from any usual way to write it} */
  static String key(String written) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isUpperCase(c)) {
        boolean begins = i > 0 && !Character.isUpperCase(written.charAt(i - 1));
        boolean afterMark = i > 0 && "_-".indexOf(written.charAt(i - 1)) >= 0;
        key.append(begins && !afterMark ? "_" : "").append(Character.toLowerCase(c));
      } else {
        key.append(c == '-' ? '_' : c);
      }
    }
    return key.toString();
  }
}
