package io.openroutercatalog.internal.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs tasks one after the other, in the order in which they came, on a thread that exists only
 * while there are any. Safe for use by many threads.
 */
public final class SerialWorker {
  private final ThreadStarter threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  /** Where a worker gets its thread from, and whether it may go on. */
  @FunctionalInterface
  public interface ThreadStarter {
    /**
     * Starts a thread.
     *
     * @return false if no thread is started any more; throws where there is no memory for one
     */
    boolean start(Runnable work);

    /** {@return whether tasks that still wait must not begin} */
    default boolean isOver() {
      return false;
    }
  }

  /** Creates a worker without a thread. */
  public SerialWorker(ThreadStarter threads) {
    this.threads = threads;
  }

  /**
   * Runs a task once those before it have ended. Never waits. What the task throws is dropped.
   *
   * @return false if no thread is started any more, and the task will not run
   */
  public boolean execute(Runnable task) {
    lock.lock();
    try {
      if (!running) {
        running = threads.start(this::runAll); // It waits for the lock before it takes a task.
      }
      return running && waiting.add(task);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs a task as {@link #execute} does, but throws nothing itself.
   *
   * @return the task's result, or the failure of finding no thread; cancelling it interrupts the
   *     task
   */
  public <T> Future<T> submit(Callable<T> task) {
    FutureTask<T> result = new FutureTask<>(task);
    try {
      return execute(result)
          ? result
          : CompletableFuture.failedFuture(new RejectedExecutionException("closed"));
    } catch (RuntimeException | Error e) { // For example no memory for a thread.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void runAll() {
    while (true) {
      Runnable next;
      lock.lock();
      try {
        next = threads.isOver() ? null : waiting.poll();
        if (next == null) {
          running = false;
          return;
        }
      } finally {
        lock.unlock();
      }
      try {
        next.run();
      } catch (Throwable e) {
        // Who gave the task deals with its failures; those that wait behind it must run anyway.
      }
      Thread.interrupted(); // An interrupt was meant for the task that has just ended.
    }
  }
}
