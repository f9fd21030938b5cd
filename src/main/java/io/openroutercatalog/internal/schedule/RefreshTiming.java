package io.openroutercatalog.internal.schedule;

import io.openroutercatalog.CatalogError;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to ask next. Every delay is random within bounds, so that many processes started together do
 * not ask together. Pure but for its source of randomness.
 */
public final class RefreshTiming {
  /** What a service asks beyond this is not believed. */
  private static final Duration LONGEST_WAIT_ASKED = Duration.ofHours(24);

  private final DoubleSupplier random;

  /**
   * Makes a timing.
   *
   * @param random numbers from 0 (inclusive) to 1 (exclusive)
   */
  public RefreshTiming(DoubleSupplier random) {
    this.random = random;
  }

  /** {@return the delay after the first success, or the first after an outage: anywhere within} */
  public Duration spread(Duration interval) {
    return times(interval, 0.1 + 0.9 * random.getAsDouble());
  }

  /** {@return the delay from one success to the next: the interval, give or take a tenth} */
  public Duration steady(Duration interval) {
    return times(interval, 0.9 + 0.2 * random.getAsDouble());
  }

  /**
   * {@return the delay after a failure: exponential with a cap, half of it random, and never before
   * the time the service asked for}
   *
   * @param failures in a row, 1 or more
   * @param interval the usual delay; a plain failure is not retried later than that, or a minute
   * @param serving whether there is an old list to serve meanwhile
   */
  public Duration retry(int failures, CatalogError error, Duration interval, boolean serving) {
    Duration bound = Backoff.after(error, interval, serving).bound(failures);
    return longer(times(bound, 0.5 + 0.5 * random.getAsDouble()), asked(error.retryAfter()));
  }

  /** {@return the delay to the next health pass} */
  public Duration health(
      Duration interval, int unauthorizedInARow, @Nullable Duration retryAfter, boolean first) {
    Duration usual = first ? spread(interval) : steady(interval);
    Duration slowed =
        new Backoff(usual, 2, longer(usual, LONGEST_WAIT_ASKED))
            .bound(1 + Math.min(unauthorizedInARow, 4));
    return longer(slowed, asked(retryAfter));
  }

  /**
   * {@return the wait that was asked for, a little spread, so that not all who were told come at
   * once}
   */
  private Duration asked(@Nullable Duration retryAfter) {
    return retryAfter == null || retryAfter.isNegative()
        ? Duration.ZERO
        : times(shorter(retryAfter, LONGEST_WAIT_ASKED), 1 + 0.1 * random.getAsDouble());
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
