package io.openroutercatalog.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * When each model was asked for its health and when it is due again, and how many requests may be
 * sent; rules: docs/rules.md, "When a model is asked". Times are monotonic, in nanoseconds. Pure
 * and immutable.
 */
public final class HealthAgenda {
  private final Duration interval;
  private final AskAgainRule rule;
  private final Map<String, Turn> turns;
  private final RequestBudget budget;

  private HealthAgenda(
      Duration interval, AskAgainRule rule, Map<String, Turn> turns, RequestBudget budget) {
    this.interval = interval;
    this.rule = rule;
    this.turns = turns;
    this.budget = budget;
  }

  /**
   * The last time a model was asked.
   *
   * @param at when
   * @param delayNanos how long it is not asked again after that
   * @param failed whether there was no usable answer
   * @param watched whether it is asked as often as possible
   */
  private record Turn(long at, long delayNanos, boolean failed, boolean watched) {
    boolean isDue(long now) {
      return now - at >= delayNanos;
    }

    double overdue(long now) {
      return (double) (now - at) / delayNanos;
    }
  }

  /**
   * {@return the agenda before any request, with a full budget}
   *
   * @param interval the setting that scales all times, more than zero
   */
  public static HealthAgenda initial(Duration interval, long now) {
    return new HealthAgenda(
        interval, new AskAgainRule(interval), Map.of(), new RequestBudget(0, now));
  }

  /**
   * {@return this agenda, with the times of models that were asked before this process began}
   *
   * @param known the last good health of models, from a copy
   * @param first changes the delays, since many processes may begin with one copy
   */
  public HealthAgenda withKnown(
      Map<String, KnownHealth> known, Instant wallNow, long now, UnaryOperator<Duration> first) {
    if (turns.keySet().containsAll(known.keySet())) {
      return this;
    }
    Map<String, Turn> all = new HashMap<>(turns);
    known.forEach(
        (model, health) -> {
          Duration ago = Duration.between(health.measuredAt(), wallNow);
          Duration delay = first.apply(rule.delay(health, false, wallNow));
          // An age that is absurd, from a wrong clock, is as good as any that makes it due.
          boolean recent = !ago.isNegative() && ago.compareTo(delay) < 0;
          long at = now - (recent ? ago : delay).toNanos();
          boolean watched = rule.isWatched(health, false, wallNow);
          all.putIfAbsent(model, new Turn(at, delay.toNanos(), false, watched));
        });
    return new HealthAgenda(interval, rule, all, budget);
  }

  /**
   * {@return the models to ask now, within the budget: those never asked first, then the most
   * overdue for their delay}
   */
  public Set<String> due(Set<String> selected, long now) {
    Set<String> due = new LinkedHashSet<>();
    int available = budget.available(selected.size(), interval, now);
    selected.stream()
        .filter(model -> isDue(model, now))
        .sorted(Comparator.comparingDouble(model -> -overdue(model, now)))
        .limit(available)
        .forEach(due::add);
    return due;
  }

  private boolean isDue(String model, long now) {
    Turn turn = turns.get(model);
    return turn == null || turn.isDue(now);
  }

  private double overdue(String model, long now) {
    Turn turn = turns.get(model);
    return turn == null ? Double.POSITIVE_INFINITY : turn.overdue(now);
  }

  /** {@return how long until the first model is due} No selected model is due in an interval. */
  public Duration untilDue(Set<String> selected, long now) {
    long nanos = interval.toNanos();
    for (String model : selected) {
      Turn turn = turns.get(model);
      nanos = Math.min(nanos, turn == null ? 0 : turn.delayNanos - (now - turn.at));
    }
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** {@return how long until the budget allows a request} */
  public Duration untilAllowed(Set<String> selected, long now) {
    return budget.untilOne(Math.max(1, selected.size()), interval, now);
  }

  /** {@return how long it takes to regain one request} */
  public Duration regainingOne(Set<String> selected) {
    return interval.dividedBy(Math.max(1, selected.size()));
  }

  /** {@return the agenda with the requests of a round that begins} A whole round spends all. */
  public HealthAgenda spending(Set<String> chosen, Set<String> selected, long now) {
    int most = Math.max(1, selected.size());
    RequestBudget left =
        chosen.size() == selected.size()
            ? budget.empty(most, now)
            : budget.spend(chosen.size(), most, interval, now);
    return new HealthAgenda(interval, rule, turns, left);
  }

  /** {@return the agenda without the requests that a round has not sent in the end} */
  public HealthAgenda withoutUnasked(HealthRound round, long now) {
    int unasked = round.chosen().size() - round.asked().size();
    RequestBudget left =
        budget.spend(-unasked, Math.max(1, round.selected().size()), interval, now);
    return round.isWhole() ? this : new HealthAgenda(interval, rule, turns, left);
  }

  /**
   * {@return the agenda after a round}
   *
   * @param known the last good health of models after the round
   * @param degraded whether the answers of the round were dropped
   * @param first changes the first delay of a model, so that not all come back at once
   * @param later changes the other delays
   */
  public HealthAgenda after(
      HealthRound round,
      Map<String, KnownHealth> known,
      boolean degraded,
      Instant wallNow,
      long now,
      UnaryOperator<Duration> first,
      UnaryOperator<Duration> later) {
    Map<String, Turn> next = new HashMap<>(turns);
    next.keySet().removeIf(model -> !round.selected().contains(model) && !known.containsKey(model));
    for (String model : round.asked()) {
      boolean failed = !round.measured().containsKey(model);
      KnownHealth health = known.get(model);
      // What was said in an answer that was dropped is asked for again.
      Duration delay = degraded && !failed ? rule.soon() : rule.delay(health, failed, wallNow);
      UnaryOperator<Duration> jitter = turns.containsKey(model) ? later : first;
      boolean watched = rule.isWatched(health, failed, wallNow);
      next.put(model, new Turn(now, jitter.apply(delay).toNanos(), failed, watched));
    }
    return new HealthAgenda(interval, rule, next, budget);
  }

  /**
   * {@return the share of failures, from 0 to 1, in the last answers of the selected models that
   * are at most one interval old, those of a round included; 0 if there are none}
   *
   * @param round the round that has just ended; a model that it was to ask and did not has failed
   */
  public double failureRatio(HealthRound round, long now) {
    int answers = 0;
    int failures = 0;
    for (String model : round.selected()) {
      boolean chosen = round.chosen().contains(model);
      Turn turn = turns.get(model);
      if (chosen || (turn != null && now - turn.at <= interval.toNanos())) {
        answers++;
        boolean failed =
            chosen ? !round.measured().containsKey(model) : turn != null && turn.failed;
        failures += failed ? 1 : 0;
      }
    }
    return answers == 0 ? 0 : (double) failures / answers;
  }

  /** {@return how many of the selected models are due} */
  public int overdue(Set<String> selected, long now) {
    return (int) selected.stream().filter(model -> isDue(model, now)).count();
  }

  /** {@return how many of the selected models are asked as often as possible} */
  public int onEdge(Set<String> selected) {
    return (int)
        selected.stream().map(turns::get).filter(turn -> turn != null && turn.watched).count();
  }
}
