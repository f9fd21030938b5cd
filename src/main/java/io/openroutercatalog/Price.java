package io.openroutercatalog;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One price as OpenRouter states it, in USD per token or per request. What is not known is told
 * apart from what costs nothing: only an {@link Exact} zero is free. Immutable.
 */
public sealed interface Price {

  /**
   * Reads a price.
   *
   * @param text a decimal number such as {@code 0.00000045} or {@code 4.5e-7}; white space around
   *     it is ignored
   * @return {@link Exact}, or {@link Varies} where the text has a minus sign, or {@link Unreadable}
   *     for all else; never an exception
   */
  static Price parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > DecimalText.MAX_LENGTH
        || !DecimalText.NUMBER.matcher(trimmed).matches()) {
      return new Unreadable(trimmed);
    }
    BigDecimal value = new BigDecimal(trimmed);
    if (Math.abs((long) value.scale()) > DecimalText.MAX_SCALE) {
      return new Unreadable(trimmed);
    }
    return trimmed.startsWith("-") ? new Varies(value) : new Exact(value);
  }

  /** {@return the price as text, as OpenRouter would write it} */
  String text();

  /**
   * A known price.
   *
   * @param usd the price in USD, exact, not negative
   */
  record Exact(BigDecimal usd) implements Price {
    /** Checks the amount. */
    public Exact {
      if (usd.signum() < 0) {
        throw new IllegalArgumentException("usd must not be negative, was " + usd);
      }
    }

    @Override
    public String text() {
      return usd.toPlainString();
    }
  }

  /**
   * The price depends on the request, as for {@code openrouter/auto}. OpenRouter says so with a
   * negative number, which must never enter a sum.
   *
   * @param marker the number that was sent, usually -1
   */
  record Varies(BigDecimal marker) implements Price {
    /** Checks the marker. */
    public Varies {
      Objects.requireNonNull(marker, "marker");
    }

    @Override
    public String text() {
      return marker.toPlainString();
    }
  }

  /**
   * A price was sent that is not a number.
   *
   * @param text what was sent, trimmed
   */
  record Unreadable(String text) implements Price {
    /** Cuts what is too long to be worth keeping. */
    public Unreadable {
      text =
          text.length() <= DecimalText.MAX_LENGTH
              ? text
              : text.substring(0, DecimalText.MAX_LENGTH);
    }
  }
}

/**
 * What a decimal number may look like; wide enough for any real price, narrow enough to be cheap.
 */
final class DecimalText {
  static final int MAX_LENGTH = 64;

  /** Keeps {@code 1e-999999999} from becoming a billion digits when it is printed. */
  static final int MAX_SCALE = 64;

  static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private DecimalText() {}
}
