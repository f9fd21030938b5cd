package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real scheduler: one daemon thread that only waits for the time, and a virtual thread for each
 * piece of work. No thread keeps a JVM from ending.
 */
public final class BackgroundThreads implements Scheduler {
  private static final String NAME = "openrouter-catalog-";
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService work =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(NAME + "work-", 0).factory());

  /** Makes a scheduler; its thread starts with the first delay. */
  public BackgroundThreads() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(NAME + "timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean execute(Runnable task) {
    try {
      work.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false; // Closed meanwhile: nothing is to run any more.
    }
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      Future<?> timed =
          timer.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> timed.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {}; // Closed meanwhile.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    work.shutdown();
    if (Thread.currentThread().getName().startsWith(NAME)) {
      return; // Closed by our own work, for example a listener; waiting for it would be for ever.
    }
    try {
      if (!work.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        work.shutdownNow();
      }
      timer.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      work.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
