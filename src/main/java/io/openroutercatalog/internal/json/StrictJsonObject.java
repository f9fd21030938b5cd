package io.openroutercatalog.internal.json;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.base.JsonValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed fields of a JSON object that is held as a map. It is strict, since people write this
 * input: a wrong type is an error that names the field, its value and what is allowed. Messages
 * contain only values that cannot be secret.
 */
public final class StrictJsonObject {
  private final Map<String, Object> object;
  private final String path;
  private final boolean loose;
  private final Map<String, String> written;
  private final Set<String> unread;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Starts reading.
   *
   * @param path the prefix of field names in messages, such as {@code operator_configs[2].}, or
   *     empty
   */
  public StrictJsonObject(Map<String, Object> object, String path) {
    this(object, path, false, Map.of());
  }

  private StrictJsonObject(
      Map<String, Object> object, String path, boolean loose, Map<String, String> written) {
    this.object = object;
    this.path = path;
    this.loose = loose;
    this.written = written;
    this.unread = new LinkedHashSet<>(object.keySet());
  }

  /**
   * Starts reading what YAML, properties or Spring give: keys in any usual way to write them, texts
   * for numbers, truth values and lists, maps that count up for lists.
   *
   * @param path as above
   * @throws IllegalArgumentException if a value has no form in JSON, or two keys mean the same
   */
  public static StrictJsonObject loose(Map<?, ?> object, String path) {
    Map<String, Object> byWritten = copy(object, path.isEmpty() ? "settings" : withoutDot(path));
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> written = new LinkedHashMap<>();
    byWritten.forEach(
        (name, value) -> {
          String key = LooseValues.key(name);
          String before = written.put(key, name);
          if (before != null) {
            throw new IllegalArgumentException(
                path + CleanText.of(name, 60) + " is also set as " + CleanText.of(before, 60));
          }
          values.put(key, value);
        });
    return new StrictJsonObject(values, path, true, written);
  }

  /**
   * Starts reading values of which the keys were written in another way.
   *
   * @param written how each key was written
   */
  public static StrictJsonObject loose(Map<String, Object> values, Map<String, String> written) {
    return new StrictJsonObject(copy(values, "settings"), "", true, Map.copyOf(written));
  }

  /** {@return a copy of an object whose keys are kept, as JSON values} */
  public static Map<String, Object> copy(Map<?, ?> object, String name) {
    return JsonValues.copyLoosely(object, name, LooseValues::meaning);
  }

  /** {@return the key in small letters with underscores, from any usual way to write it} */
  public static String key(String written) {
    return LooseValues.key(written);
  }

  private static String withoutDot(String path) {
    return path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
  }

  /** {@return a name as it was written} */
  public String written(String name) {
    return written.getOrDefault(name, name);
  }

  /** {@return the names of the fields that were not read} */
  public Set<String> unread() {
    return unread;
  }

  /** {@return the names that were read, whether the object has them or not} */
  public Set<String> asked() {
    return asked;
  }

  /** Reads a text, if there is one. */
  public void text(String name, Consumer<String> to) {
    read(name, "text", value -> value instanceof String text ? text : null, to);
  }

  /** Reads true or false, if there is one of them. */
  public void bool(String name, Consumer<Boolean> to) {
    read(
        name,
        "true or false",
        value -> meant(value, LooseValues::bool) instanceof Boolean bool ? bool : null,
        to);
  }

  /** Reads a whole number that fits an int, if there is one. */
  public void integer(String name, Consumer<Integer> to) {
    read(
        name,
        "a whole number of at most 32 bits",
        value -> asWhole(meant(value, LooseValues::number), Integer.class),
        to);
  }

  /** Reads a whole number that fits an int, or "all" as the largest, if there is one of them. */
  public void integerOrAll(String name, Consumer<Integer> to) {
    read(
        name,
        "a whole number of at most 32 bits, or \"all\"",
        value ->
            value.equals("all")
                ? (Integer) Integer.MAX_VALUE
                : asWhole(meant(value, LooseValues::number), Integer.class),
        to);
  }

