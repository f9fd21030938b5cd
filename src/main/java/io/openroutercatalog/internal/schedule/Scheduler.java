package io.openroutercatalog.internal.schedule;

import java.time.Duration;

/** Time and threads; a test has a virtual one. Safe for use by many threads. */
public interface Scheduler extends AutoCloseable {
  /** {@return a monotonic time in nanoseconds, of no particular origin} */
  long nanoTime();

  /** {@return whether work will run, soon and on a thread of its own} False once closed. */
  boolean execute(Runnable work);

  /**
   * Runs work on a thread of its own after a delay. Once closed, does nothing.
   *
   * @return how to cancel it
   */
  Runnable schedule(Duration delay, Runnable work);

  /** Ends all threads; waits a little for what runs, unless called by it. */
  @Override
  void close();
}
