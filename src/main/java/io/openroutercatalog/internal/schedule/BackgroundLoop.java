package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again while it is on. After each round, started by the loop or by anyone
 * else, the delay to the next one is set anew. Safe for use by many threads.
 */
public final class BackgroundLoop {
  private final Scheduler scheduler;
  private final Runnable round;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean on;
  private Runnable cancel = () -> {};
  private long dueNanos;
  private boolean due;

  /**
   * Makes a loop that is off.
   *
   * @param round must lead to a call of {@link #next}, whatever happens in it
   */
  public BackgroundLoop(Scheduler scheduler, Runnable round) {
    this.scheduler = scheduler;
    this.round = round;
  }

  /** Switches the loop on, the first round after a delay; where it is on, only sets the delay. */
  public void start(Duration delay) {
    lock.lock();
    try {
      on = true;
      schedule(delay);
    } finally {
      lock.unlock();
    }
  }

  /** Switches the loop off; a round under way ends as usual, without a next one. */
  public void stop() {
    lock.lock();
    try {
      on = false;
      due = false;
      cancel.run();
    } finally {
      lock.unlock();
    }
  }

  /** Sets when the next round is, in place of what was set before, where the loop is on. */
  public void next(Supplier<Duration> delay) {
    lock.lock();
    try {
      if (on) {
        schedule(delay.get());
      }
    } finally {
      lock.unlock();
    }
  }

  private void schedule(Duration delay) {
    cancel.run();
    cancel = scheduler.schedule(delay, round);
    dueNanos = scheduler.nanoTime() + delay.toNanos();
    due = true;
  }

  /** {@return how long until the next round, or null where none is set} */
  public @Nullable Duration untilNext() {
    lock.lock();
    try {
      return due ? Duration.ofNanos(Math.max(0, dueNanos - scheduler.nanoTime())) : null;
    } finally {
      lock.unlock();
    }
  }
}
