package io.openroutercatalog.refresh;

import io.openroutercatalog.CatalogError;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to ask next. Every delay is random within bounds, so that many processes started together do
 * not ask together. Pure but for its source of randomness.
 */
public final class RefreshTiming {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);

  /** Who asks every second must ask less often while the service is down. */
  private static final Duration LEAST_CAP = Duration.ofMinutes(1);

  /** A refused key rarely heals within minutes; asking often would look like an attack. */
  private static final Duration FIRST_UNAUTHORIZED = Duration.ofMinutes(5);

  private static final Duration LONGEST_UNAUTHORIZED = Duration.ofHours(1);

  /** An odd answer may be believed once it was repeated; it should get the time to heal first. */
  private static final Duration FIRST_IMPLAUSIBLE = Duration.ofMinutes(10);

  private static final Duration LONGEST_IMPLAUSIBLE = Duration.ofHours(1);

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
   */
  public Duration retry(int failures, CatalogError error, Duration interval) {
    Duration first = FIRST_RETRY;
    Duration longest = longer(LEAST_CAP, shorter(LONGEST_RETRY, interval));
    if (isUnauthorized(error)) {
      first = FIRST_UNAUTHORIZED;
      longest = LONGEST_UNAUTHORIZED;
    } else if (error.kind() == CatalogError.Kind.IMPLAUSIBLE) {
      first = FIRST_IMPLAUSIBLE;
      longest = LONGEST_IMPLAUSIBLE;
    }
    Duration bound = shorter(doubled(first, failures - 1, longest), longest);
    Duration delay = times(bound, 0.5 + 0.5 * random.getAsDouble());
    return longer(delay, asked(error.retryAfter()));
  }

  /** {@return the delay to the next health pass} */
  public Duration health(
      Duration interval, int unauthorizedInARow, @Nullable Duration retryAfter, boolean first) {
    Duration usual = first ? spread(interval) : steady(interval);
    Duration slowed = doubled(usual, Math.min(unauthorizedInARow, 4), LONGEST_WAIT_ASKED);
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

  private static boolean isUnauthorized(CatalogError error) {
    Integer status = error.httpStatus();
    return status != null && (status == 401 || status == 403);
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    Duration delay = first;
    for (int i = 0; i < times && delay.compareTo(longest) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay;
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
