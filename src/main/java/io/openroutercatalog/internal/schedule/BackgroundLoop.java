package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts a round after a delay, as long as it is on. Whoever ends a round, whether the loop or
 * somebody else started it, sets the delay to the next one. Safe for use by many threads.
 */
public final class BackgroundLoop {
  private final Scheduler scheduler;
  private final Runnable round;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean on;
  private boolean scheduled;
  private long dueNanos;
  private Runnable cancelScheduled = () -> {};

  /**
   * Creates a loop that is off.
   *
   * @param round must lead to a call of {@link #scheduleNext}, whatever happens in it
   */
  public BackgroundLoop(Scheduler scheduler, Runnable round) {
    this.scheduler = scheduler;
    this.round = round;
  }

  /** Switches the loop on with the first round after a delay. If it is on, replaces the delay. */
  public void start(Duration delay) {
    lock.lock();
    try {
      on = true;
      schedule(delay);
    } finally {
      lock.unlock();
    }
  }

  /** Switches the loop off. A running round is finished, and no other follows it. */
  public void stop() {
    lock.lock();
    try {
      on = false;
      scheduled = false;
      cancelScheduled.run();
    } finally {
      lock.unlock();
    }
  }

  /** Sets the delay to the next round, in place of any delay before. Does nothing if off. */
  public void scheduleNext(Duration delay) {
    lock.lock();
    try {
      if (on) {
        schedule(delay);
      }
    } finally {
      lock.unlock();
    }
  }

  private void schedule(Duration delay) {
    cancelScheduled.run();
    cancelScheduled = scheduler.schedule(delay, round);
    dueNanos = scheduler.nanoTime() + delay.toNanos();
    scheduled = true;
  }

  /** {@return how long until the next round, zero if it is overdue, or null if none is set} */
  public @Nullable Duration untilNext() {
    lock.lock();
    try {
      return scheduled ? Duration.ofNanos(Math.max(0, dueNanos - scheduler.nanoTime())) : null;
    } finally {
      lock.unlock();
    }
  }
}
