package io.openroutercatalog.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricingTest {
  private static final Price CENT = Price.parse("0.01");

  @Test
  void an_unstated_price_is_null_rather_than_zero() {
    Pricing none = Pricing.none();

    assertThat(none.prompt()).isNull();
    assertThat(none.completion()).isNull();
    assertThat(none.price("image")).isNull();
    assertThat(none.prices()).isEmpty();
    assertThat(none.overrides()).isEmpty();
    assertThat(Pricing.of(Map.of(), List.of())).isEqualTo(none);
  }

  @Test
  void prices_per_token_are_prompt_and_completion() {
    Pricing pricing = Pricing.perToken(new BigDecimal("0.000001"), new BigDecimal("0.00001"));

    assertThat(pricing.prompt()).isEqualTo(Price.parse("0.000001"));
    assertThat(pricing.completion()).isEqualTo(Price.parse("0.00001"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pricing.perToken(BigDecimal.ONE.negate(), BigDecimal.ONE));
  }

  @Test
  void prices_keep_their_order_and_cannot_be_changed() {
    Map<String, Price> prices = new LinkedHashMap<>();
    for (String name : List.of("web_search", "prompt", "audio", "completion", "a", "z")) {
      prices.put(name, CENT);
    }
    List<PriceOverride> overrides = new ArrayList<>();

    Pricing pricing = Pricing.of(prices, overrides);
    prices.clear();
    overrides.add(PriceOverride.of(Map.of(), Map.of()));

    assertThat(pricing.prices())
        .containsOnlyKeys("web_search", "prompt", "audio", "completion", "a", "z");
    assertThat(pricing.prices().keySet())
        .containsExactly("web_search", "prompt", "audio", "completion", "a", "z");
    assertThat(pricing.overrides()).isEmpty();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> pricing.prices().clear());
  }

  @Test
  void pricings_are_equal_when_prices_and_overrides_are() {
    PriceOverride override = PriceOverride.of(Map.of("min_prompt_tokens", 5), Map.of("a", CENT));
    Pricing pricing = Pricing.of(Map.of("prompt", CENT), List.of(override));

    assertThat(pricing)
        .isEqualTo(Pricing.of(Map.of("prompt", Price.parse("0.01")), List.of(override)))
        .hasSameHashCodeAs(Pricing.of(Map.of("prompt", CENT), List.of(override)))
        .isNotEqualTo(Pricing.of(Map.of("prompt", CENT), List.of()))
        .isNotEqualTo(Pricing.of(Map.of("completion", CENT), List.of(override)))
        .isNotEqualTo(null)
        .isNotEqualTo("pricing");
    assertThat(pricing.toString()).contains("prompt", "0.01", "min_prompt_tokens");
  }

  @Test
  void an_override_tells_from_how_many_prompt_tokens_it_applies() {
    assertThat(override(Map.of("min_prompt_tokens", 200_000)).minPromptTokens())
        .isEqualTo(200_000L);
    assertThat(override(Map.of("utc_start", 0)).minPromptTokens()).isNull();
    assertThat(override(Map.of("min_prompt_tokens", "many")).minPromptTokens()).isNull();
  }

  @Test
  void an_absurd_number_of_prompt_tokens_does_no_harm() {
    assertThat(override(Map.of("min_prompt_tokens", new BigDecimal("1e-999999999"))))
        .extracting(PriceOverride::minPromptTokens)
        .isEqualTo(0L);
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
