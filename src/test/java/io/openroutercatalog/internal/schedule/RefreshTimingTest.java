package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The delays to the next request, with the least and with the most jitter. */
class RefreshTimingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final CatalogError UNREACHABLE = CatalogError.of(Kind.UNREACHABLE, "x");

  private final RefreshTiming earliest = new RefreshTiming(() -> 0);
  private final RefreshTiming latest = new RefreshTiming(() -> Math.nextDown(1.0));

  @Test
  void the_first_delay_is_spread_from_a_tenth_of_the_interval_to_the_whole() {
    assertThat(earliest.spread(DAY)).isBetween(Duration.ofSeconds(1), DAY.dividedBy(10));
    assertThat(latest.spread(DAY)).isBetween(DAY.minusSeconds(1), DAY);
  }

  @Test
  void later_delays_are_the_interval_give_or_take_a_tenth() {
    assertThat(earliest.steady(DAY)).isEqualTo(DAY.multipliedBy(9).dividedBy(10));
    assertThat(latest.steady(DAY))
        .isBetween(DAY, DAY.multipliedBy(11).dividedBy(10))
        .isGreaterThan(DAY.multipliedBy(109).dividedBy(100));
  }

  @ParameterizedTest(name = "{0} failures: up to {1} s")
  @CsvSource({
    "1, 2",
    "2, 4",
    "3, 8",
    "4, 16",
    "8, 256",
    "9, 512",
    "10, 900",
    "11, 900",
    "1000000, 900",
    "2147483647, 900"
  })
  void retry_delays_grow_up_to_a_cap_and_half_of_each_is_random(int failures, long seconds) {
    Duration most = Duration.ofSeconds(seconds);
    assertThat(earliest.retry(failures, UNREACHABLE, DAY, false)).isEqualTo(most.dividedBy(2));
    assertThat(latest.retry(failures, UNREACHABLE, DAY, false))
        .isBetween(most.minusMillis(1), most);
  }

  @ParameterizedTest(name = "{0}, {1} failures: up to {2} min")
  @CsvSource({"401, 1, 5", "403, 1, 5", "401, 2, 10", "403, 4, 40", "401, 5, 60", "403, 1000, 60"})
  void a_refused_key_is_retried_rarely(int status, int failures, long minutes) {
    CatalogError error = CatalogError.ofStatus(status, "x", null);
    Duration most = Duration.ofMinutes(minutes);
    assertThat(earliest.retry(failures, error, DAY, false)).isEqualTo(most.dividedBy(2));
    assertThat(latest.retry(failures, error, DAY, false)).isBetween(most.minusMillis(1), most);
  }

  @ParameterizedTest(name = "{0} failures: up to {1} min")
  @CsvSource({"1, 10", "2, 20", "3, 40", "4, 60", "50, 60"})
  void an_implausible_list_is_retried_rarely(int failures, long minutes) {
    CatalogError error = CatalogError.of(Kind.IMPLAUSIBLE, "x");
    assertThat(earliest.retry(failures, error, DAY, false))
        .isEqualTo(Duration.ofMinutes(minutes).dividedBy(2));
  }

  @Test
  void a_failure_without_a_list_is_retried_within_the_interval_or_a_minute() {
    RefreshTiming latest = new RefreshTiming(() -> 0.999);
    assertThat(latest.retry(50, UNREACHABLE, Duration.ofSeconds(1), false))
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(latest.retry(50, UNREACHABLE, Duration.ofMinutes(5), false))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    assertThat(latest.retry(50, UNREACHABLE, Duration.ofDays(1), false))
        .isLessThanOrEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest(name = "{0} failures: up to {1} s")
  @CsvSource({
    "1, 2",
    "2, 8",
    "3, 32",
    "4, 128",
    "7, 8192",
    "8, 32768",
    "9, 64800",
    "2147483647, 64800"
  })
  void retry_delays_grow_faster_while_an_old_list_is_served(int failures, long seconds) {
    Duration most = Duration.ofSeconds(seconds);
    assertThat(earliest.retry(failures, UNREACHABLE, DAY, true)).isEqualTo(most.dividedBy(2));
    assertThat(latest.retry(failures, UNREACHABLE, DAY, true))
        .isBetween(most.minusMillis(10), most);
  }

  @Test
  void with_an_old_list_and_a_short_interval_a_retry_comes_within_a_minute() {
    assertThat(earliest.retry(50, UNREACHABLE, Duration.ofSeconds(1), true))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(earliest.retry(50, UNREACHABLE, Duration.ofMinutes(4), true))
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void a_refused_key_slows_retries_down_however_short_the_interval_is() {
    RefreshTiming earliest = new RefreshTiming(() -> 0);
    CatalogError unauthorized = CatalogError.ofStatus(401, "HTTP 401", null);
    assertThat(earliest.retry(1, unauthorized, Duration.ofSeconds(1), false))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(150));
  }

  @ParameterizedTest(name = "Retry-After {0} s: from {1} to {2} s")
  @CsvSource({
    "0, 1, 2",
    "-5, 1, 2",
    "-9223372036854775808, 1, 2",
    "1, 1, 2",
    "30, 30, 33",
    "86400, 86400, 95040",
    "86401, 86400, 95040",
    "9223372036854775807, 86400, 95040"
  })
  void a_retry_after_of_up_to_a_day_is_respected(long asked, long from, long to) {
    CatalogError error = CatalogError.ofStatus(503, "x", Duration.ofSeconds(asked));
    assertThat(earliest.retry(1, error, DAY, false)).isEqualTo(Duration.ofSeconds(from));
    assertThat(latest.retry(1, error, DAY, false))
        .isBetween(Duration.ofSeconds(to).minusMillis(100), Duration.ofSeconds(to));
  }

  @Test
  void delays_of_health_passes_have_the_same_jitter_as_those_of_lists() {
    Duration hour = Duration.ofHours(1);
    assertThat(earliest.health(hour, 0, null, true)).isEqualTo(earliest.spread(hour));
    assertThat(latest.health(hour, 0, null, true)).isEqualTo(latest.spread(hour));
    assertThat(earliest.health(hour, 0, null, false)).isEqualTo(Duration.ofMinutes(54));
    assertThat(latest.health(hour, 0, null, false)).isGreaterThan(Duration.ofMinutes(65));
  }

  @ParameterizedTest(name = "{0} refusals: every {1} min")
  @CsvSource({"0, 54", "1, 108", "2, 216", "4, 864", "5, 864", "1000, 864"})
  void refused_health_passes_slow_down_up_to_sixteen_times(int refusals, long minutes) {
    assertThat(earliest.health(Duration.ofHours(1), refusals, null, false))
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void a_health_pass_respects_a_retry_after() {
    Duration hour = Duration.ofHours(1);
    assertThat(earliest.health(hour, 0, Duration.ofHours(3), true)).isEqualTo(Duration.ofHours(3));
    assertThat(latest.health(hour, 0, Duration.ofDays(900), false))
        .isBetween(DAY, Duration.ofMinutes(24 * 66));
  }
}
