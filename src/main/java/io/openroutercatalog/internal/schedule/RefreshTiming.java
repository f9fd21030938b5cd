package io.openroutercatalog.internal.schedule;

import io.openroutercatalog.CatalogError;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes the delay before the next request. Every delay has jitter, so that many processes that
 * were started together do not ask together. Pure but for its source of randomness.
 */
public final class RefreshTiming {
  /** A service that asks for a longer wait is not believed. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  /** More refused passes than this do not slow health passes down any further. */
  private static final int MOST_DOUBLINGS = 4;

  private final DoubleSupplier random;

  /**
   * Creates a timing.
   *
   * @param random numbers from 0 (inclusive) to 1 (exclusive)
   */
  public RefreshTiming(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * {@return the delay after the first success, and after the first one that follows an outage:
   * anywhere from a tenth of the interval to the whole of it}
   */
  public Duration spread(Duration interval) {
    return times(interval, 0.1 + 0.9 * random.getAsDouble());
  }

  /** {@return the delay between two successes: the interval, give or take a tenth} */
  public Duration steady(Duration interval) {
    return times(interval, 0.9 + 0.2 * random.getAsDouble());
  }

  /**
   * {@return the delay after a failure: exponential backoff with a cap, of which half is random,
   * and at least the wait that the service asked for}
   *
   * @param failures in a row, 1 or more
   * @param interval the delay between successes
   * @param hasList whether there is an old list to serve meanwhile
   */
  public Duration retry(int failures, CatalogError error, Duration interval, boolean hasList) {
    Duration longest = Backoff.after(error, interval, hasList).longestDelay(failures);
    return longer(
        times(longest, 0.5 + 0.5 * random.getAsDouble()), retryAfterWithJitter(error.retryAfter()));
  }

  /**
   * {@return the first delay of a model whose health was measured: from half of it to the whole}
   */
  public Duration halfSpread(Duration delay) {
    return times(delay, 0.5 + 0.5 * random.getAsDouble());
  }

  /** {@return anything from nothing to the whole of a delay} */
  public Duration anyPartOf(Duration delay) {
    return times(delay, random.getAsDouble());
  }

  /**
   * {@return the delay to the next health pass} It doubles with each refused pass, up to sixteen
   * times, and not beyond 24 hours unless the interval itself is longer.
   *
   * @param interval the usual delay between passes
   * @param refusedInARow how many passes in a row were refused for lack of a valid key
   * @param retryAfter the wait that the service asked for, or null
   * @param first whether this is the first delay, which is spread over the interval
   */
  public Duration health(
      Duration interval, int refusedInARow, @Nullable Duration retryAfter, boolean first) {
    Duration usual = first ? spread(interval) : steady(interval);
    Duration slowed =
        new Backoff(usual, 2, longer(usual, LONGEST_RETRY_AFTER))
            .longestDelay(1 + Math.min(refusedInARow, MOST_DOUBLINGS));
    return longer(slowed, retryAfterWithJitter(retryAfter));
  }

  /**
   * {@return the delay before a store is read again that could not be read}
   *
   * @param failures in a row, 1 or more
   */
  public Duration rereading(int failures) {
    return times(Backoff.UNREADABLE_STORE.longestDelay(failures), 0.5 + 0.5 * random.getAsDouble());
  }

  /** Adds up to a tenth, so that not all who were told the same wait come back at once. */
  private Duration retryAfterWithJitter(@Nullable Duration retryAfter) {
    return retryAfter == null || retryAfter.isNegative()
        ? Duration.ZERO
        : times(shorter(retryAfter, LONGEST_RETRY_AFTER), 1 + 0.1 * random.getAsDouble());
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
