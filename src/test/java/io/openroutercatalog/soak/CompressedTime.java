package io.openroutercatalog.soak;

import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A time that runs many times as fast as the real one, with real threads. */
final class CompressedTime implements InstantSource {
  private static final Instant BEGIN = Instant.parse("2026-08-17T12:00:00Z");

  private final long factor;
  private final long began = System.nanoTime();

  CompressedTime(Duration perSecond) {
    this.factor = perSecond.toSeconds();
  }

  @Override
  public Instant instant() {
    return BEGIN.plusNanos(nanos());
  }

  private long nanos() {
    return (System.nanoTime() - began) * factor;
  }

  long days() {
    return Duration.ofNanos(nanos()).toDays();
  }

  /** {@return new threads whose delays are shortened by the same factor} */
  Scheduler scheduler() {
    BackgroundThreads threads = new BackgroundThreads();
    return new Scheduler() {
      @Override
      public long nanoTime() {
        return nanos();
      }

      @Override
      public boolean execute(Runnable work) {
        return threads.execute(work);
      }

      @Override
      public SerialWorker foreignWorker(String name) {
        return threads.foreignWorker(name);
      }

      // A store is read in real time, so it may take as long as it may without compression.
      @Override
      public <T> T await(Future<T> result, Duration atMost)
          throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(30, TimeUnit.SECONDS);
      }

      @Override
      public Runnable schedule(Duration delay, Runnable work) {
        return threads.schedule(delay.dividedBy(factor), work);
      }

      @Override
      public void close() {
        threads.close();
      }
    };
  }
}
