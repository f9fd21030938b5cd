package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.health.HealthPass;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the passes so far say about when the next one may come. Immutable.
 *
 * @param passes how many there were, failed ones included
 * @param refusedInARow how many of the last ones were degraded while the key was refused
 * @param retryAfter the wait that the service asked for in the last one, or null
 */
record HealthPace(int passes, int refusedInARow, @Nullable Duration retryAfter) {
  static final HealthPace INITIAL = new HealthPace(0, 0, null);

  /** A pass that is not degraded is not slowed down by a single refusal. */
  HealthPace after(HealthPass pass) {
    boolean refused = pass.isDegraded() && pass.unauthorized();
    return new HealthPace(passes + 1, refused ? refusedInARow + 1 : 0, pass.retryAfter());
  }

  /** {@return the pace after a pass that ended with an exception} */
  HealthPace afterFailure() {
    return new HealthPace(passes + 1, refusedInARow, null);
  }

  /** {@return whether a pass may begin at once} */
  boolean allowsPassNow() {
    return retryAfter == null;
  }

  /** {@return the delay to the next pass} The first delay is spread over the whole interval. */
  Duration delay(RefreshTiming timing, Duration interval) {
    return timing.health(interval, refusedInARow, retryAfter, passes <= 1);
  }

  /** {@return the delay to the first pass after the background was switched on} */
  Duration delayAfterStart(RefreshTiming timing, Duration interval) {
    return timing.health(interval, refusedInARow, retryAfter, true);
  }
}
