package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real scheduler: one daemon thread as a timer, and a virtual thread for each task. None of
 * them keeps a JVM from exiting.
 */
public final class BackgroundThreads implements Scheduler {
  private static final String NAME_PREFIX = "openrouter-catalog-";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService tasks =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name(NAME_PREFIX + "work-", 0).factory());

  /** Creates a scheduler. The timer thread starts with the first delayed task. */
  public BackgroundThreads() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(NAME_PREFIX + "timer").factory());
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
      tasks.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false; // Closed.
    }
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      Future<?> timed =
          timer.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> timed.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {}; // Closed.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    tasks.shutdown();
    if (Thread.currentThread().getName().startsWith(NAME_PREFIX)) {
      return; // One of our own tasks closes, such as a listener; it must not wait for itself.
    }
    try {
      if (!tasks.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        tasks.shutdownNow();
      }
      timer.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      tasks.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
