package io.openroutercatalog.concurrency;

import io.openroutercatalog.internal.schedule.SingleFlight;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Callers of a single flight in every order. Every second run throws an Error. */
public final class SingleFlightInterleavingsTest {
  private final QueuedWork scheduler = new QueuedWork();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean oldResult;
  private volatile boolean twoAtATime;
  private final SingleFlight<Integer> flight =
      new SingleFlight<>(scheduler, this::run, thrown -> begun.get());

  private int run() {
    if (begun.incrementAndGet() % 2 == 0) {
      throw new AssertionError("work");
    }
    return begun.get();
  }

  @Operation
  public void call() {
    int before = begun.get();
    var unused = flight.start().thenAccept(result -> oldResult |= result <= before);
    twoAtATime |= scheduler.queued() > 1;
  }

  @Operation
  public void join() {
    var unused = flight.join();
    twoAtATime |= scheduler.queued() > 1;
  }

  /** Runs one queued task. */
  @Operation
  public void work() {
    scheduler.runOne();
  }

  @Validate
  public void oneRunAtATimeThatBeginsAfterWhoeverAskedForIt() {
    if (twoAtATime) {
      throw new IllegalStateException("two runs at a time");
    }
    if (oldResult) {
      throw new IllegalStateException("the result of a run that had begun when it was asked for");
    }
    int before = begun.get();
    scheduler.runAll();
    call();
    scheduler.runAll();
    if (begun.get() == before) {
      throw new IllegalStateException("no run any more");
    }
  }

  @Test
  void callers_share_a_run_that_begins_after_all_of_them_have_called() {
    Interleavings.check(SingleFlightInterleavingsTest.class);
  }
}
