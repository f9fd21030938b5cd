package io.openroutercatalog.internal.base;

import org.jspecify.annotations.Nullable;

/** ArgumentChecks of arguments; each message names the field, the value and what is allowed. */
public final class ArgumentChecks {
  private ArgumentChecks() {}

  public static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a config needs " + field);
    }
    return value;
  }

  /** Refuses an empty text as {@link #present} refuses null. */
  public static void stated(String field, String value) {
    present(field, value.isEmpty() ? null : value);
  }

  public static String notBlank(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
    return value;
  }

  public static int notNegative(String field, int value) {
    return (int) inRange(field, value, 0, Integer.MAX_VALUE);
  }

  public static @Nullable Long notNegative(String field, @Nullable Long value) {
    if (value != null) {
      inRange(field, value, 0, Long.MAX_VALUE);
    }
    return value; // The same object, since many configs share one.
  }

  public static int score(String field, int value) {
    return (int) inRange(field, value, 0, 100);
  }

  public static @Nullable Double score(String field, @Nullable Double value) {
    if (value != null && !(value >= 0 && value <= 100)) {
      throw new IllegalArgumentException(field + " must be from 0 to 100, was " + value);
    }
    return value;
  }

  public static long inRange(String field, long value, long least, long most) {
    if (value >= least && value <= most) {
      return value;
    }
    boolean open = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
    throw new IllegalArgumentException(
        field
            + " must be "
            + (open ? least + " or more" : "from " + least + " to " + most)
            + ", was "
            + value);
  }
}
