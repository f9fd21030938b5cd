package io.openroutercatalog.cost;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks of the counts and amounts of a call. */
final class Counts {
  private Counts() {}

  static long notNegative(String name, long count) {
    return ArgumentChecks.inRange(name, count, 0, Long.MAX_VALUE);
  }

  /** {@return the amount, within the bounds of a price} */
  static @Nullable BigDecimal amount(String name, @Nullable BigDecimal usd) {
    if (usd == null) {
      return null;
    }
    if (usd.signum() < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more, was " + usd);
    }
    try {
      return new Price.Exact(usd).usd();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " must have fewer than 64 characters when written out, was " + usd, e);
    }
  }
}
