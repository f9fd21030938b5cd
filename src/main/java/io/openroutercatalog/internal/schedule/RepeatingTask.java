package io.openroutercatalog.internal.schedule;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Work that runs on request and, while its background is on, again and again. All who ask for it at
 * the same time share a run, and every run sets the delay to the next one. Safe for use by many
 * threads.
 */
public final class RepeatingTask<T> {
  /** Long enough not to flood a log, short enough to go unnoticed. */
  private static final Duration DELAY_AFTER_A_BUG = Duration.ofMinutes(1);

  private final Work<T> work;
  private final SingleFlight<T> flight;
  private final BackgroundLoop loop;
  private volatile boolean closed;

  /** What is repeated. Never called by two threads at once, but for {@link #resultOnceClosed}. */
  public interface Work<T> {
    /** {@return the result of a run} May throw anything. */
    T run();

    /** {@return the result of a run that threw or found no thread} Must not throw. */
    T resultOfFailure(Throwable e);

    /** {@return the result of asking for a run once the task is closed} Must not throw. */
    T resultOnceClosed();

    /** {@return the delay from the run that has just ended to the next one} */
    Duration delayToNext();

    /**
     * Hears of a run that has just ended, when the next one is decided. Not called once closed.
     *
     * @param result of the run
     * @param next how long until the next run in the background, or null if that is off
     */
    default void ended(T result, @Nullable Duration next) {}
  }

  /** Creates a task whose background is off. */
  public RepeatingTask(Scheduler scheduler, Work<T> work) {
    this.work = work;
    this.flight = new SingleFlight<>(scheduler, this::run, this::fail);
    this.loop = new BackgroundLoop(scheduler, flight::joinAndForget);
  }

  /** {@return the result of the current run, or of a new one if there is none} */
  public CompletableFuture<T> joinRun() {
    return flight.join();
  }

  /** {@return the result of a run that begins after this call, and that all share who call now} */
  public CompletableFuture<T> runNow() {
    return flight.start();
  }

  /** Switches the background on with the first run after a delay. Does nothing once closed. */
  public void startBackground(Duration firstDelay) {
    if (closed) {
      return;
    }
    loop.start(firstDelay);
    if (closed) { // Whoever closed in between may have stopped the loop before it was started.
      loop.stop();
    }
  }

  /** Sets the delay to the next run in the background, where that is on. */
  public void runAfter(Duration delay) {
    loop.scheduleNext(delay);
  }

  /** Switches the background off. A current run is finished. */
  public void stopBackground() {
    loop.stop();
  }

  /** Switches the background off for good. A current run is finished, and none follows it. */
  public void close() {
    closed = true;
    loop.stop();
  }

  /** {@return whether the task was closed} */
  public boolean isClosed() {
    return closed;
  }

  /** {@return how long until the next run in the background, or null if none is set} */
  public @Nullable Duration untilNext() {
    return loop.untilNext();
  }

  private T run() {
    if (closed) {
      return work.resultOnceClosed();
    }
    return ended(work.run());
  }

  private T fail(Throwable e) {
    if (closed) {
      return work.resultOnceClosed();
    }
    return ended(work.resultOfFailure(e));
  }

  /** Whatever the source of randomness or a clock throws, a next run must come. */
  private T ended(T result) {
    Duration delay = DELAY_AFTER_A_BUG;
    try {
      delay = work.delayToNext();
      if (!closed) { // Otherwise the run has ended as it did because of that.
        work.ended(result, loop.untilNext() == null ? null : delay);
      }
    } catch (Throwable e) {
      // The result stands, and the run after it is set below.
    }
    loop.scheduleNext(delay);
    return result;
  }
}
