package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bucket of 6 requests in an hour. */
class RequestBudgetTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long NOW = -5;

  @ParameterizedTest
  @CsvSource({
    "0, 0,  6, 0",
    "6, 0,  0, 600",
    "6, 9,  0, 60",
    "6, 10, 1, 0",
    "6, 59, 5, 0",
    "6, 60, 6, 0",
    "6, 90, 6, 0",
    "5, 0,  1, 0",
    "2, 10, 5, 0"
  })
  void it_regains_one_request_for_each_model_in_an_interval(
      int spent, int minutes, int available, int secondsUntilOne) {
    RequestBudget budget = new RequestBudget(spent, NOW);
    long later = NOW + Duration.ofMinutes(minutes).toNanos();

    assertThat(budget.available(6, HOUR, later)).isEqualTo(available);
    assertThat(budget.untilOne(6, HOUR, later).toSeconds()).isEqualTo(secondsUntilOne);
  }

  @Test
  void what_is_spent_is_not_more_than_it_holds_and_not_less_than_nothing() {
    RequestBudget full = new RequestBudget(0, NOW);

    assertThat(full.spend(2, 6, HOUR, NOW)).isEqualTo(new RequestBudget(2, NOW));
    assertThat(full.spend(9, 6, HOUR, NOW)).isEqualTo(new RequestBudget(6, NOW));
    assertThat(full.spend(-1, 6, HOUR, NOW)).isEqualTo(full);
    assertThat(full.spend(2, 6, HOUR, NOW).spend(-2, 6, HOUR, NOW)).isEqualTo(full);
    assertThat(full.empty(6, NOW).available(6, HOUR, NOW)).isZero();
  }

  @Test
  void it_holds_as_many_as_there_are_models_now() {
    RequestBudget empty = new RequestBudget(6, NOW);

    assertThat(empty.available(10, HOUR, NOW)).isEqualTo(4);
    assertThat(empty.available(3, HOUR, NOW)).isZero();
    assertThat(empty.untilOne(3, HOUR, NOW)).isEqualTo(Duration.ofMinutes(80));
  }
}
