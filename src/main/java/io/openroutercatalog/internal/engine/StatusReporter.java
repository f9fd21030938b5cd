package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Builds the status from what the parts of the engine know. Safe for use by many threads. */
final class StatusReporter {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** A list is stale once it is older than so many intervals. */
  private static final int STALE_AFTER_INTERVALS = 2;

  private final InstantSource clock;
  private final Scheduler scheduler;
  private final PublishedState published;
  private final ListCycle lists;
  private final HealthCycle health;
  private volatile @Nullable Duration ageWhenRestored;
  private volatile long restoredNanos;

  StatusReporter(
      InstantSource clock,
      Scheduler scheduler,
      PublishedState published,
      ListCycle lists,
      HealthCycle health) {
    this.clock = clock;
    this.scheduler = scheduler;
    this.published = published;
    this.lists = lists;
    this.health = health;
  }

  /**
   * Notes that a copy was restored just now.
   *
   * @param age of its list by the clock; a negative one, from a wrong clock, counts as zero
   */
  void restored(Duration age) {
    restoredNanos = scheduler.nanoTime();
    ageWhenRestored = age.isNegative() ? Duration.ZERO : age;
  }

  CatalogStatus status() {
    CatalogState state = published.state();
    Duration age = age(state.source());
    Attempts attempts = lists.attempts();
    HealthSummary lastPass = health.summary();
    return CatalogStatus.builder(stateOf(state.source(), age), state.snapshot())
        .source(state.source())
        .age(age)
        .lastAttempt(attempts.lastAttempt())
        .lastSuccess(attempts.lastSuccess())
        .consecutiveFailures(attempts.failures())
        .lastError(attempts.lastError())
        .forgottenIds(state.memory().forgottenIds())
        .heldZeroPrices(state.memory().heldSince())
        .nextAttempt(nextAttempt())
        .healthFreshness(health.freshness())
        .lastHealthPass(lastPass.endedAt())
        .healthFailureRatio(lastPass.failureRatio())
        .lastHealthError(lastPass.firstError())
        .build();
  }

  private @Nullable Instant nextAttempt() {
    Duration untilNext = lists.untilNext();
    try {
      return untilNext == null ? null : clock.instant().plus(untilNext);
    } catch (RuntimeException | Error e) { // The rest of the status does not need the clock.
      log.atDebug().setCause(e).log("the clock failed");
      return null;
    }
  }

  /** Uses the monotonic time where it can, so that a change of the clock does not matter. */
  private @Nullable Duration age(Source source) {
    Long lastSuccess = lists.lastSuccessNanos();
    if (source == Source.NETWORK && lastSuccess != null) {
      return Duration.ofNanos(scheduler.nanoTime() - lastSuccess);
    }
    Duration restored = ageWhenRestored;
    return source == Source.NONE || restored == null
        ? null
        : restored.plusNanos(scheduler.nanoTime() - restoredNanos);
  }

  private State stateOf(Source source, @Nullable Duration age) {
    if (lists.isClosed()) {
      return State.CLOSED;
    }
    if (source == Source.NONE) {
      return lists.attempts().equals(Attempts.NONE) ? State.STARTING : State.DEGRADED;
    }
    boolean confirmed = source == Source.NETWORK && lists.attempts().lastError() == null;
    return confirmed && !isOld(age) ? State.FRESH : State.STALE;
  }

  private boolean isOld(@Nullable Duration age) {
    Duration interval = lists.interval();
    return !interval.isZero()
        && age != null
        && age.compareTo(interval.multipliedBy(STALE_AFTER_INTERVALS)) > 0;
  }
}
