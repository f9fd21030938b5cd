package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.internal.health.HealthEnricher;
import io.openroutercatalog.internal.health.HealthPass;
import io.openroutercatalog.internal.health.HealthSelection;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import io.openroutercatalog.internal.schedule.RepeatingTask;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides when health is measured and of which models, on request and in the background. Safe for
 * many threads.
 */
final class HealthCycle implements RepeatingTask.Work<HealthReport> {
  private final HealthEnricher enricher;
  private final HealthPublisher publisher;
  private final PublishedState published;
  private final RefreshTiming timing;
  private final Runnable afterPass;
  private final Duration interval;
  private final Scheduler scheduler;
  private final RepeatingTask<HealthReport> task;
  private final List<PassProgress> inProgress = new CopyOnWriteArrayList<>();
  private volatile HealthPace pace = HealthPace.INITIAL;
  private volatile boolean listIsNew;

  /**
   * Creates a cycle whose background is off.
   *
   * @param afterPass called after each pass
   * @param interval from one pass to the next; zero for no background
   */
  HealthCycle(
      HealthEnricher enricher,
      HealthPublisher publisher,
      PublishedState published,
      RefreshTiming timing,
      Runnable afterPass,
      Duration interval,
      Scheduler scheduler) {
    this.enricher = enricher;
    this.publisher = publisher;
    this.published = published;
    this.timing = timing;
    this.afterPass = afterPass;
    this.interval = interval;
    this.scheduler = scheduler;
    this.task = new RepeatingTask<>(scheduler, this);
  }

  /**
   * Measures at once.
   *
   * @param callback called with the number of models done, on a thread of its own; null for none
   * @return the report of the current pass, or of a new one if there is none; complete once the
   *     callback was told the last number, or would not take it
   */
  CompletableFuture<HealthReport> measureNow(@Nullable IntConsumer callback) {
    if (callback == null) {
      return task.joinRun();
    }
    PassProgress progress = new PassProgress(callback, scheduler);
    inProgress.add(progress);
    return task.joinRun()
        .thenCompose(report -> finish(progress, report).thenApply(nothing -> report))
        .whenComplete((report, e) -> inProgress.remove(progress));
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
      task.startBackground(pace.delayAfterStart(timing, interval));
    }
  }

  /**
   * Lets a pass begin at once in the background, since a new list may have models that were never
   * measured. Where the service asked for time, the pass that follows that time is already set.
   */
  void listPublished() {
    listIsNew = true; // A current pass has selected its models without the new ones.
    if (pace.allowsPassNow()) {
      task.runAfter(Duration.ZERO);
    }
  }

  void stopBackground() {
    task.stopBackground();
  }

  void close() {
    task.close();
    inProgress.forEach(PassProgress::giveUp);
  }

  /** {@return the outcome of the last pass} */
  HealthSummary summary() {
    return publisher.summary();
  }

  @Override
  public HealthReport run() {
    listIsNew = false;
    long began = scheduler.nanoTime();
    HealthPass pass =
        enricher.measure(
            HealthSelection.select(published.snapshot().configs()),
            done -> inProgress.forEach(progress -> progress.tell(done)));
    HealthReport report = publisher.publish(pass, Duration.ofNanos(scheduler.nanoTime() - began));
    pace = pace.after(pass);
    afterPass.run();
    return report;
  }

  @Override
  public HealthReport resultOfFailure(Throwable e) {
    pace = pace.afterFailure();
    return publisher.failUnexpectedly(e);
  }

  @Override
  public HealthReport resultOnceClosed() {
    return publisher.notMeasured(CatalogError.of(Kind.CLOSED, "the catalogue is closed"));
  }

  @Override
  public void ended(HealthReport report, @Nullable Duration next) {
    publisher.log(report, next);
  }

  @Override
  public Duration delayToNext() {
    return listIsNew && pace.allowsPassNow() ? Duration.ZERO : pace.delay(timing, interval);
  }
}
