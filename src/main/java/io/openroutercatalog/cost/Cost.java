package io.openroutercatalog.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a call comes to, in USD, exact and without rounding. An amount that is not wholly known is
 * of another type than one that is, so that it cannot be added to a bill by mistake. Immutable.
 */
public sealed interface Cost {
  /** {@return the sum of what is known, which the call costs at least} */
  BigDecimal atLeast();

  /**
   * {@return what would have to be known: names of prices, such as {@code prompt}; {@code row} if
   * the name leads to no row of OpenRouter's list; {@code router} if the model passes requests on
   * to others}
   */
  List<String> unknown();

  /**
   * Everything that the call used has a price.
   *
   * @param usd the amount, not negative
   */
  record Known(BigDecimal usd) implements Cost {
    @Override
    public BigDecimal atLeast() {
      return usd;
    }

    @Override
    public List<String> unknown() {
      return List.of();
    }

    @Override
    public String toString() {
      return usd.toPlainString() + " USD";
    }
  }

  /**
   * Some of what the call used has a price.
   *
   * @param atLeast the sum of that
   * @param unknown the names of the prices that are missing, not empty
   */
  record PartlyKnown(BigDecimal atLeast, List<String> unknown) implements Cost {
    /** Copies the list. */
    public PartlyKnown {
      unknown = List.copyOf(unknown);
    }

    @Override
    public String toString() {
      return "at least " + atLeast.toPlainString() + " USD, unknown: " + unknown;
    }
  }

  /**
   * Nothing of what the call used has a price.
   *
   * @param unknown why: see {@link Cost#unknown()}; not empty
   */
  record Unknown(List<String> unknown) implements Cost {
    /** Copies the list. */
    public Unknown {
      unknown = List.copyOf(unknown);
    }

    @Override
    public BigDecimal atLeast() {
      return BigDecimal.ZERO;
    }

    @Override
    public String toString() {
      return "unknown: " + unknown;
    }
  }
}
