package io.openroutercatalog.price;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One price as OpenRouter states it, in USD per token or per request. A price that is not known is
 * never the same as no cost: only an {@link Exact} zero is free. Immutable.
 */
public sealed interface Price {

  /**
   * Reads a price.
   *
   * @param text a decimal number such as {@code 0.00000045} or {@code 4.5e-7}; white space around
   *     it is ignored
   * @return {@link Exact}, or {@link Varies} if the number has a minus sign, or {@link Unreadable}
   *     if it is no number; never an exception
   */
  static Price parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > DecimalText.MAX_LENGTH
        || !DecimalText.NUMBER.matcher(trimmed).matches()) {
      return new Unreadable(trimmed);
    }
    BigDecimal value = new BigDecimal(trimmed);
    if (!DecimalText.isPlain(value)) {
      return new Unreadable(trimmed);
    }
    if (value.signum() == 0 && value.scale() <= 0 && !trimmed.equals("0")) {
      value = DecimalText.OTHER_ZERO;
    }
    return trimmed.startsWith("-") ? new Varies(value) : new Exact(value);
  }

  /** {@return the price as text, as OpenRouter would write it} */
  String text();

  /** {@return the price in USD, or nothing unless it is {@link Exact}} */
  default Optional<BigDecimal> amount() {
    return this instanceof Exact(BigDecimal usd) ? Optional.of(usd) : Optional.empty();
  }

  /**
   * {@return a price per token as people compare it, in USD per million tokens, exact and without
   * trailing zeros; or nothing unless it is {@link Exact}}
   */
  default Optional<BigDecimal> perMillion() {
    return amount().map(DecimalText::timesMillion);
  }

  /**
   * A known price.
   *
   * @param usd the price in USD, exact, not negative; fewer than 64 characters when written out
   */
  record Exact(BigDecimal usd) implements Price {
    /** Checks the amount. */
    public Exact {
      if (usd.signum() < 0) {
        throw new IllegalArgumentException("usd must not be negative, was " + usd);
      }
      usd = DecimalText.plain("usd", usd);
    }

    @Override
    public String text() {
      return usd.toPlainString();
    }

    /** {@return the amount without an exponent, such as {@code 0.00000045}} */
    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The price depends on the request, as for {@code openrouter/auto}. OpenRouter says so with a
   * negative number, which must never enter a sum.
   *
   * @param marker the number that was sent, usually -1, not positive; at most 64 characters when
   *     written out
   */
  record Varies(BigDecimal marker) implements Price {
    /** Checks the marker. */
    public Varies {
      if (marker.signum() > 0) {
        throw new IllegalArgumentException("marker must not be positive, was " + marker);
      }
      marker = DecimalText.plain("marker", marker);
    }

    @Override
    public String text() {
      return "-" + marker.negate().toPlainString(); // A BigDecimal zero has no sign.
    }

    @Override
    public String toString() {
      return "varies (" + text() + ")";
    }
  }

  /**
   * A price that is not a number.
   *
   * @param text what was sent, trimmed
   */
  record Unreadable(String text) implements Price {
    /** Shortens a long text, with an ellipsis so that the rest cannot be read as a number. */
    public Unreadable {
      text =
          text.length() <= DecimalText.MAX_LENGTH
              ? text
              : text.substring(0, DecimalText.MAX_LENGTH - 1) + "…";
    }

    @Override
    public String toString() {
      return "unreadable (" + text + ")";
    }
  }
}

/**
 * The form and the bounds of a price as a decimal number: enough for any real price, and cheap to
 * compute with.
 */
final class DecimalText {
  static final int MAX_LENGTH = 64;

  /** Keeps {@code 1e-999999999} from becoming a billion digits when it is printed. */
  static final int MAX_SCALE = 64;

  static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  /** Replaces zeros such as {@code 0e5}, so that they stay different from the text "0". */
  static final BigDecimal OTHER_ZERO = new BigDecimal("0.0");

  private DecimalText() {}

  /** {@return whether the number can be read back once written without an exponent} */
  static boolean isPlain(BigDecimal value) {
    return Math.abs((long) value.scale()) <= MAX_SCALE
        && value.precision() <= MAX_LENGTH
        && plainLength(value) < MAX_LENGTH; // Leaves room for the sign of "-0".
  }

  /** {@return the length of the number without an exponent, computed without writing it} */
  private static int plainLength(BigDecimal value) {
    int sign = value.signum() < 0 ? 1 : 0;
    if (value.scale() <= 0) {
      return value.signum() == 0 ? 1 : sign + value.precision() - value.scale();
    }
    return sign + 1 + Math.max(value.precision(), value.scale() + 1);
  }

  /** {@return a million times the number, without an exponent and trailing zeros} */
  static BigDecimal timesMillion(BigDecimal value) {
    BigDecimal million = value.movePointRight(6).stripTrailingZeros();
    return million.scale() < 0 ? million.setScale(0) : million;
  }

  /** {@return the number with a scale that its text keeps} */
  static BigDecimal plain(String name, BigDecimal value) {
    if (!isPlain(value)) {
      throw new IllegalArgumentException(
          name
              + " must have fewer than "
              + MAX_LENGTH
              + " characters when written out, was "
              + value);
    }
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
