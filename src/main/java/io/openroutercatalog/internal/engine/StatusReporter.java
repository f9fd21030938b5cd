package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.schedule.BackgroundLoop;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how true the catalogue is, from what the parts of the engine know. Safe for many threads.
 */
final class StatusReporter {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  private final InstantSource clock;
  private final Scheduler scheduler;
  private final PublishedState holder;
  private final ListRefresh lists;
  private final HealthRefresh health;
  private final BackgroundLoop listLoop;
  private volatile @Nullable Duration ageWhenRestored;
  private volatile long restoredNanos;

  StatusReporter(
      CatalogSettings settings,
      Scheduler scheduler,
      PublishedState holder,
      ListRefresh lists,
      HealthRefresh health,
      BackgroundLoop listLoop) {
    this.clock = settings.clock();
    this.scheduler = scheduler;
    this.holder = holder;
    this.lists = lists;
    this.health = health;
    this.listLoop = listLoop;
  }

  /**
   * Notes how old a copy was when it began to be served; a wrong clock makes none younger than new.
   */
  void restored(Duration age) {
    restoredNanos = scheduler.nanoTime();
    ageWhenRestored = age.isNegative() ? Duration.ZERO : age;
  }

  /**
   * {@return the status}
   *
   * @param interval from one list to the next, zero where that is off
   */
  CatalogStatus now(Duration interval, boolean closed) {
    CatalogState state = holder.state();
    Duration age = age(state.source());
    Attempts attempts = lists.attempts();
    HealthSummary measured = health.summary();
    return CatalogStatus.builder(stateOf(state, age, interval, closed), state.snapshot())
        .source(state.source())
        .age(age)
        .lastAttempt(attempts.lastAttempt())
        .lastSuccess(attempts.lastSuccess())
        .consecutiveFailures(attempts.failures())
        .lastError(attempts.lastError())
        .nextAttempt(nextAttempt())
        .lastHealthPass(measured.at())
        .healthFailureRatio(measured.failureRatio())
        .lastHealthError(measured.error())
        .build();
  }

  private @Nullable Instant nextAttempt() {
    Duration untilNext = listLoop.untilNext();
    try {
      return untilNext == null ? null : clock.instant().plus(untilNext);
    } catch (RuntimeException | Error e) { // All else in the status is known without the clock.
      log.atDebug().setCause(e).log("the clock failed");
      return null;
    }
  }

  private @Nullable Duration age(Source source) {
    Long confirmed = lists.confirmedNanos();
    if (source == Source.NETWORK && confirmed != null) {
      return Duration.ofNanos(scheduler.nanoTime() - confirmed);
    }
    Duration restored = ageWhenRestored;
    return source == Source.NONE || restored == null
        ? null
        : restored.plusNanos(scheduler.nanoTime() - restoredNanos);
  }

  private State stateOf(
      CatalogState state, @Nullable Duration age, Duration interval, boolean closed) {
    if (closed) {
      return State.CLOSED;
    }
    if (state.source() == Source.NONE) {
      return lists.attempts().equals(Attempts.NONE) ? State.STARTING : State.DEGRADED;
    }
    boolean old = !interval.isZero() && age != null && age.compareTo(interval.multipliedBy(2)) > 0;
    boolean confirmed = state.source() == Source.NETWORK && lists.attempts().lastError() == null;
    return confirmed && !old ? State.FRESH : State.STALE;
  }
}
