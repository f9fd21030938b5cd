package io.openroutercatalog.cost;

import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.util.Objects;

/**
 * The prices of a model from a time on, until the next ones. Immutable.
 *
 * @param since when a list first showed them
 * @param pricing the prices
 */
public record PricePeriod(Instant since, Pricing pricing) {
  /** Checks that nothing is null. */
  public PricePeriod {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(pricing, "pricing");
  }
}
