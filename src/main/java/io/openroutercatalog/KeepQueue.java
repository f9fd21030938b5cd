package io.openroutercatalog;

import io.openroutercatalog.refresh.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Keeps the newest state, one at a time and apart, so that a slow store delays nobody. */
final class KeepQueue {
  private final Consumer<CatalogState> keeper;
  private final StateHolder holder;
  private final Scheduler scheduler;
  private final AtomicInteger toKeep = new AtomicInteger();

  KeepQueue(Consumer<CatalogState> keeper, StateHolder holder, Scheduler scheduler) {
    this.keeper = keeper;
    this.holder = holder;
    this.scheduler = scheduler;
  }

  /**
   * Keeps what is the newest state by then; what comes while a store is busy is kept once. After
   * closing, what was served last is kept by whoever brought it.
   */
  void keepSoon() {
    if (toKeep.getAndIncrement() == 0) {
      try {
        if (!scheduler.execute(this::keep)) {
          keep();
        }
      } catch (RuntimeException | Error e) { // No memory for a thread, for example.
        toKeep.set(0); // The next one is kept all the same.
        throw e;
      }
    }
  }

  private void keep() {
    int seen;
    do {
      seen = toKeep.get();
      try {
        keeper.accept(holder.state());
      } catch (Throwable e) {
        // The keeper has told of it, or cannot, as where the log itself fails; the next is kept.
      }
    } while (toKeep.addAndGet(-seen) != 0);
  }
}
