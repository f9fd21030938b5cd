package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Tells one caller how far a health pass is, on a worker of its own. The pass never waits for it: a
 * slow callback misses the numbers that newer ones have overtaken. Safe for use by many threads.
 */
final class PassProgress {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** Long for a callback, short for a caller whose pass has ended. */
  private static final Duration LAST_CALL_TIMEOUT = Duration.ofSeconds(5);

  private final IntConsumer callback;
  private final Scheduler scheduler;
  private final SerialWorker worker;
  private final AtomicInteger newest = new AtomicInteger();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private volatile boolean passEnded;
  private int told;

  PassProgress(IntConsumer callback, Scheduler scheduler) {
    this.callback = callback;
    this.scheduler = scheduler;
    this.worker = scheduler.foreignWorker("progress");
  }

  /** Passes a number of models on, unless a greater one is known. Never waits. */
  void tell(int done) {
    if (passEnded) { // The number is one of the next pass.
      return;
    }
    newest.accumulateAndGet(done, Math::max); // Numbers come from several threads, in any order.
    if (queued.compareAndSet(false, true) && !execute(this::tellNewest)) {
      queued.set(false); // The next number tries again.
    }
  }

  private void tellNewest() {
    queued.set(false);
    int done = newest.get();
    if (done <= told || over.isDone()) {
      return;
    }
    told = done;
    try {
      callback.accept(done);
    } catch (Throwable e) {
      log.atDebug().setCause(e).log("unexpected failure of a progress listener");
    }
  }

  /**
   * {@return completes once the callback has had the last number, or has not taken it for 5
   * seconds} It is not called again afterwards.
   */
  CompletableFuture<Void> finish() {
    passEnded = true;
    Runnable cancel = scheduler.schedule(LAST_CALL_TIMEOUT, this::giveUp);
    if (!execute(this::giveUp)) { // It runs behind the last number.
      giveUp();
    }
    return over.whenComplete((nothing, e) -> cancel.run());
  }

  /** Ends the wait for the callback, which is not called again. */
  void giveUp() {
    over.complete(null);
  }

  private boolean execute(Runnable task) {
    try {
      return worker.execute(task);
    } catch (RuntimeException | Error e) { // For example no memory for a thread.
      log.atDebug().setCause(e).log("a progress listener cannot be called now");
      return false;
    }
  }
}
