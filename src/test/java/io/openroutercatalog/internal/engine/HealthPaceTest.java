package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import io.openroutercatalog.model.ModelHealth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a round of health means for the time of the next one. */
class HealthPaceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Jitter in the middle: a first delay is 55 % of the interval, and a later one is all of it. */
  private final RefreshTiming timing = new RefreshTiming(() -> 0.5);

  /** A round over ten models. */
  private static HealthRound round(
      int failed, boolean unauthorized, @Nullable Duration retryAfter) {
    return Health.round(
        Health.models(10), failed, new ModelHealth(false, 99.0), unauthorized, retryAfter);
  }

  @ParameterizedTest(name = "{0} of 10 failed, unauthorized {1}: {2}")
  @CsvSource({
    "10, true,  3",
    "3,  true,  3",
    "1,  true,  0", // A single refusal in a round that is good enough.
    "10, false, 0",
    "0,  false, 0"
  })
  void only_a_degraded_round_with_a_refused_key_slows_the_next_ones_down(
      int failed, boolean unauthorized, int refusedInARow) {
    HealthPace before = new HealthPace(5, 2, null);
    HealthPace after = before.after(round(failed, unauthorized, null), failed >= 3);
    assertThat(after).isEqualTo(new HealthPace(6, refusedInARow, null));
    assertThat(after.delay(timing, HOUR)).isEqualTo(HOUR.multipliedBy(1L << refusedInARow));
  }

  @Test
  void the_wait_that_the_service_asks_for_is_that_of_the_last_round() {
    HealthPace waiting = HealthPace.INITIAL.after(round(1, false, Duration.ofHours(3)), false);
    assertThat(waiting.allowsRoundNow()).isFalse();
    assertThat(waiting.delay(timing, HOUR)).isGreaterThanOrEqualTo(Duration.ofHours(3));
    assertThat(waiting.after(round(1, false, null), false).allowsRoundNow()).isTrue();
    assertThat(waiting.afterFailure().allowsRoundNow()).isTrue();
  }

  @Test
  void a_round_that_threw_does_not_forget_that_the_key_was_refused() {
    HealthPace refused = HealthPace.INITIAL.after(round(10, true, null), true);
    assertThat(refused.afterFailure().delay(timing, HOUR)).isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void the_first_delay_is_spread_over_the_interval() {
    HealthPace first = HealthPace.INITIAL.after(round(0, false, null), false);
    HealthPace second = first.after(round(0, false, null), false);
    assertThat(first.delay(timing, HOUR)).isEqualTo(Duration.ofMinutes(33));
    assertThat(second.delay(timing, HOUR)).isEqualTo(HOUR);
    assertThat(second.delayAfterStart(timing, HOUR)).isEqualTo(Duration.ofMinutes(33));
  }
}
