package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change is found, and nothing where nothing changed. */
class ChangeDetectorTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final Duration SOON = Duration.ofDays(14);

  private static CatalogSnapshot snapshot(
      Instant at, Map<Integer, DelistedConfig> delisted, LlmConfig... configs) {
    return CatalogSnapshot.builder()
        .configs(List.of(configs))
        .fetchedAt(at)
        .delisted(delisted.values())
        .build();
  }

  private static CatalogSnapshot snapshot(LlmConfig... configs) {
    return snapshot(NOW, Map.of(), configs);
  }

  private static List<String> kinds(CatalogSnapshot before, CatalogSnapshot after) {
    return ChangeDetector.between(before, after, SOON).stream().map(CatalogChange::kind).toList();
  }

  private static Pricing pricing(String prompt, String above) {
    return Pricing.of(
        Map.of("prompt", Price.parse(prompt)),
        List.of(
            PriceOverride.of(
                Map.of("min_prompt_tokens", 200_000), Map.of("prompt", Price.parse(above)))));
  }

  private static LlmConfigBuilder one() {
    return LlmConfigs.full()
        .expirationDate(null)
        .healthGated(false)
        .inputModalities(List.of("text", "image"))
        .pricing(pricing("0.1", "0.2"));
  }

  private static Arguments row(UnaryOperator<LlmConfigBuilder> change, String... kinds) {
    return Arguments.of(change, List.of(kinds));
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        row(c -> c),
        row(c -> c.qualityScore(1)),
        row(c -> c.pricing(pricing("0.10", "0.200"))),
        row(c -> c.pricing(pricing("0.3", "0.2")), "price_changed"),
        row(c -> c.pricing(pricing("0.1", "0.3")), "price_changed"),
        row(c -> c.pricing(pricing("-1", "0.2")), "price_changed"),
        row(c -> c.contextLength(1L), "context_changed"),
        row(c -> c.maxCompletionTokens(null), "context_changed"),
        row(c -> c.inputModalities(List.of("image", "text"))),
        row(c -> c.supportedParameters(List.of("reasoning", "tools"))),
        row(c -> c.inputModalities(List.of("text")), "capabilities_changed"),
        row(c -> c.outputModalities(List.of()), "capabilities_changed"),
        row(c -> c.supportedParameters(List.of("tools")), "capabilities_changed"),
        row(c -> c.billingTier(BillingTier.PREMIUM), "tier_changed"),
        row(c -> c.healthGated(true), "gated"),
        row(c -> c.expirationDate(LocalDate.of(2026, 8, 31)), "expiring_soon"),
        row(c -> c.expirationDate(LocalDate.of(2026, 9, 1))),
        row(c -> c.modelName("b/two"), "added", "removed"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void each_difference_is_reported_as_a_change_of_its_kind(
      UnaryOperator<LlmConfigBuilder> change, List<String> kinds) {
    LlmConfig after = change.apply(one()).build();
    assertThat(kinds(snapshot(one().build()), snapshot(after))).isEqualTo(kinds);
  }

  @Test
  void watch_tells_when_a_model_works_again() {
    assertThat(kinds(snapshot(one().healthGated(true).build()), snapshot(one().build())))
        .containsExactly("ungated");
  }

  @Test
  void new_models_are_added_those_that_were_delisted_return_and_removals_come_last() {
    LlmConfig gone = one().id(-8).modelName("b/two").build();
    LlmConfig old = one().id(-9).modelName("c/three").build();
    CatalogSnapshot before = snapshot(NOW, Map.of(-8, new DelistedConfig(gone, NOW)), old);
    assertThat(kinds(before, snapshot(one().build(), gone)))
        .containsExactly("added", "returned", "removed");
  }

  @Test
  void an_expiry_that_comes_near_is_announced_exactly_once() {
    LlmConfig config = one().expirationDate(LocalDate.of(2026, 9, 2)).build();
    int told = 0;
    @Nullable CatalogSnapshot before = null;
    for (int day = 0; day < 20; day++) {
      CatalogSnapshot after = snapshot(NOW.plus(Duration.ofDays(day)), Map.of(), config);
      if (before != null) {
        told += kinds(before, after).size();
      }
      before = after;
    }
    assertThat(told).isEqualTo(1);
  }
}
