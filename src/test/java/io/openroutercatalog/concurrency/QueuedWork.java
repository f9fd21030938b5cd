package io.openroutercatalog.concurrency;

import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A scheduler for interleavings, whose tasks wait until an operation runs them. */
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
    return !closed && queue(task);
  }

  /** Works on even when closed, as it does while the caller is a task that has not ended. */
  @Override
  public SerialWorker foreignWorker(String name) {
    return new SerialWorker(this::queue);
  }

  private boolean queue(Runnable task) {
    queued.incrementAndGet();
    return work.add(task);
  }

  @Override
  @SuppressWarnings("UnnecessaryMethodReference") // Makes two entries of the same task different.
  public Runnable schedule(Duration delay, Runnable task) {
    Runnable entry = task::run;
    timed.add(entry);
    return () -> timed.remove(entry);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Runs one task, as a thread would. {@return whether there was one} */
  public boolean runOne() {
    Runnable task = work.poll();
    if (task != null) {
      queued.decrementAndGet();
    }
    return run(task);
  }

  /** Runs one delayed task, as if its delay were over. {@return whether there was one} */
  public boolean fireOne() {
    return run(timed.poll());
  }

  private static boolean run(@Nullable Runnable task) {
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  /** Runs all tasks, and those that they start. */
  public void runAll() {
    while (runOne()) {}
  }

  /** {@return how many tasks have not been started} */
  public int queued() {
    return queued.get();
  }

  /** {@return how many delayed tasks there are} */
  public int waiting() {
    return timed.size();
  }
}
