package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real scheduler: one daemon thread as a timer, a virtual thread for each task of the library's
 * own, and a daemon platform thread for each worker that has something to do. None of them keeps a
 * JVM from exiting. Safe for use by many threads.
 *
 * <p>Foreign code gets no virtual thread, since code that computes, or blocks in native code or on
 * a disk, keeps the carrier, of which a JVM has one for each processor. All virtual threads of the
 * application would wait for it.
 */
public final class BackgroundThreads implements Scheduler {
  private static final String NAME_PREFIX = "openrouter-catalog-";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService tasks =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name(NAME_PREFIX + "work-", 0).factory());
  private final ExecutorService foreign =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name(NAME_PREFIX + "foreign").factory());

  /** The threads that run something at present, by which {@link #close} knows its own. */
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /** Whether closing has waited long enough: what runs is interrupted, and no more begins. */
  private volatile boolean over;

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
    return start(tasks, task);
  }

  @Override
  public SerialWorker foreignWorker(String name) {
    return new SerialWorker(
        new SerialWorker.ThreadStarter() {
          @Override
          public boolean start(Runnable work) {
            return startForeign(name, work);
          }

          @Override
          public boolean isOver() {
            return over;
          }
        });
  }

  /**
   * {@return a worker that no {@link #close} waits for, since nothing of what it does is worth it}
   *
   * @param name of its threads, after the name of the library
   */
  public static SerialWorker detachedWorker(String name) {
    return new SerialWorker(
        work -> {
          Thread.ofPlatform().daemon().name(NAME_PREFIX + name).start(work);
          return true;
        });
  }

  /** A task that has a list in its hands when the catalogue closes can still have it kept. */
  private boolean startForeign(String name, Runnable work) {
    return !over
        && !tasks.isTerminated()
        && start(
            foreign,
            () -> {
              Thread.currentThread().setName(NAME_PREFIX + name);
              work.run();
            });
  }

  private boolean start(ExecutorService threads, Runnable task) {
    try {
      threads.execute(
          () -> {
            running.add(Thread.currentThread());
            try {
              task.run();
            } finally {
              running.remove(Thread.currentThread());
            }
          });
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
    if (running.contains(Thread.currentThread())) {
      return; // One of our own tasks closes, such as a listener; it must not wait for itself.
    }
    boolean ended = false;
    try {
      ended = awaitAll(System.nanoTime() + CLOSE_TIMEOUT.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      over = true;
      tasks.shutdownNow();
      running.forEach(Thread::interrupt);
    }
  }

  /** Own tasks come first, since they give work to the others. {@return whether all have ended} */
  private boolean awaitAll(long deadline) throws InterruptedException {
    if (!await(tasks, deadline)) {
      return false;
    }
    foreign.shutdown();
    return await(foreign, deadline) && await(timer, deadline);
  }

  private static boolean await(ExecutorService threads, long deadline) throws InterruptedException {
    return threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
