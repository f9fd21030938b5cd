package io.openroutercatalog.concurrency;

import io.openroutercatalog.internal.schedule.BackgroundLoop;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** A loop that is started, stopped and given delays in every order. */
public final class BackgroundLoopInterleavingsTest {
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final QueuedWork scheduler = new QueuedWork();
  private final BackgroundLoop loop = new BackgroundLoop(scheduler, this::round);

  public BackgroundLoopInterleavingsTest() {
    loop.start(DELAY);
  }

  private void round() {
    scheduleNext();
  }

  @Operation
  public void start() {
    loop.start(DELAY);
  }

  @Operation
  public void stop() {
    loop.stop();
  }

  @Operation
  public void scheduleNext() {
    loop.scheduleNext(DELAY);
  }

  @Operation
  public void letTimePass() {
    scheduler.fireOne();
  }

  @Validate
  public void oneDelayOrNone() {
    scheduler.fireOne(); // A loop that is on schedules its next round.
    int expected = loop.untilNext() == null ? 0 : 1;
    if (scheduler.waiting() != expected) {
      throw new IllegalStateException(scheduler.waiting() + " rounds wait, not " + expected);
    }
  }

  @Test
  void a_loop_that_is_on_has_one_next_round_and_a_loop_that_is_off_has_none() {
    Interleavings.check(BackgroundLoopInterleavingsTest.class);
  }
}
