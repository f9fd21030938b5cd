package io.openroutercatalog.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts for people to read. They are rounded: nothing must be computed from them. */
public final class UsdText {
  private static final int CENTS = 2;

  /** Enough to compare two amounts, of which most are a fraction of a cent. */
  private static final MathContext SMALL = new MathContext(3, RoundingMode.HALF_UP);

  private UsdText() {}

  /**
   * {@return an amount with cents, and below one dollar with three significant digits: {@code
   * $12.35}, {@code $0.0134}, {@code $0.50}, {@code -$0.000193}}
   *
   * @param usd any amount in USD
   */
  public static String amount(BigDecimal usd) {
    BigDecimal size = usd.abs();
    BigDecimal rounded =
        size.compareTo(BigDecimal.ONE) < 0
            ? size.round(SMALL).stripTrailingZeros()
            : size.setScale(CENTS, RoundingMode.HALF_UP);
    if (rounded.scale() < CENTS) {
      rounded = rounded.setScale(CENTS);
    }
    return (usd.signum() < 0 ? "-$" : "$") + rounded.toPlainString();
  }

  /**
   * {@return a price per token as a price per million tokens, such as {@code $2.50/M}}
   *
   * @param usd any price in USD per token
   */
  public static String perMillion(BigDecimal usd) {
    return amount(usd.movePointRight(6)) + "/M";
  }
}
