package io.openroutercatalog.cost;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.internal.json.JsonText;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed fields of a JSON object that is held as a map, each under the first of several names that
 * it has. A wrong type is an error that names the field, since a count that is left out makes a
 * call look cheaper than it was.
 */
final class JsonFields {
  private final Map<?, ?> object;

  JsonFields(Map<?, ?> object) {
    this.object = object;
  }

  /** {@return the object of a JSON text, with its numbers as they are written} */
  static Map<String, Object> parse(String json, String what) {
    return JsonText.parseExactObject(json, what);
  }

  private @Nullable String nameOf(String... names) {
    for (String name : names) {
      if (object.get(name) != null) {
        return name;
      }
    }
    return null;
  }

  /** {@return whether one of the names has a value that is not null} */
  boolean has(String... names) {
    return nameOf(names) != null;
  }

  /** {@return the value under a name, or null} */
  @Nullable Object value(String name) {
    return object.get(name);
  }

  /** {@return the count, 0 if there is none} */
  long count(String... names) {
    String name = nameOf(names);
    if (name == null) {
      return 0;
    }
    Object value = object.get(name);
    try {
      if (value instanceof Number number) {
        return Counts.notNegative(name, decimal(number).longValueExact());
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // It has a fraction, or does not fit.
    }
    throw new IllegalArgumentException(name + " must be a whole number, was " + shown(value));
  }

  /** {@return the amount in USD, or null} */
  @Nullable BigDecimal amount(String... names) {
    String name = nameOf(names);
    if (name == null) {
      return null;
    }
    Object value = object.get(name);
    try {
      if (value instanceof Number number) {
        return decimal(number);
      }
    } catch (NumberFormatException e) {
      // It is not finite.
    }
    throw new IllegalArgumentException(name + " must be a number, was " + shown(value));
  }

  /** {@return the text, or null} */
  @Nullable String text(String... names) {
    String name = nameOf(names);
    if (name == null) {
      return null;
    }
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " must be text, was " + shown(object.get(name)));
  }

  /** {@return whether it is true; false if there is none} */
  boolean isTrue(String name) {
    Object value = object.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw new IllegalArgumentException(name + " must be true or false, was " + shown(value));
  }

  /** {@return the object, an empty one if there is none} */
  JsonFields object(String... names) {
    String name = nameOf(names);
    if (name == null) {
      return new JsonFields(Map.of());
    }
    if (object.get(name) instanceof Map<?, ?> map) {
      return new JsonFields(map);
    }
    throw new IllegalArgumentException(name + " must be an object, was " + shown(object.get(name)));
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
  }

  static String shown(@Nullable Object value) {
    return switch (value) {
      case Number number -> CleanText.of(number.toString(), 60);
      case Boolean bool -> bool.toString();
      case String text -> "\"" + CleanText.of(text, 60) + "\"";
      case null, default -> JsonValues.typeName(value);
    };
  }
}