  /** Reads a whole number, if there is one. */
  public void wholeNumber(String name, Consumer<Long> to) {
    read(
        name,
        "a whole number",
        value -> asWhole(meant(value, LooseValues::number), Long.class),
        to);
  }

  /** Reads a number, if there is one. */
  public void number(String name, Consumer<Double> to) {
    read(
        name,
        "a number",
        value ->
            meant(value, LooseValues::number) instanceof Number number
                ? (Double) number.doubleValue()
                : null,
        to);
  }

  /** Reads a list of texts, if there is one. */
  public void texts(String name, Consumer<List<String>> to) {
    read(name, "a list of texts", value -> asTexts(meant(value, LooseValues::list)), to);
  }

  /** Reads an object, if there is one. */
  public void object(String name, Consumer<Map<String, Object>> to) {
    read(
        name,
        "an object",
        value ->
            meant(value, LooseValues::object) instanceof Map<?, ?> map
                ? JsonValues.copyObject(map, path + written(name))
                : null,
        to);
  }

  /** Reads the entries of a list, if there is one. */
  public void list(String name, Consumer<List<?>> to) {
    read(
        name,
        "a list",
        value -> meant(value, LooseValues::list) instanceof List<?> list ? list : null,
        to);
  }

  /** Reads a constant of an enum by its name in lower case, if there is one. */
  public <E extends Enum<E>> void oneOf(String name, Class<E> type, Consumer<E> to) {
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      allowed.add(constant.name().toLowerCase(Locale.ROOT));
    }
    read(
        name,
        "one of " + String.join(", ", allowed),
        value -> asConstant(type, meant(value, LooseValues::constant)),
        to);
  }

  /** Reads a value of a form of its own, if there is one. */
  public <T> void value(
      String name, String allowed, Function<Object, @Nullable T> form, Consumer<T> to) {
    read(name, allowed, form::apply, to);
  }

  private Object meant(Object value, UnaryOperator<Object> meaning) {
    return loose ? meaning.apply(value) : value;
  }

  private <T> void read(String name, String allowed, Reading<T> reading, Consumer<T> to) {
    unread.remove(name);
    asked.add(name);
    Object value = object.get(name);
    if (value == null) {
      return;
    }
    T typed = reading.of(value);
    if (typed == null) {
      throw new IllegalArgumentException(
          path + written(name) + " must be " + allowed + ", was " + shown(name, value));
    }
    try {
      to.accept(typed);
    } catch (IllegalArgumentException e) {
      throw named(name, e);
    }
  }

  /** {@return the refusal of a value, with the name as it was written} */
  private IllegalArgumentException named(String name, IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    String asWritten =
        message.startsWith(name) ? written(name) + message.substring(name.length()) : message;
    return path.isEmpty() && asWritten.equals(message)
        ? e
        : new IllegalArgumentException(path + asWritten, e);
  }

  /** {@return a value for a message; a field that may hold secrets shows its type only} */
  private static String shown(String name, Object value) {
    boolean secret =
        name.contains("key")
            || name.contains("params")
            || name.contains("configs")
            || name.contains("overrides");
    if (value instanceof Number || value instanceof Boolean) {
      return secret ? JsonValues.typeName(value) : value.toString();
    }
    if (value instanceof String text && !secret) {
      return "\"" + CleanText.of(text, 60) + "\"";
    }
    return JsonValues.typeName(value);
  }

  private static <N extends Number> @Nullable N asWhole(Object value, Class<N> type) {
    long whole;
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      whole = ((Number) value).longValue();
    } else if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      whole = big.longValue();
    } else {
      return null;
    }
    if (type == Long.class) {
      return type.cast(whole);
    }
    return whole == (int) whole ? type.cast((int) whole) : null;
  }

  private static @Nullable List<String> asTexts(Object value) {
    if (!(value instanceof List<?> list)) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Object entry : list) {
      if (!(entry instanceof String text)) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  private static <E extends Enum<E>> @Nullable E asConstant(Class<E> type, Object value) {
    for (E constant : type.getEnumConstants()) {
      if (value instanceof String text && constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    return null;
  }

  private interface Reading<T> {
    @Nullable T of(Object value);
  }
}
