package io.openroutercatalog.internal.base;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Deep, immutable, order-keeping copies of JSON objects held as plain Java values. */
public final class JsonValues {
  private static final int MAX_DEPTH = 100;
  private static final int MOST_VALUES = 100_000;

  /** The numbers that JSON text is made of, and that cannot change. */
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          Double.class,
          Float.class,
          BigInteger.class,
          BigDecimal.class);

  private final String root;
  private final @Nullable Function<Object, @Nullable Object> meaning;
  private int values;

  private JsonValues(String root, @Nullable Function<Object, @Nullable Object> meaning) {
    this.root = root;
    this.meaning = meaning;
  }

  /**
   * Copies an object.
   *
   * @param name the name of the object in messages; they never contain its values, which may be
   *     secret
   * @throws IllegalArgumentException if it holds a value that JSON has no form for
   */
  public static Map<String, Object> copyObject(Map<?, ?> object, String name) {
    return new JsonValues(name, null).copyObject(object, name, 0);
  }

  /**
   * Copies an object as {@link #copyObject} does, with whole numbers as keys too.
   *
   * @param meaning gives the JSON value that another one stands for, or null if it stands for none
   */
  public static Map<String, Object> copyLoosely(
      Map<?, ?> object, String name, Function<Object, @Nullable Object> meaning) {
    return new JsonValues(name, meaning).copyObject(object, name, 0);
  }

  private Map<String, Object> copyObject(Map<?, ?> object, String name, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          Object named = meaning != null && key instanceof Integer ? key.toString() : key;
          if (!(named instanceof String text)) {
            throw new IllegalArgumentException(
                name + ": keys must be text, one is " + typeName(key));
          }
          count();
          // Most values need no check, so no name for a message is made.
          put(
              copy,
              text,
              isFine(value) && depth <= MAX_DEPTH
                  ? value
                  : copyValue(value, name + "." + CleanText.of(text, 60), depth));
        });
    return Collections.unmodifiableMap(copy);
  }

  /** An object that stands in many places is copied to each: a small one could become endless. */
  private void count() {
    if (++values > MOST_VALUES) {
      throw new IllegalArgumentException(root + ": has more than " + MOST_VALUES + " values");
    }
  }

  private static boolean isFine(@Nullable Object value) {
    return value instanceof String || value instanceof Integer || value instanceof Long;
  }

  /** Map's values are not nullable by type, but a JSON null must survive the copy. */
  @SuppressWarnings("NullAway")
  private static void put(Map<String, Object> copy, String key, @Nullable Object value) {
    copy.put(key, value);
  }

  private @Nullable Object copyValue(@Nullable Object value, String name, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(name + ": nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean bool -> bool;
      case Double number when !Double.isFinite(number) ->
          throw new IllegalArgumentException(
              name + ": must be a JSON value, is not a finite number");
      case Float number when !Float.isFinite(number) ->
          throw new IllegalArgumentException(
              name + ": must be a JSON value, is not a finite number");
      case Number number when NUMBERS.contains(number.getClass()) -> number;
      case Map<?, ?> object -> copyObject(object, name, depth + 1);
      case List<?> list -> copyList(list, name, depth + 1);
      case Object other when meaning != null && meaning.apply(other) != null ->
          copyValue(meaning.apply(other), name, depth);
      default ->
          throw new IllegalArgumentException(
              name + ": must be a JSON value, is " + typeName(value));
    };
  }

  @SuppressWarnings("NullAway") // A JSON null must survive the copy.
  private List<Object> copyList(List<?> list, String name, int depth) {
    List<Object> copy = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      count();
      copy.add(copyValue(list.get(i), name + "[" + i + "]", depth));
    }
    return Collections.unmodifiableList(copy);
  }

  /** {@return the JSON type of a value, for messages} */
  public static String typeName(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "text";
      case Boolean bool -> "true or false";
      case Number number when NUMBERS.contains(number.getClass()) -> "a number";
      case List<?> list -> "a list";
      case Map<?, ?> object -> "an object";
      default -> "a " + value.getClass().getName();
    };
  }
}
