package io.openroutercatalog.internal.schedule;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import java.time.Duration;

/**
 * How the delays grow while attempts go on failing. Pure; immutable.
 *
 * @param first bound of the delay after one failure
 * @param growth how many times the bound before the next one is
 * @param longest bound of all
 */
record Backoff(Duration first, int growth, Duration longest) {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

  /** Who asks every second must ask less often while the service is down. */
  private static final Duration LEAST_CAP = Duration.ofMinutes(1);

  /** Who has no list to serve is in need, and asks until it has one. */
  private static final Duration LONGEST_WITHOUT_LIST = Duration.ofMinutes(15);

  /** A refused key rarely heals within minutes; asking often would look like an attack. */
  private static final Backoff UNAUTHORIZED =
      new Backoff(Duration.ofMinutes(5), 2, Duration.ofHours(1));

  /** An odd answer may be believed once it was repeated; it should get the time to heal first. */
  private static final Backoff IMPLAUSIBLE =
      new Backoff(Duration.ofMinutes(10), 2, Duration.ofHours(1));

  static Backoff after(CatalogError error, Duration interval, boolean serving) {
    Integer status = error.httpStatus();
    if (status != null && (status == 401 || status == 403)) {
      return UNAUTHORIZED;
    }
    if (error.kind() == Kind.IMPLAUSIBLE) {
      return IMPLAUSIBLE;
    }
    // A thousand processes that serve an old list come back over hours that way, not all at once:
    // each waits some time as long as the outage has lasted for it.
    Duration longest =
        serving ? interval.multipliedBy(3).dividedBy(4) : shorter(LONGEST_WITHOUT_LIST, interval);
    return new Backoff(FIRST_RETRY, serving ? 4 : 2, longer(LEAST_CAP, longest));
  }

  /**
   * {@return the longest delay after failures in a row}
   *
   * @param failures 1 or more
   */
  Duration bound(int failures) {
    Duration bound = first;
    for (int i = 1; i < failures && bound.compareTo(longest) < 0; i++) {
      bound = bound.multipliedBy(growth);
    }
    return shorter(bound, longest);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
