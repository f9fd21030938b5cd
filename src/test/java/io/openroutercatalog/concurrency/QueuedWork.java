package io.openroutercatalog.concurrency;

import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads and time of an interleaving: work waits until an operation runs it. */
public final class QueuedWork implements Scheduler {
  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> timed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private volatile boolean closed;

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public boolean execute(Runnable task) {
    if (closed) {
      return false;
    }
    queued.incrementAndGet();
    return work.add(task);
  }

  @Override
  @SuppressWarnings("UnnecessaryMethodReference") // Two of the same task are still two.
  public Runnable schedule(Duration delay, Runnable task) {
    Runnable entry = task::run;
    timed.add(entry);
    return () -> timed.remove(entry);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Runs one piece of work, as a thread would. */
  public boolean runOne() {
    Runnable task = work.poll();
    if (task != null) {
      queued.decrementAndGet();
    }
    return run(task);
  }

  /** Lets the time of one delayed piece of work come. */
  public boolean fireOne() {
    return run(timed.poll());
  }

  private static boolean run(@Nullable Runnable task) {
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  /** Runs all work and what comes of it. */
  public void runAll() {
    while (runOne()) {}
  }

  /** {@return how much work nobody has begun} */
  public int queued() {
    return queued.get();
  }

  /** {@return how much waits for its time} */
  public int waiting() {
    return timed.size();
  }
}
