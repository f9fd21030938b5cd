package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the rounds so far say about when the next one may come. Immutable.
 *
 * @param rounds how many there were, failed ones included
 * @param refusedInARow how many of the last ones were degraded while the key was refused
 * @param retryAfter the wait that the service asked for in the last one, or null
 */
record HealthPace(int rounds, int refusedInARow, @Nullable Duration retryAfter) {
  static final HealthPace INITIAL = new HealthPace(0, 0, null);

  /** A round that is not degraded is not slowed down by a single refusal. */
  HealthPace after(HealthRound round, boolean degraded) {
    boolean refused = degraded && round.unauthorized();
    return new HealthPace(rounds + 1, refused ? refusedInARow + 1 : 0, round.retryAfter());
  }

  /** {@return the pace after a round that ended with an exception} */
  HealthPace afterFailure() {
    return new HealthPace(rounds + 1, refusedInARow, null);
  }

  /** {@return whether a round may begin at once, even if the key was refused} */
  boolean allowsRoundNow() {
    return retryAfter == null;
  }

  /** {@return whether nothing speaks against the next round} */
  boolean mayGoOn() {
    return retryAfter == null && refusedInARow == 0;
  }

  /** {@return the delay to the next round} The first delay is spread over the whole interval. */
  Duration delay(RefreshTiming timing, Duration interval) {
    return timing.health(interval, refusedInARow, retryAfter, rounds <= 1);
  }

  /** {@return the delay to the first round after the background was switched on} */
  Duration delayAfterStart(RefreshTiming timing, Duration interval) {
    return timing.health(interval, refusedInARow, retryAfter, true);
  }
}
