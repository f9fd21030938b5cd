package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import io.openroutercatalog.internal.schedule.RepeatingTask;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Decides when the list is fetched, on request and in the background. Safe for many threads. */
final class ListCycle implements RepeatingTask.Work<RefreshResult> {
  private final ListRefresh refresh;
  private final PublishedState published;
  private final RefreshTiming timing;
  private final Runnable afterSuccess;
  private final RepeatingTask<RefreshResult> task;
  private volatile Duration interval;

  /**
   * Creates a cycle whose background is off.
   *
   * @param afterSuccess called after each successful attempt
   * @param interval from one fetch to the next; zero for no background
   */
  ListCycle(
      ListRefresh refresh,
      PublishedState published,
      RefreshTiming timing,
      Runnable afterSuccess,
      Duration interval,
      Scheduler scheduler) {
    this.refresh = refresh;
    this.published = published;
    this.timing = timing;
    this.afterSuccess = afterSuccess;
    this.interval = interval;
    this.task = new RepeatingTask<>(scheduler, this);
  }

  /** {@return the result of a fetch that begins after this call} */
  CompletableFuture<RefreshResult> fetchNow() {
    return task.runNow();
  }

  /** Switches the background on, unless the interval is zero. */
  void startBackground() {
    if (!interval.isZero()) {
      task.startBackground(timing.spread(interval));
    }
  }

  /**
   * Switches the background on with another interval. During an outage the next attempt keeps the
   * delay of a retry, neither postponed by the interval nor earlier than the service asked for.
   */
  void startBackground(Duration newInterval) {
    interval = newInterval;
    CatalogError error = refresh.attempts().lastError();
    task.startBackground(error == null ? timing.spread(newInterval) : retryDelay(error));
  }

  void stopBackground() {
    task.stopBackground();
  }

  void close() {
    task.close();
  }

  boolean isClosed() {
    return task.isClosed();
  }

  /** {@return from one fetch to the next, or zero for no background} */
  Duration interval() {
    return interval;
  }

  /** {@return how long until the next fetch in the background, or null if none is set} */
  @Nullable Duration untilNext() {
    return task.untilNext();
  }

  Attempts attempts() {
    return refresh.attempts();
  }

  /** {@return the monotonic time at which the list was last fetched or confirmed, or null} */
  @Nullable Long lastSuccessNanos() {
    return refresh.lastSuccessNanos();
  }

  @Override
  public RefreshResult run() {
    RefreshResult result = refresh.attempt();
    if (result instanceof RefreshResult.Refreshed) {
      afterSuccess.run();
    }
    return result;
  }

  @Override
  public RefreshResult resultOfFailure(Throwable e) {
    return refresh.failUnexpectedly(e);
  }

  @Override
  public RefreshResult resultOnceClosed() {
    return new RefreshResult.Failed(
        CatalogError.of(Kind.CLOSED, "the catalogue is closed"), published.snapshot());
  }

  @Override
  public void ended(RefreshResult result, @Nullable Duration next) {
    if (result instanceof RefreshResult.Failed failed) {
      refresh.log(failed, next);
    }
  }

  @Override
  public Duration delayToNext() {
    Attempts attempts = refresh.attempts();
    CatalogError error = attempts.lastError();
    if (error != null) {
      return retryDelay(error);
    }
    return attempts.recovered() ? timing.spread(interval) : timing.steady(interval);
  }

  private Duration retryDelay(CatalogError error) {
    boolean hasList = !published.state().generatedConfigs().isEmpty();
    return timing.retry(Math.max(1, refresh.attempts().failures()), error, interval, hasList);
  }
}
