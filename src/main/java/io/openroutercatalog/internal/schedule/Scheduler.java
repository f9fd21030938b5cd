package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time and threads, as an interface so that tests can replace them. Safe for many threads. */
public interface Scheduler extends AutoCloseable {
  /** {@return a monotonic time in nanoseconds, with no particular origin} */
  long nanoTime();

  /**
   * Starts a task of the library's own soon, on a thread of its own. It must not call foreign code,
   * which may hold its thread for ever: that is what {@link #foreignWorker} is for.
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

  /**
   * {@return a worker for one object of foreign code, such as a store or a listener} Whatever that
   * does, it delays neither other workers nor any virtual thread. The worker refuses tasks once the
   * scheduler is closed and the tasks of {@link #execute} have ended.
   *
   * @param name of its threads, after the name of the library
   */
  SerialWorker foreignWorker(String name);

  /**
   * Waits for a result.
   *
   * @throws TimeoutException if it does not come in time
   */
  default <T> T await(Future<T> result, Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Ends all threads. Waits up to 5 seconds for running tasks, unless one of them is the caller;
   * those that go on are then interrupted.
   */
  @Override
  void close();
}
