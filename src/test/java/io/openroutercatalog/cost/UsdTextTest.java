package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts for people. */
class UsdTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, $0.00",
    "0.0134, $0.0134",
    "0.013412, $0.0134",
    "0.00019325, $0.000193",
    "0.5, $0.50",
    "0.999, $0.999",
    "0.9999, $1.00",
    "1, $1.00",
    "12.345, $12.35",
    "1234567.891, $1234567.89",
    "1e2, $100.00",
    "-0.00019325, -$0.000193",
    "-3, -$3.00"
  })
  void an_amount_has_cents_or_three_digits(BigDecimal usd, String text) {
    assertThat(UsdText.amount(usd)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0000025, $2.50/M", "0.00000015, $0.15/M", "0, $0.00/M"})
  void a_price_is_per_million(BigDecimal usd, String text) {
    assertThat(UsdText.perMillion(usd)).isEqualTo(text);
  }
}
