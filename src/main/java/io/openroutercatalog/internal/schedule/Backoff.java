package io.openroutercatalog.internal.schedule;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import java.time.Duration;

/**
 * Exponential backoff: how the longest possible delay grows with each failure in a row. Immutable.
 *
 * @param first the longest delay after one failure
 * @param factor what each further failure multiplies it by
 * @param cap the longest delay after any number of failures
 */
record Backoff(Duration first, int factor, Duration cap) {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

  /** Even with an interval of a second, retries become rarer while the service is down. */
  private static final Duration LEAST_CAP = Duration.ofMinutes(1);

  /** An application without any list needs one soon. */
  private static final Duration CAP_WITHOUT_LIST = Duration.ofMinutes(15);

  /** A refused key rarely heals within minutes, and frequent requests would look like an attack. */
  private static final Backoff UNAUTHORIZED =
      new Backoff(Duration.ofMinutes(5), 2, Duration.ofHours(1));

  /** An implausible list is accepted once it was repeated, so the service gets time to mend it. */
  private static final Backoff IMPLAUSIBLE =
      new Backoff(Duration.ofMinutes(10), 2, Duration.ofHours(1));

  /** A store is nearby, and ids wait for it. */
  static final Backoff UNREADABLE_STORE = new Backoff(FIRST_RETRY, 2, Duration.ofMinutes(5));

  /**
   * {@return the backoff for an error}
   *
   * @param interval the delay between successful attempts
   * @param hasList whether there is an old list to serve meanwhile
   */
  static Backoff after(CatalogError error, Duration interval, boolean hasList) {
    Integer status = error.httpStatus();
    if (status != null && (status == 401 || status == 403)) {
      return UNAUTHORIZED;
    }
    if (error.kind() == Kind.IMPLAUSIBLE) {
      return IMPLAUSIBLE;
    }
    // With these delays a process waits about as long again as the outage has lasted. A thousand
    // processes that serve old lists thus come back spread over hours, not all at once.
    Duration cap =
        hasList ? interval.multipliedBy(3).dividedBy(4) : shorter(CAP_WITHOUT_LIST, interval);
    return new Backoff(FIRST_RETRY, hasList ? 4 : 2, longer(LEAST_CAP, cap));
  }

  /**
   * {@return the longest delay after a number of failures in a row}
   *
   * @param failures 1 or more
   */
  Duration longestDelay(int failures) {
    Duration delay = first;
    for (int i = 1; i < failures && delay.compareTo(cap) < 0; i++) {
      delay = delay.multipliedBy(factor);
    }
    return shorter(delay, cap);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
