package io.openroutercatalog.internal.generate;

import static io.openroutercatalog.BillingTier.FREE;
import static io.openroutercatalog.BillingTier.PREMIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.TierPolicy;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingTierRuleTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '"',
      textBlock =
          """
          # prompt, completion, request, numeric zero, text zero
          0,        0,          -,       FREE,         FREE
          " 0 ",    "\t0\n",    -,       FREE,         FREE
          0.0,      0,          -,       FREE,         PREMIUM
          0,        0.00000,    -,       FREE,         PREMIUM
          0e5,      0,          -,       FREE,         PREMIUM
          0e0,      0,          -,       FREE,         PREMIUM
          0,        0,          0,       FREE,         FREE
          0,        0,          0.00,    FREE,         FREE
          0,        0,          0.01,    PREMIUM,      FREE
          0,        0,          "-1",    PREMIUM,      FREE
          0,        0,          soon,    PREMIUM,      FREE
          0,        0.000001,   -,       PREMIUM,      PREMIUM
          0.000001, 0,          -,       PREMIUM,      PREMIUM
          1e-64,    0,          -,       PREMIUM,      PREMIUM
          "-1",     "-1",       -,       PREMIUM,      PREMIUM
          0,        "-1",       -,       PREMIUM,      PREMIUM
          "-0",     "-0",       -,       PREMIUM,      PREMIUM
          "-0.0",   0,          -,       PREMIUM,      PREMIUM
          -,        -,          -,       PREMIUM,      PREMIUM
          0,        -,          -,       PREMIUM,      PREMIUM
          -,        0,          -,       PREMIUM,      PREMIUM
          free,     free,       -,       PREMIUM,      PREMIUM
          "",       "",         -,       PREMIUM,      PREMIUM
          00,       0,          -,       PREMIUM,      PREMIUM
          "+0",     0,          -,       PREMIUM,      PREMIUM
          "0,0",    0,          -,       PREMIUM,      PREMIUM
          0x0,      0,          -,       PREMIUM,      PREMIUM
          NaN,      0,          -,       PREMIUM,      PREMIUM
          1e-999999999, 0,      -,       PREMIUM,      PREMIUM
          """)
  void a_model_has_the_tier_of_its_prices(
      @Nullable String prompt,
      @Nullable String completion,
      @Nullable String request,
      BillingTier numericZero,
      BillingTier textZero) {
    TestRow model = TestRow.of("a/b").prices(prompt, completion).price("request", request);

    assertThat(tier(model, TierPolicy.NUMERIC_ZERO)).as("NUMERIC_ZERO").isEqualTo(numericZero);
    assertThat(tier(model, TierPolicy.TEXT_ZERO)).as("TEXT_ZERO").isEqualTo(textZero);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b:free,          FREE",
    "a/b:nitro:free,    FREE",
    "a/b:free:nitro,    PREMIUM",
    "a/b:FREE,          PREMIUM",
    "a/free,            PREMIUM",
    "a/b-free,          PREMIUM"
  })
  void a_free_variant_is_free_whatever_its_prices(String id, BillingTier tier) {
    TestRow model = TestRow.of(id).prices("0.00001", "-1").price("request", "2");

    assertThat(tier(model, TierPolicy.NUMERIC_ZERO)).isEqualTo(tier);
    assertThat(tier(model, TierPolicy.TEXT_ZERO)).isEqualTo(tier);
  }

  /** A web search has to be asked for, and a discount is no price. */
  @ParameterizedTest
  @CsvSource({
    "web_search,         0.01,   FREE",
    "web_search,         -1,     FREE",
    "discount,           0.5,    FREE",
    "image,              0,      FREE",
    "image,              0.001,  PREMIUM",
    "image,              -1,     PREMIUM",
    "image,              soon,   PREMIUM",
    "input_cache_read,   -0,     PREMIUM",
    "internal_reasoning, 0.1,    PREMIUM",
    "brand_new,          0.1,    PREMIUM"
  })
  void every_price_that_is_not_asked_for_counts(String name, String text, BillingTier tier) {
    TestRow model = TestRow.of("a/b").prices("0", "0").price(name, text);

    assertThat(tier(model, TierPolicy.NUMERIC_ZERO)).isEqualTo(tier);
    assertThat(tier(model, TierPolicy.TEXT_ZERO)).isEqualTo(FREE);
  }

  @ParameterizedTest
  @CsvSource({
    "0,      FREE",
    "0.0,    FREE",
    "0.0001, PREMIUM",
    "-1,     PREMIUM",
    "soon,   PREMIUM"
  })
  void prices_of_overrides_count(String price, BillingTier tier) {
    PriceOverride longPrompts =
        PriceOverride.of(
            Map.of("min_prompt_tokens", 128_000), Map.of("prompt", Price.parse(price)));
    TestRow model = TestRow.of("a/b").prices("0", "0").overrides(longPrompts);

    assertThat(tier(model, TierPolicy.NUMERIC_ZERO)).isEqualTo(tier);
    assertThat(tier(model, TierPolicy.TEXT_ZERO)).isEqualTo(FREE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"prompt": "0", "completion": "0"}                                        | FREE
          {"prompt": 0, "completion": 0.0}                                          | FREE
          {"prompt": "0", "completion": "0", "request": null, "overrides": null}    | FREE
          {"prompt": "0", "completion": "0", "overrides": []}                       | FREE
          {"prompt": "0", "completion": "0", "overrides": [null]}                   | FREE
          {"prompt": "0", "completion": "0", "request": {}}                         | PREMIUM
          {"prompt": "0", "completion": "0", "request": false}                      | PREMIUM
          {"prompt": "0", "completion": "0", "request": []}                         | PREMIUM
          {"prompt": "0", "completion": "0", "overrides": {}}                       | PREMIUM
          {"prompt": "0", "completion": "0", "overrides": "none"}                   | PREMIUM
          {"prompt": "0", "completion": "0", "overrides": [5]}                      | PREMIUM
          {"prompt": "0", "completion": "0", "overrides": [{"prompt": {}}]}         | PREMIUM
          {"prompt": "0", "completion": "0", "overrides": [{"prompt": 0.1}]}        | PREMIUM
          {"prompt": "0", "completion": "0", "overrides": [{"region": "eu"}]}       | FREE
          {"prompt": "0", "completion": "0", "overrides": [{"request": null}]}      | FREE
          """)
  void what_cannot_be_read_may_cost(String pricing, BillingTier tier) {
    ModelRow row =
        ModelRow.builder("a/b")
            .pricing(PricingJson.fromMap(JsonText.parseObject(pricing, "pricing")))
            .build();

    assertThat(BillingTierRule.tier(row, TierPolicy.NUMERIC_ZERO)).isEqualTo(tier);
  }

  @Test
  void a_conditional_zero_price_makes_nothing_free() {
    PriceOverride night =
        PriceOverride.of(
            Map.of("utc_start", 0, "utc_end", 600),
            TestRow.of("a/b").prices("0", "0").row().pricing().prices());

    assertThat(
            tier(TestRow.of("a/b").prices("0.1", "0.1").overrides(night), TierPolicy.NUMERIC_ZERO))
        .isEqualTo(PREMIUM);
  }

  private static BillingTier tier(TestRow model, TierPolicy policy) {
    return BillingTierRule.tier(model.row(), policy);
  }
}
