package io.openroutercatalog.internal.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers who want the same thing at the same time share one run of it. Safe for many threads.
 */
public final class SingleFlight<T> {
  private final AtomicReference<@Nullable CompletableFuture<T>> running = new AtomicReference<>();
  private final Scheduler scheduler;
  private final Supplier<T> work;
  private final Function<Throwable, T> onThrow;

  /**
   * Describes the work.
   *
   * @param work run on a thread of the scheduler
   * @param onThrow the result in place of one, where the work throws; must not throw
   */
  public SingleFlight(Scheduler scheduler, Supplier<T> work, Function<Throwable, T> onThrow) {
    this.scheduler = scheduler;
    this.work = work;
    this.onThrow = onThrow;
  }

  /**
   * {@return the result of the run that is under way, or of a new one} Never completes with a
   * throwable.
   */
  public CompletableFuture<T> start() {
    while (true) {
      CompletableFuture<T> other = running.get();
      if (other != null) {
        return other;
      }
      CompletableFuture<T> mine = new CompletableFuture<>();
      if (running.compareAndSet(null, mine)) {
        launch(mine);
        return mine;
      }
    }
  }

  /** Starts a run, or joins one, whose result nobody waits for. */
  public void startUnwatched() {
    var unused = start();
  }

  private void launch(CompletableFuture<T> mine) {
    try {
      if (!scheduler.execute(() -> run(mine))) {
        fail(mine, new IllegalStateException("closed"));
      }
    } catch (Throwable e) { // No memory for a thread, for example.
      fail(mine, e);
    }
  }

  private void run(CompletableFuture<T> mine) {
    T result;
    try {
      result = work.get();
    } catch (
        Throwable e) { // Errors too: whoever waits must get an answer, and the next run must come.
      fail(mine, e);
      return;
    }
    running.compareAndSet(mine, null);
    mine.complete(result);
  }

  private void fail(CompletableFuture<T> mine, Throwable e) {
    try {
      T result = onThrow.apply(e);
      running.compareAndSet(mine, null);
      mine.complete(result);
    } catch (Throwable bug) { // Even so the next run must come.
      running.compareAndSet(mine, null);
      mine.completeExceptionally(bug);
    }
  }
}
