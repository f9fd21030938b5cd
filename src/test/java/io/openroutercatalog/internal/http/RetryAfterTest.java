package io.openroutercatalog.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "' 120 ', 120",
    "007, 7",
    "1234567890, 1234567890",
    "9999999999, 9999999999",
    "99999999999, 9999999999", // More digits only mean "very long".
    "99999999999999999999999999, 9999999999",
    "'Mon, 17 Aug 2026 12:00:30 GMT', 30",
    "'Mon, 17 Aug 2026 12:00:00 GMT', 0",
    "'Mon, 17 Aug 2026 11:59:59 GMT', 0",
    "'Tue, 1 Sep 2026 12:00:00 GMT', 1296000",
  })
  void seconds_and_dates_are_read(String header, long seconds) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "soon",
        "٣", // A digit, but not one of HTTP's.
        "2026-08-17T12:00:30Z",
        "Tue, 17 Aug 2026 12:00:30 GMT", // It was a Monday.
        "Mon, 17 Aug 2026 25:00:00 GMT",
      })
  void any_other_header_is_ignored(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }

  @Test
  void a_missing_header_is_ignored() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }
}
