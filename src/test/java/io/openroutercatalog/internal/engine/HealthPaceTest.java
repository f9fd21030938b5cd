package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.health.HealthPass;
import io.openroutercatalog.internal.health.ModelHealth;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a health pass means for the time of the next one. */
class HealthPaceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Jitter in the middle: a first delay is 55 % of the interval, and a later one is all of it. */
  private final RefreshTiming timing = new RefreshTiming(() -> 0.5);

  /** A pass over ten models. */
  private static HealthPass pass(int failed, boolean unauthorized, @Nullable Duration retryAfter) {
    Set<String> selected =
        IntStream.range(0, 10).mapToObj(i -> "a/m" + i).collect(Collectors.toSet());
    Map<String, ModelHealth> measured =
        IntStream.range(failed, 10)
            .boxed()
            .collect(Collectors.toMap(i -> "a/m" + i, i -> new ModelHealth(false, 99.0)));
    return new HealthPass(selected, measured, unauthorized, retryAfter, null);
  }

  @ParameterizedTest(name = "{0} of 10 failed, unauthorized {1}: {2}")
  @CsvSource({
    "10, true,  3",
    "3,  true,  3",
    "1,  true,  0", // A single refusal in a pass that is good enough.
    "10, false, 0",
    "0,  false, 0"
  })
  void only_a_degraded_pass_with_a_refused_key_slows_the_next_ones_down(
      int failed, boolean unauthorized, int refusedInARow) {
    HealthPace before = new HealthPace(5, 2, null);
    HealthPace after = before.after(pass(failed, unauthorized, null));
    assertThat(after).isEqualTo(new HealthPace(6, refusedInARow, null));
    assertThat(after.delay(timing, HOUR)).isEqualTo(HOUR.multipliedBy(1L << refusedInARow));
  }

  @Test
  void the_wait_that_the_service_asks_for_is_that_of_the_last_pass() {
    HealthPace waiting = HealthPace.INITIAL.after(pass(1, false, Duration.ofHours(3)));
    assertThat(waiting.allowsPassNow()).isFalse();
    assertThat(waiting.delay(timing, HOUR)).isGreaterThanOrEqualTo(Duration.ofHours(3));
    assertThat(waiting.after(pass(1, false, null)).allowsPassNow()).isTrue();
    assertThat(waiting.afterFailure().allowsPassNow()).isTrue();
  }

  @Test
  void a_pass_that_threw_does_not_forget_that_the_key_was_refused() {
    HealthPace refused = HealthPace.INITIAL.after(pass(10, true, null));
    assertThat(refused.afterFailure().delay(timing, HOUR)).isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void the_first_delay_is_spread_over_the_interval() {
    HealthPace first = HealthPace.INITIAL.after(pass(0, false, null));
    HealthPace second = first.after(pass(0, false, null));
    assertThat(first.delay(timing, HOUR)).isEqualTo(Duration.ofMinutes(33));
    assertThat(second.delay(timing, HOUR)).isEqualTo(HOUR);
    assertThat(second.delayAfterStart(timing, HOUR)).isEqualTo(Duration.ofMinutes(33));
  }
}
