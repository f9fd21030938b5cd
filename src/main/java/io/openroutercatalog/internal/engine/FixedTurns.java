package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All models at once, after each list and once in each interval. */
final class FixedTurns implements HealthTurns {
  private final RefreshTiming timing;
  private final Duration interval;
  private volatile HealthPace pace = HealthPace.INITIAL;
  private volatile boolean listIsNew;

  FixedTurns(RefreshTiming timing, Duration interval) {
    this.timing = timing;
    this.interval = interval;
  }

  @Override
  public Set<String> begin(Set<String> selected, boolean all) {
    listIsNew = false;
    return selected;
  }

  @Override
  public double asked(HealthRound round) {
    return round.failureRatio();
  }

  @Override
  public void ended(HealthRound round, boolean degraded, Instant now) {
    pace = pace.after(round, degraded);
  }

  @Override
  public void failed() {
    pace = pace.afterFailure();
  }

  @Override
  public Duration untilNext(Set<String> selected) {
    return listIsNew && pace.allowsRoundNow() ? Duration.ZERO : pace.delay(timing, interval);
  }

  /** Where the service asked for time, the round that follows that time is already set. */
  @Override
  public @Nullable Duration afterList(Set<String> selected) {
    listIsNew = true; // A current round has selected its models without the new ones.
    return pace.allowsRoundNow() ? Duration.ZERO : null;
  }

  @Override
  public Duration afterStart() {
    return pace.delayAfterStart(timing, interval);
  }

  @Override
  public @Nullable Duration untilDue(String model) {
    return null;
  }

  @Override
  public Counts counts(Set<String> selected) {
    return new Counts(0, 0);
  }
}
