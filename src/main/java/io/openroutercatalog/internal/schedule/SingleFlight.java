package io.openroutercatalog.internal.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent callers share runs of the same work, of which one goes on at a time. Safe for use
 * by many threads.
 */
public final class SingleFlight<T> {
  private final AtomicReference<Flights<T>> flights = new AtomicReference<>(new Flights<>(null));
  private final Scheduler scheduler;
  private final Supplier<T> work;
  private final Function<Throwable, T> onFailure;

  /**
   * What is under way.
   *
   * @param current the result of the run that was launched, or null if there is none
   * @param begun whether its work has begun
   * @param next the result of the run that follows it, or null if nobody asked for one
   */
  private record Flights<T>(
      @Nullable CompletableFuture<T> current, boolean begun, @Nullable CompletableFuture<T> next) {
    Flights(@Nullable CompletableFuture<T> launched) {
      this(launched, false, null);
    }
  }

  /**
   * Creates a single flight.
   *
   * @param work run on a thread of the scheduler; may throw anything
   * @param onFailure gives the result where the work throws or finds no thread; must not throw
   */
  public SingleFlight(Scheduler scheduler, Supplier<T> work, Function<Throwable, T> onFailure) {
    this.scheduler = scheduler;
    this.work = work;
    this.onFailure = onFailure;
  }

  /**
   * {@return the result of the current run, or of a new one if there is none} It completes
   * exceptionally only if {@code onFailure} throws.
   */
  public CompletableFuture<T> join() {
    return share(now -> now.current);
  }

  /**
   * {@return the result of a run whose work begins after this call} All who call during one run
   * share the one that follows it. It completes exceptionally only if {@code onFailure} throws.
   */
  public CompletableFuture<T> start() {
    return share(now -> now.begun ? now.next : now.current);
  }

  /** Joins the current run, or starts one, without a result. */
  public void joinAndForget() {
    var unused = join();
  }

  /**
   * {@return the result of a run}
   *
   * @param usable gives the run that is good enough for the caller, or null if there is none yet
   */
  private CompletableFuture<T> share(Function<Flights<T>, @Nullable CompletableFuture<T>> usable) {
    CompletableFuture<T> result = new CompletableFuture<>();
    while (true) {
      Flights<T> now = flights.get();
      CompletableFuture<T> shared = usable.apply(now);
      if (shared != null) {
        return shared;
      }
      if (now.current == null) {
        if (flights.compareAndSet(now, new Flights<>(result))) {
          launch(result);
          return result;
        }
      } else if (flights.compareAndSet(now, new Flights<>(now.current, now.begun, result))) {
        return result; // It is launched when the current run ends.
      }
    }
  }

  private void launch(CompletableFuture<T> result) {
    try {
      if (!scheduler.execute(() -> run(result))) {
        fail(result, new IllegalStateException("closed"));
      }
    } catch (Throwable e) { // For example no memory for a thread.
      fail(result, e);
    }
  }

  private void run(CompletableFuture<T> result) {
    T value;
    try {
      flights.updateAndGet(now -> new Flights<>(now.current, true, now.next));
      value = work.get();
    } catch (Throwable e) { // Errors too: callers wait for a result, and the next run must come.
      fail(result, e);
      return;
    }
    end();
    result.complete(value);
  }

  private void fail(CompletableFuture<T> result, Throwable e) {
    T value;
    try {
      value = onFailure.apply(e);
    } catch (Throwable bug) { // Even then the next run must come.
      end();
      result.completeExceptionally(bug);
      return;
    }
    end();
    result.complete(value);
  }

  /** Comes before the result, so that whoever has that can start a new run. */
  private void end() {
    CompletableFuture<T> next = flights.getAndUpdate(now -> new Flights<>(now.next)).next;
    if (next != null) {
      launch(next);
    }
  }
}
