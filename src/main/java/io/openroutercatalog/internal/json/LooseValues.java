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

  /** {@return the JSON value that another one stands for, or null if it stands for none} */
  static @Nullable Object meaning(Object value) {
    return switch (value) {
      case Collection<?> all -> new ArrayList<>(all);
      case Object[] all -> Arrays.asList(all);
      case Path path -> path.toString();
      case File file -> file.toString();
      case URI uri -> uri.toString();
      case URL url -> url.toString();
      case Duration duration -> duration.toString();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      default -> null;
    };
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
      return text.strip().startsWith("[")
          ? json("{\"list\":" + text + "}", value, "list")
          : parts(text);
    }
    return value instanceof Map<?, ?> map ? counted(map) : value;
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** {@return the object or a field of it; the other value if the text is not JSON} */
  private static Object json(String text, Object other, @Nullable String field) {
    try {
      Map<String, Object> object = JsonText.parseObject(text, "value");
      return field == null ? object : object.getOrDefault(field, other);
    } catch (IllegalArgumentException e) { // Its reader says what is allowed.
      return other;
    }
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
        ? json(text, value, null)
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
