package io.openroutercatalog.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceOverrideTest {
  private static final Price CENT = Price.parse("0.01");

  static Stream<Arguments> numbersOfTokens() {
    return Stream.of(
        Arguments.of(200_000, 200_000L),
        Arguments.of(200_000L, 200_000L),
        Arguments.of(200_000.0, 200_000L),
        Arguments.of(0, 0L),
        Arguments.of(-1, -1L),
        Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE),
        Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
        Arguments.of(BigInteger.TWO.pow(63), null),
        Arguments.of(BigInteger.TWO.pow(64), null),
        Arguments.of(1.8446744073709552E19, null),
        Arguments.of(0.5, null),
        Arguments.of("200000", null),
        Arguments.of(true, null),
        Arguments.of(new BigDecimal("1e-999999999"), null),
        Arguments.of(new BigDecimal("1e999999999"), null));
  }

  @ParameterizedTest
  @MethodSource("numbersOfTokens")
  void a_number_of_prompt_tokens_is_a_whole_number_of_64_bits(Object sent, @Nullable Long tokens) {
    PriceOverride override = override(Map.of("min_prompt_tokens", sent));

    assertThat(override.minPromptTokens()).isEqualTo(tokens);
    assertThat(override.unknownConditions())
        .isEqualTo(tokens == null ? List.of("min_prompt_tokens") : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "0,     0,     00:00, 00:00",
    "1000,  100,   10:00, 01:00",
    "1630,  2359,  16:30, 23:59",
    "5,     59,    00:05, 00:59",
    "1630,  1660,       ,",
    "1630,  2400,       ,",
    "-100,  1630,       ,",
  })
  void a_daily_window_has_two_ends_in_hours_and_minutes(
      int start, int end, @Nullable LocalTime from, @Nullable LocalTime to) {
    PriceOverride override = override(Map.of("utc_start", start, "utc_end", end));

    assertThat(override.window())
        .isEqualTo(from == null || to == null ? null : new DailyWindow(from, to));
    assertThat(override.unknownConditions()).hasSize(from == null ? 2 : 0);
  }

  static Stream<Arguments> conditionsThatAreNotUnderstood() {
    return Stream.of(
        Arguments.of(Map.of(), List.of()),
        Arguments.of(Map.of("utc_start", 1000), List.of("utc_start")),
        Arguments.of(Map.of("utc_end", 1000), List.of("utc_end")),
        Arguments.of(Map.of("utc_start", "16:30"), List.of("utc_start")),
        Arguments.of(Map.of("region", "eu"), List.of("region")));
  }

  @ParameterizedTest
  @MethodSource("conditionsThatAreNotUnderstood")
  void a_condition_that_is_not_understood_is_named(
      Map<String, Object> conditions, List<String> unknown) {
    assertThat(override(conditions).unknownConditions()).isEqualTo(unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, 17:00, 08:59, false",
    "09:00, 17:00, 09:00, true",
    "09:00, 17:00, 16:59, true",
    "09:00, 17:00, 17:00, false",
    "22:00, 06:00, 21:59, false",
    "22:00, 06:00, 22:00, true",
    "22:00, 06:00, 00:00, true",
    "22:00, 06:00, 06:00, false",
    "05:00, 05:00, 05:00, true",
    "05:00, 05:00, 04:59, true"
  })
  void a_daily_window_is_half_open_and_may_include_midnight(
      LocalTime start, LocalTime end, LocalTime time, boolean inside) {
    assertThat(new DailyWindow(start, end).contains(time)).isEqualTo(inside);
  }

  @Test
  void what_is_sent_in_place_of_an_override_is_kept_as_text() {
    PriceOverride unreadable = PriceOverride.unreadable("5");

    assertThat(unreadable.unreadable()).isEqualTo("5");
    assertThat(unreadable.conditions()).isEmpty();
    assertThat(unreadable.prices()).isEmpty();
    assertThat(unreadable)
        .isEqualTo(PriceOverride.unreadable("5"))
        .isNotEqualTo(PriceOverride.unreadable("6"))
        .isNotEqualTo(PriceOverride.of(Map.of(), Map.of()))
        .hasToString("PriceOverride[unreadable: 5]");
    assertThat(PriceOverride.unreadable("x".repeat(1_000_000)).unreadable()).hasSize(64);
  }

  @Test
  void an_absurd_number_of_prompt_tokens_does_no_harm() {
    assertThat(override(Map.of("min_prompt_tokens", new BigDecimal("1e999999999"))).toString())
        .contains("1E+999999999");
  }

  @Test
  void overrides_are_equal_when_conditions_and_prices_are() {
    PriceOverride override = PriceOverride.of(Map.of("utc_start", 5), Map.of("a", CENT));

    assertThat(override)
        .isEqualTo(PriceOverride.of(Map.of("utc_start", 5), Map.of("a", CENT)))
        .hasSameHashCodeAs(PriceOverride.of(Map.of("utc_start", 5), Map.of("a", CENT)))
        .isNotEqualTo(PriceOverride.of(Map.of("utc_start", 6), Map.of("a", CENT)))
        .isNotEqualTo(PriceOverride.of(Map.of("utc_start", 5), Map.of()))
        .isNotEqualTo(null);
  }

  @Test
  void a_condition_that_is_no_json_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> override(Map.of("utc_start", new Object())))
        .withMessage("conditions.utc_start: must be a JSON value, is a java.lang.Object");
  }

  private static PriceOverride override(Map<String, ?> conditions) {
    return PriceOverride.of(conditions, Map.of());
  }
}
