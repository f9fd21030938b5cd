package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final AtomicInteger rounds = new AtomicInteger();
  private final BackgroundLoop loop = new BackgroundLoop(time, this::round);
  private BackgroundLoop self = loop;

  private void round() {
    rounds.incrementAndGet();
    self.scheduleNext(SECOND.multipliedBy(10));
  }

  @Test
  void a_loop_is_off_until_it_is_started() {
    loop.scheduleNext(SECOND);
    time.advance(SECOND.multipliedBy(100));
    assertThat(rounds).hasValue(0);
    assertThat(loop.untilNext()).isNull();
  }

  @Test
  void rounds_follow_each_other_at_the_delay_that_each_round_sets() {
    loop.start(SECOND);
    time.advance(Duration.ofMillis(999));
    assertThat(rounds).hasValue(0);
    assertThat(loop.untilNext()).isEqualTo(Duration.ofMillis(1));
    time.advance(Duration.ofMillis(1));
    assertThat(rounds).hasValue(1);
    assertThat(loop.untilNext()).isEqualTo(SECOND.multipliedBy(10));
    time.advance(SECOND.multipliedBy(100));
    assertThat(rounds).hasValue(11);
  }

  @Test
  void a_new_delay_replaces_the_old_one() {
    loop.start(SECOND);
    loop.start(SECOND.multipliedBy(5));
    loop.scheduleNext(SECOND.multipliedBy(7));
    assertThat(time.waiting()).isEqualTo(1);
    time.advance(SECOND.multipliedBy(6));
    assertThat(rounds).hasValue(0);
    time.advance(SECOND);
    assertThat(rounds).hasValue(1);
  }

  @Test
  void a_stopped_loop_stays_off_until_it_is_started_again() {
    loop.start(SECOND);
    loop.stop();
    loop.stop();
    assertThat(loop.untilNext()).isNull();
    assertThat(time.waiting()).isZero();
    loop.scheduleNext(SECOND);
    time.advance(SECOND.multipliedBy(100));
    assertThat(rounds).hasValue(0);
    loop.start(SECOND);
    time.advance(SECOND);
    assertThat(rounds).hasValue(1);
  }

  @Test
  void a_round_may_stop_the_loop() {
    BackgroundLoop stopping =
        new BackgroundLoop(
            time,
            () -> {
              rounds.incrementAndGet();
              self.stop();
              self.scheduleNext(SECOND);
            });
    self = stopping;
    stopping.start(SECOND);
    time.advance(SECOND.multipliedBy(100));
    assertThat(rounds).hasValue(1);
    assertThat(stopping.untilNext()).isNull();
  }

  @Test
  void the_time_until_an_overdue_round_is_zero() {
    loop.start(Duration.ZERO);
    assertThat(loop.untilNext()).isZero();
    loop.start(SECOND.negated());
    assertThat(loop.untilNext()).isZero();
  }
}
