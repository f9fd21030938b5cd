package io.openroutercatalog.internal.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets concurrent callers share one run of the same work. Safe for use by many threads. */
public final class SingleFlight<T> {
  private final AtomicReference<@Nullable CompletableFuture<T>> running = new AtomicReference<>();
  private final Scheduler scheduler;
  private final Supplier<T> work;
  private final Function<Throwable, T> onFailure;

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
  public CompletableFuture<T> start() {
    while (true) {
      CompletableFuture<T> current = running.get();
      if (current != null) {
        return current;
      }
      CompletableFuture<T> result = new CompletableFuture<>();
      if (running.compareAndSet(null, result)) {
        launch(result);
        return result;
      }
    }
  }

  /** Starts a run, or joins the current one, without a result. */
  public void startAndForget() {
    var unused = start();
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
      value = work.get();
    } catch (Throwable e) { // Errors too: callers wait for a result, and the next run must come.
      fail(result, e);
      return;
    }
    // Frees the flight first, so that whoever has the result can start a new run.
    running.compareAndSet(result, null);
    result.complete(value);
  }

  private void fail(CompletableFuture<T> result, Throwable e) {
    try {
      T value = onFailure.apply(e);
      running.compareAndSet(result, null);
      result.complete(value);
    } catch (Throwable bug) { // Even then the next run must come.
      running.compareAndSet(result, null);
      result.completeExceptionally(bug);
    }
  }
}
