package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.logs.Canary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models are measured, and what comes of it in a config. */
class HealthBlendTest {
  private int nextId = 1;

  private LlmConfigBuilder config(String model, int staticScore) {
    return LlmConfig.builder()
        .id(nextId++)
        .provider("OPENROUTER")
        .modelName(model)
        .billingTier(BillingTier.PREMIUM)
        .openrouterDynamic(true)
        .qualityScoreStatic(staticScore);
  }

  private List<LlmConfig> configs(String prefix, int count, BillingTier tier, int staticScore) {
    return IntStream.range(0, count)
        .mapToObj(i -> config(prefix + i, staticScore).billingTier(tier).build())
        .toList();
  }

  private static LlmConfig blended(LlmConfig config, ModelHealth health) {
    return HealthBlend.apply(List.of(config), Map.of(config.modelName(), health)).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "97,  99.65,     98",
    "64,  97.0,      80",
    "65,  96.0,      80",
    "63,  98.0,      80",
    "50,  99.0,      74",
    "51,  98.0,      74",
    "87,  100.0,     94",
    "0,   90.0,      45",
    "100, 100.0,     100",
    "45,  94.123456, 70"
  })
  void quality_is_half_health_and_half_static(int staticScore, double health, int quality) {
    LlmConfig blended = blended(config("a/b", staticScore).build(), new ModelHealth(false, health));
    assertThat(blended.qualityScore()).isEqualTo(quality);
    assertThat(blended.qualityScoreHealth()).isEqualTo(health);
    assertThat(blended.qualityScoreStatic()).isEqualTo(staticScore);
    assertThat(blended.healthGated()).isFalse();
  }

  @Test
  void a_gated_config_keeps_its_static_score_as_quality() {
    LlmConfig gated = blended(config("a/b", 61).build(), ModelHealth.GATED);
    assertThat(gated.healthGated()).isTrue();
    assertThat(gated.qualityScoreHealth()).isNull();
    assertThat(gated.qualityScore()).isEqualTo(61);
  }

  @Test
  void a_blended_quality_returns_to_static_when_health_vanishes() {
    LlmConfig healthy = blended(config("a/b", 61).build(), new ModelHealth(false, 100.0));
    assertThat(healthy.qualityScore()).isEqualTo(80);

    LlmConfig unknown = HealthBlend.apply(List.of(healthy), Map.of()).getFirst();

    assertThat(unknown.qualityScore()).isEqualTo(61);
    assertThat(unknown.qualityScoreHealth()).isNull();
  }

  @Test
  void a_gate_opens_when_health_vanishes() {
    LlmConfig gated = blended(config("a/b", 61).build(), ModelHealth.GATED);
    assertThat(HealthBlend.apply(List.of(gated), Map.of()).getFirst().healthGated()).isFalse();
  }

  @Test
  void health_changes_nothing_else_of_a_config() {
    LlmConfig config = config("a/b", 61).name("B").rpm(7).apiKey(Canary.KEY).build();
    LlmConfig there = blended(config, new ModelHealth(false, 95.0));
    assertThat(there).isNotEqualTo(config);
    assertThat(HealthBlend.apply(List.of(there), Map.of())).containsExactly(config);
    assertThat(there.apiKey()).isEqualTo(Canary.KEY);
  }

  @Test
  void an_operators_config_is_blended_by_its_model() {
    LlmConfig own = config("a/b", 45).openrouterDynamic(false).build();
    LlmConfig generated = config("a/b", 80).build();
    assertThat(
            HealthBlend.apply(
                List.of(own, generated), Map.of("a/b", new ModelHealth(false, 100.0))))
        .map(LlmConfig::qualityScore)
        .containsExactly(72, 90);
  }

  @Test
  void a_stated_quality_without_health_is_left_as_it_is() {
    LlmConfig own = config("a/b", 45).openrouterDynamic(false).qualityScore(77).build();
    assertThat(HealthBlend.apply(List.of(own), Map.of())).containsExactly(own);
    assertThat(blended(own, ModelHealth.UNKNOWN).qualityScore()).isEqualTo(77);
  }

  @Test
  void another_providers_config_is_never_touched() {
    LlmConfig other = config("a/b", 45).provider("OPENAI").qualityScore(77).build();
    assertThat(blended(other, ModelHealth.GATED)).isSameAs(other);
  }

  @Test
  void the_order_of_configs_stays() {
    List<LlmConfig> configs = configs("a/m", 20, BillingTier.PREMIUM, 50);
    assertThat(HealthBlend.apply(configs, Map.of("a/m7", ModelHealth.GATED)))
        .map(LlmConfig::id)
        .containsExactlyElementsOf(configs.stream().map(LlmConfig::id).toList());
  }

  @Test
  void the_best_50_premium_and_30_free_are_selected() {
    List<LlmConfig> all = new ArrayList<>();
    all.addAll(configs("p/low", 40, BillingTier.PREMIUM, 10));
    all.addAll(configs("f/low", 20, BillingTier.FREE, 90));
    all.addAll(configs("p/high", 45, BillingTier.PREMIUM, 11));
    all.addAll(configs("f/high", 25, BillingTier.FREE, 91));

    assertThat(HealthBlend.select(all))
        .containsExactlyElementsOf(
            List.of(names("p/high", 45), names("p/low", 5), names("f/high", 25), names("f/low", 5))
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  @Test
  void ties_are_decided_by_the_order_of_the_list() {
    List<LlmConfig> all = new ArrayList<>(configs("p/m", 60, BillingTier.PREMIUM, 50));
    Collections.reverse(all);
    assertThat(HealthBlend.select(all))
        .containsExactlyElementsOf(all.stream().limit(50).map(LlmConfig::modelName).toList());
  }

  @Test
  void a_model_of_two_configs_is_selected_once_and_takes_one_place() {
    List<LlmConfig> all = new ArrayList<>(configs("p/m", 50, BillingTier.PREMIUM, 50));
    all.addFirst(config("p/m3", 99).openrouterDynamic(false).build());
    all.add(config("p/m4", 1).billingTier(BillingTier.FREE).build());
    assertThat(HealthBlend.select(all)).hasSize(50).startsWith("p/m3", "p/m0").contains("p/m49");
  }

  @Test
  void an_operators_config_through_openrouter_is_selected() {
    LlmConfig own = config("a/own", 5).openrouterDynamic(false).build();
    assertThat(HealthBlend.select(List.of(own))).containsExactly("a/own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPENAI", "CUSTOM", "openrouter ", "OPENROUTER2"})
  void another_providers_model_is_never_selected(String provider) {
    assertThat(HealthBlend.select(List.of(config("a/b", 99).provider(provider).build()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4", "a/b/c", "a/..", "../b", "a/b c", "a/b\u0000", "/b", "a/"})
  void an_id_that_is_not_author_and_slug_is_never_selected(String model) {
    assertThat(HealthBlend.select(List.of(config(model, 99).build()))).isEmpty();
  }
}
