package io.openroutercatalog.refresh;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Time and threads of a test: nothing runs and no time passes unless the test says so. The wall
 * clock can be set apart from the monotonic one. For one thread.
 */
public final class VirtualTime implements Scheduler, InstantSource {
  private static final Duration DAY = Duration.ofDays(1);

  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final NavigableSet<Timed> timed =
      new TreeSet<>(Comparator.comparingLong(Timed::dueNanos).thenComparingLong(Timed::number));
  private Instant wall;
  private long nanos = -5_000_000_000L; // Of no particular origin, so below zero at first.
  private long scheduled;
  private int refusals;
  private boolean closed;

  /** One delayed task; the number tells two of the same time apart, and which came first. */
  private record Timed(long dueNanos, long number, Runnable task) {}

  /** Makes a time that stands at an instant. */
  public VirtualTime(Instant wall) {
    this.wall = wall;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return wall;
  }

  @Override
  public boolean execute(Runnable work) {
    if (refusals > 0) {
      refusals--;
      throw new InternalError(
          "no thread"); // JUnit would not survive the OutOfMemoryError of a JVM.
    }
    if (!closed) {
      ready.add(work);
    }
    return !closed;
  }

  @Override
  public Runnable schedule(Duration delay, Runnable work) {
    if (closed) {
      return () -> {};
    }
    Timed entry = new Timed(nanos + delay.toNanos(), scheduled++, work);
    timed.add(entry);
    return () -> timed.remove(entry);
  }

  @Override
  public void close() {
    closed = true;
    timed.clear();
  }

  /** Runs what is to run now, and what comes of it. */
  public void runReady() {
    for (Runnable task; (task = ready.poll()) != null; ) {
      task.run();
    }
  }

  /** Lets time pass, and runs all that is due meanwhile, in order. */
  public void advance(Duration duration) {
    long end = nanos + duration.toNanos();
    runReady();
    while (!timed.isEmpty() && timed.first().dueNanos <= end) {
      Timed next = timed.removeFirst();
      pass(next.dueNanos);
      next.task.run();
      runReady();
    }
    pass(end);
  }

  private void pass(long until) {
    if (until - nanos > 0) {
      wall = wall.plusNanos(until - nanos);
      nanos = until;
    }
  }

  /** Sets the wall clock forward or back by days, without any time passing. */
  public void jumpDays(int days) {
    wall = wall.plus(DAY.multipliedBy(days));
  }

  /** Lets the next calls of {@link #execute} find no memory for a thread. */
  public void refuseThreads(int calls) {
    refusals = calls;
  }

  /** {@return whether anything is to run now} */
  public boolean isBusy() {
    return !ready.isEmpty();
  }

  /** {@return how much waits for its time} */
  public int waiting() {
    return timed.size();
  }
}
