package io.openroutercatalog.concurrency;

import io.openroutercatalog.internal.schedule.SerialWorker;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Tasks that come while others run and while the worker's thread ends, in every order. */
public final class SerialWorkerInterleavingsTest {
  private final QueuedWork scheduler = new QueuedWork();
  private final SerialWorker worker = scheduler.foreignWorker("test");
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger ran = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private volatile boolean twoAtATime;

  private void task() {
    twoAtATime |= inside.incrementAndGet() > 1;
    ran.incrementAndGet();
    inside.decrementAndGet();
  }

  @Operation
  public void execute() {
    given.incrementAndGet();
    worker.execute(this::task);
  }

  /** Runs a thread of the worker, if there is one. */
  @Operation
  public void work() {
    scheduler.runOne();
  }

  @Validate
  public void everyTaskRanOnceAndAlone() {
    scheduler.runAll();
    if (twoAtATime) {
      throw new IllegalStateException("two tasks ran at once");
    }
    if (ran.get() != given.get()) {
      throw new IllegalStateException(ran + " of " + given + " tasks ran");
    }
  }

  @Test
  void every_task_runs_once_and_never_two_at_a_time() {
    Interleavings.check(SerialWorkerInterleavingsTest.class);
  }
}
