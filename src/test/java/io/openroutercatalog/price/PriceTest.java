package io.openroutercatalog.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.price.Price.Exact;
import io.openroutercatalog.price.Price.Unreadable;
import io.openroutercatalog.price.Price.Varies;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
  @ParameterizedTest
  @CsvSource({
    "0,             0",
    "0.0,           0.0",
    "0.00000045,    0.00000045",
    "4.5e-7,        0.00000045",
    "4.5E-07,       0.00000045",
    "0.10,          0.10",
    "1e3,           1000",
    "1.5e+2,        150",
    "12,            12",
    "' 3 ',         3",
    "'\t0.5\n',     0.5"
  })
  void a_decimal_number_is_exact(String text, String plain) {
    Price price = Price.parse(text);

    assertThat(price).isEqualTo(new Exact(new BigDecimal(plain)));
    assertThat(price.text()).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,      -1",
    "-1.0,    -1.0",
    "-0.5,    -0.5",
    "-1e2,    -100",
    "-0.0,    -0.0",
    "' -1 ',  -1"
  })
  void a_negative_number_varies(String text, String plain) {
    Price price = Price.parse(text);

    assertThat(price).isInstanceOf(Varies.class);
    assertThat(price.text()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "free",
        "+1",
        "1,5",
        "1_000",
        "01",
        ".5",
        "5.",
        "$1",
        "1 USD",
        "--1",
        "1e",
        "0x1",
        "NaN",
        "Infinity",
        "١",
        "1e-999999999",
        "1e999999999",
        "1e-65",
        "1e65",
        "1e63",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void anything_else_is_unreadable(String text) {
    assertThat(Price.parse(text)).isInstanceOf(Unreadable.class);
  }

  /** A price that was written must not become another kind of price when it is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.000",
        "0e0",
        "0e5",
        "0e-5",
        "1e3",
        "9.99e-50",
        "1e-61",
        "1e-62",
        "1e-63",
        "1e-64",
        "1e61",
        "1e62",
        "-1",
        "-1e3",
        "-1e-61",
        "-1e-62",
        "-0",
        "-0.0",
        "-0e7",
        "soon",
        "",
        "0.00000000000000000000000000000000000000000000000000000000000000000000000000001",
        "1111111111111111111111111111111111111111111111111111111111111111111111111111111",
        "12345678901234567890123456789012345678901234567890e40"
      })
  void a_price_written_out_reads_the_same(String text) {
    Price price = Price.parse(text);

    assertThat(Price.parse(price.text())).isEqualTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    "0,                        0,   0",
    "0.000,                    0.000, 0",
    "4.5e-7,                   0.00000045, 0.45",
    "0.00003,                  0.00003, 30",
    "2,                        2, 2000000",
    "0.00000100000000000000015, 0.00000100000000000000015, 1.00000000000000015",
    "-1, ,",
    "soon, ,"
  })
  void an_exact_price_has_an_amount_and_one_per_million(
      String text, @Nullable String amount, @Nullable String perMillion) {
    Price price = Price.parse(text);

    assertThat(price.amount().map(BigDecimal::toPlainString))
        .isEqualTo(Optional.ofNullable(amount));
    assertThat(price.perMillion().map(BigDecimal::toString))
        .isEqualTo(Optional.ofNullable(perMillion));
  }

  @ParameterizedTest
  @CsvSource({
    "4.5e-7, 0.00000045",
    "1e3, 1000",
    "-1, varies (-1)",
    "-0.0, varies (-0.0)",
    "soon, unreadable (soon)"
  })
  void a_price_is_shown_without_an_exponent(String text, String shown) {
    assertThat(Price.parse(text)).hasToString(shown);
  }

  @Test
  void a_negative_zero_is_not_zero() {
    assertThat(Price.parse("-0")).isInstanceOf(Varies.class);
    assertThat(Price.parse("-0").text()).startsWith("-");
  }

  @Test
  void an_unreadable_price_keeps_the_start_of_what_was_sent() {
    assertThat(Price.parse(" soon ").text()).isEqualTo("soon");
    assertThat(Price.parse("x".repeat(64)).text()).isEqualTo("x".repeat(64));
    assertThat(Price.parse("x".repeat(1_000_000)).text()).isEqualTo("x".repeat(63) + "…");
  }

  @Test
  void an_impossible_amount_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exact(new BigDecimal("-0.1")))
        .withMessage("usd must not be negative, was -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Varies(BigDecimal.ONE))
        .withMessage("marker must not be positive, was 1");
  }

  /** Without an exponent such a number would have a billion digits. */
  @Test
  void an_absurd_exponent_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exact(new BigDecimal("1e-999999999")))
        .withMessage("usd must have fewer than 64 characters when written out, was 1E-999999999");
    assertThatIllegalArgumentException().isThrownBy(() -> new Exact(new BigDecimal("1e999999999")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Varies(new BigDecimal("-1e-999999999")));
  }
}
