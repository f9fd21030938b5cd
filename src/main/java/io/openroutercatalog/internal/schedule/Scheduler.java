package io.openroutercatalog.internal.schedule;

import java.time.Duration;

/** Time and threads, as an interface so that tests can replace them. Safe for many threads. */
public interface Scheduler extends AutoCloseable {
  /** {@return a monotonic time in nanoseconds, with no particular origin} */
  long nanoTime();

  /**
   * Starts a task soon, on a thread of its own.
   *
   * @return false if the scheduler is closed and the task will not run
   */
  boolean execute(Runnable task);

  /**
   * Starts a task after a delay, on a thread of its own. Does nothing once closed.
   *
   * @return cancels the task if it has not started
   */
  Runnable schedule(Duration delay, Runnable task);

  /** Ends all threads. Waits a little for running tasks, unless one of them is the caller. */
  @Override
  void close();
}
