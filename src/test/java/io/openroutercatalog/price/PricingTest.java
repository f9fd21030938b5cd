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
    PriceOverride override =
        PriceOverride.of(Map.of("min_prompt_tokens", 5), Map.of("prompt", CENT));
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
  void a_name_is_that_of_a_price_or_of_a_condition() {
    PriceOverride byName = PriceOverride.of(Map.of("prompt", 1), Map.of());
    PriceOverride byBasePrice = PriceOverride.of(Map.of("audio", 1), Map.of());
    PriceOverride noPrice = PriceOverride.of(Map.of(), Map.of("audio", CENT));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pricing.of(Map.of(), List.of(byName)))
        .withMessage("overrides: prompt is a price, not a condition");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pricing.of(Map.of("audio", CENT), List.of(byBasePrice)))
        .withMessage("overrides: audio is a price, not a condition");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pricing.of(Map.of("prompt", CENT), List.of(noPrice)))
        .withMessage("overrides: audio is a price only where there is a base price of that name");
    assertThat(Pricing.of(Map.of("audio", CENT), List.of(noPrice)).overrides()).hasSize(1);
  }
}
