package io.openroutercatalog;

import io.openroutercatalog.refresh.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the newest state, one at a time and apart, so that a slow store delays nobody. */
final class KeepQueue {
  private final CopyKeeper keeper;
  private final StateHolder holder;
  private final Scheduler scheduler;
  private final AtomicInteger toKeep = new AtomicInteger();

  KeepQueue(CopyKeeper keeper, StateHolder holder, Scheduler scheduler) {
    this.keeper = keeper;
    this.holder = holder;
    this.scheduler = scheduler;
  }

  /** Keeps what is the newest state by then; what comes while a store is busy is kept once. */
  void keepSoon() {
    if (toKeep.getAndIncrement() == 0) {
      boolean begun = false;
      try {
        begun = scheduler.execute(this::keep);
      } finally {
        if (!begun) {
          toKeep.set(0); // The next one is kept all the same.
        }
      }
    }
  }

  private void keep() {
    int seen;
    do {
      seen = toKeep.get();
      keeper.keep(holder.state());
    } while (toKeep.addAndGet(-seen) != 0);
  }
}
