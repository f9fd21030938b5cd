package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.HealthFreshness;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.internal.health.HealthEnricher;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.health.HealthSelection;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.internal.schedule.RepeatingTask;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides when health is measured and of which models: all of them on request, in rounds of those
 * that are due in the background. Safe for many threads.
 */
final class HealthCycle implements RepeatingTask.Work<HealthReport> {
  private final HealthSelection selection;
  private final HealthEnricher enricher;
  private final HealthPublisher publisher;
  private final PublishedState published;
  private final HealthTurns turns;
  private final Runnable save;
  private final Duration interval;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final RepeatingTask<HealthReport> task;
  private final List<PassProgress> inProgress = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Pass> pass = new AtomicReference<>();
  private @Nullable Long savedNanos;

  /**
   * Creates a cycle whose background is off.
   *
   * @param save called after rounds that are worth saving
   * @param interval zero for no background
   */
  HealthCycle(
      HealthSelection selection,
      HealthEnricher enricher,
      HealthPublisher publisher,
      PublishedState published,
      HealthTurns turns,
      Runnable save,
      Duration interval,
      InstantSource clock,
      Scheduler scheduler) {
    this.selection = selection;
    this.enricher = enricher;
    this.publisher = publisher;
    this.published = published;
    this.turns = turns;
    this.save = save;
    this.interval = interval;
    this.clock = clock;
    this.scheduler = scheduler;
    this.task = new RepeatingTask<>(scheduler, this);
  }

  /**
   * Measures all selected models at once.
   *
   * @param callback called with the number of models done, on a thread of its own; null for none
   * @return the report of the current pass over all of them, or of a new one if there is none;
   *     complete once the callback was told the last number, or would not take it
   */
  CompletableFuture<HealthReport> measureNow(@Nullable IntConsumer callback) {
    if (callback == null) {
      return joinPass();
    }
    PassProgress progress = new PassProgress(callback, scheduler);
    inProgress.add(progress);
    return joinPass()
        .thenCompose(report -> finish(progress, report).thenApply(nothing -> report))
        .whenComplete((report, e) -> inProgress.remove(progress));
  }

  /** Who asks while a round of the background goes on gets a pass of its own after it. */
  private CompletableFuture<HealthReport> joinPass() {
    Pass mine = new Pass();
    Pass current = pass.compareAndExchange(null, mine);
    if (current != null) {
      return current.result;
    }
    var unused =
        task.runNow()
            .whenComplete(
                (report, e) -> {
                  pass.compareAndSet(mine, null); // First, so that whoever has it can ask again.
                  mine.result.complete(e == null ? report : resultOfFailure(e));
                });
    return mine.result;
  }

  /** A pass over all selected models that somebody waits for. */
  private static final class Pass {
    private final CompletableFuture<HealthReport> result = new CompletableFuture<>();

    /** Set by the run that measured them, for a run that was started for this and comes later. */
    private volatile @Nullable HealthReport report;
  }

  private CompletableFuture<Void> finish(PassProgress progress, HealthReport report) {
    if (report.selected() > 0) { // Whoever joined a pass at its end has missed the last number.
      progress.tell(report.selected());
    }
    CompletableFuture<Void> finished = progress.finish();
    if (task.isClosed()) { // Whoever closed in between has ended the time limit too.
      progress.giveUp();
    }
    return finished;
  }

  /** Switches the background on, unless the interval is zero. */
  void startBackground() {
    if (!interval.isZero()) {
      task.startBackground(turns.afterStart());
    }
  }

  /** Lets a round begin earlier where a new list has models that are due. */
  void listPublished() {
    Duration delay = turns.afterList(selected());
    if (delay != null) {
      task.runAfter(delay);
    }
  }

  private Set<String> selected() {
    return selection.select(published.snapshot().configs());
  }

  void stopBackground() {
    task.stopBackground();
  }

  void close() {
    task.close();
    inProgress.forEach(PassProgress::giveUp);
  }

  /** {@return the outcome of the last round} */
  HealthSummary summary() {
    return publisher.summary();
  }

  /** {@return how the selected models stand; none are selected while the measuring is off} */
  HealthFreshness freshness() {
    if (interval.isZero()) {
      return HealthFreshness.NONE;
    }
    Set<String> selected = selected();
    HealthTurns.Counts counts = turns.counts(selected);
    return HealthFreshness.of(selected.size(), counts.overdue(), counts.onEdge());
  }

  /** {@return how long until a model is asked; null if it is not, or has no time of its own} */
  @Nullable Duration untilAsked(String model) {
    return interval.isZero() || !selected().contains(model) ? null : turns.untilDue(model);
  }

  @Override
  public HealthReport run() {
    Pass wanted = pass.get();
    if (wanted != null && wanted.report != null) {
      return wanted.report;
    }
    Set<String> selected = selected();
    Set<String> chosen = turns.begin(selected, wanted != null);
    if (wanted != null) {
      wanted.report = measure(selected, chosen, true);
      return wanted.report;
    }
    return chosen.isEmpty() ? HealthReport.builder().build() : measure(selected, chosen, false);
  }

  private HealthReport measure(Set<String> selected, Set<String> chosen, boolean tell) {
    long began = scheduler.nanoTime();
    HealthRound round =
        enricher.measure(
            selected,
            chosen,
            done -> {
              if (tell) {
                inProgress.forEach(progress -> progress.tell(done));
              }
            });
    double failureRatio = turns.asked(round);
    Duration took = Duration.ofNanos(scheduler.nanoTime() - began);
    Map<String, KnownHealth> before = published.state().memory().health();
    Instant now = clock.instant();
    HealthReport report = publisher.publish(round, failureRatio, took, now);
    turns.ended(round, report.degraded(), now);
    saveIfWorthIt(round, before);
    return report;
  }

  /** Rounds are many and a copy is large: what a restart would measure again anyway can wait. */
  private void saveIfWorthIt(HealthRound round, Map<String, KnownHealth> before) {
    long now = scheduler.nanoTime();
    if (round.isWhole()
        || round.changesGates(before)
        || savedNanos == null
        || now - savedNanos >= interval.toNanos()) {
      savedNanos = now;
      save.run();
    }
  }

  @Override
  public HealthReport resultOfFailure(Throwable e) {
    turns.failed();
    return publisher.failUnexpectedly(e);
  }

  @Override
  public HealthReport resultOnceClosed() {
    return publisher.notMeasured(CatalogError.of(Kind.CLOSED, "the catalogue is closed"));
  }

  @Override
  public void ended(HealthReport report, @Nullable Duration next) {
    if (report.selected() > 0 || report.error() != null) {
      publisher.log(report, next);
    }
  }

  @Override
  public Duration delayToNext() {
    return turns.untilNext(selected());
  }
}
