package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.health.HealthAgenda;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Each model at a time of its own, as its last answer calls for; rules: docs/rules.md, "When a
 * model is asked". What comes due within a sixtieth of the interval is asked in one round.
 */
final class AdaptiveTurns implements HealthTurns {
  private static final int MOST_ROUNDS_IN_AN_INTERVAL = 60;

  private final RefreshTiming timing;
  private final PublishedState published;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Duration interval;
  private volatile Position position;
  private HealthPace pace = HealthPace.INITIAL;

  /**
   * What is known at one moment.
   *
   * @param notBefore no round begins before this monotonic time
   */
  private record Position(HealthAgenda agenda, long notBefore) {}

  /**
   * Creates turns in which no model was asked yet.
   *
   * @param interval more than zero
   */
  AdaptiveTurns(
      RefreshTiming timing,
      PublishedState published,
      InstantSource clock,
      LongSupplier nanoTime,
      Duration interval) {
    this.timing = timing;
    this.published = published;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.interval = interval;
    long now = nanoTime.getAsLong();
    this.position = new Position(HealthAgenda.initial(interval, now), now);
  }

  @Override
  public Set<String> begin(Set<String> selected, boolean all) {
    long now = nanoTime.getAsLong();
    HealthAgenda agenda =
        position.agenda.withKnown(
            published.state().memory().health(), clock.instant(), now, timing::halfSpread);
    Set<String> chosen = all ? selected : agenda.due(selected, now);
    // Spent in advance, so that even a round that ends with an exception has been counted.
    position = new Position(agenda.spending(chosen, selected, now), position.notBefore);
    return chosen;
  }

  @Override
  public double asked(HealthRound round) {
    long now = nanoTime.getAsLong();
    position = new Position(position.agenda.withoutUnasked(round, now), position.notBefore);
    return position.agenda.failureRatio(round, now);
  }

  @Override
  public void ended(HealthRound round, boolean degraded, Instant now) {
    long nanos = nanoTime.getAsLong();
    HealthAgenda agenda =
        position.agenda.after(
            round,
            published.state().memory().health(),
            degraded,
            now,
            nanos,
            timing::halfSpread,
            timing::steady);
    pace = pace.after(round, degraded);
    Duration pause = pace.mayGoOn() ? Duration.ZERO : pace.delay(timing, interval);
    position = new Position(agenda, nanos + longer(pause, shortestGap()).toNanos());
  }

  @Override
  public void failed() {
    pace = pace.afterFailure();
    Duration pause = timing.steady(interval);
    position = new Position(position.agenda, nanoTime.getAsLong() + pause.toNanos());
  }

  private Duration shortestGap() {
    return interval.dividedBy(MOST_ROUNDS_IN_AN_INTERVAL);
  }

  /** Processes that started together run out of budget together, so each then waits a bit more. */
  @Override
  public Duration untilNext(Set<String> selected) {
    Position now = position;
    long nanos = nanoTime.getAsLong();
    Duration untilDue = now.agenda.untilDue(selected, nanos);
    Duration untilAllowed = now.agenda.untilAllowed(selected, nanos);
    if (untilAllowed.compareTo(untilDue) > 0) {
      untilDue = untilAllowed.plus(timing.anyPartOf(now.agenda.regainingOne(selected)));
    }
    return longer(untilDue, Duration.ofNanos(Math.max(0, now.notBefore - nanos)));
  }

  @Override
  public Duration afterList(Set<String> selected) {
    return untilNext(selected);
  }

  /** A list that is published meanwhile lets a round begin earlier. */
  @Override
  public Duration afterStart() {
    Duration pause = Duration.ofNanos(Math.max(0, position.notBefore - nanoTime.getAsLong()));
    return longer(timing.spread(interval), pause);
  }

  @Override
  public Duration untilDue(String model) {
    return position.agenda.untilDue(Set.of(model), nanoTime.getAsLong());
  }

  @Override
  public Counts counts(Set<String> selected) {
    HealthAgenda agenda = position.agenda;
    return new Counts(agenda.overdue(selected, nanoTime.getAsLong()), agenda.onEdge(selected));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
