package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.model.ModelHealth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the health of a model changes in its configs. */
class QualityBlendTest {
  private static final QualityBlend BLEND =
      new QualityBlend(CatalogSettings.builder().build().modelOverrides());

  private static KnownHealth known(ModelHealth health) {
    return Health.known(health, Instant.EPOCH);
  }

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

  private List<LlmConfig> configs(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> config(prefix + i, 50).build()).toList();
  }

  private static LlmConfig blended(LlmConfig config, ModelHealth health) {
    return BLEND.apply(List.of(config), Map.of(config.modelName(), known(health))).getFirst();
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
  void quality_is_the_mean_of_health_and_static_score(int staticScore, double health, int quality) {
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
  void quality_is_the_static_score_again_once_health_is_unknown() {
    LlmConfig healthy = blended(config("a/b", 61).build(), new ModelHealth(false, 100.0));
    assertThat(healthy.qualityScore()).isEqualTo(80);

    LlmConfig unknown = BLEND.apply(List.of(healthy), Map.of()).getFirst();

    assertThat(unknown.qualityScore()).isEqualTo(61);
    assertThat(unknown.qualityScoreHealth()).isNull();
  }

  @Test
  void a_gate_opens_once_health_is_unknown() {
    LlmConfig gated = blended(config("a/b", 61).build(), ModelHealth.GATED);
    assertThat(BLEND.apply(List.of(gated), Map.of()).getFirst().healthGated()).isFalse();
  }

  @Test
  void health_changes_nothing_else_in_a_config() {
    LlmConfig config = config("a/b", 61).name("B").rpm(7).apiKey(Canary.KEY).build();
    LlmConfig there = blended(config, new ModelHealth(false, 95.0));
    assertThat(there).isNotEqualTo(config);
    assertThat(BLEND.apply(List.of(there), Map.of())).containsExactly(config);
    assertThat(there.apiKey()).isEqualTo(Canary.KEY);
  }

  @Test
  void an_operator_config_gets_the_health_of_its_model() {
    LlmConfig own = config("a/b", 45).openrouterDynamic(false).build();
    LlmConfig generated = config("a/b", 80).build();
    assertThat(
            BLEND.apply(
                List.of(own, generated), Map.of("a/b", known(new ModelHealth(false, 100.0)))))
        .map(LlmConfig::qualityScore)
        .containsExactly(72, 90);
  }

  @Test
  void a_quality_that_an_operator_stated_stays_while_health_is_unknown() {
    LlmConfig own = config("a/b", 45).openrouterDynamic(false).qualityScore(77).build();
    assertThat(BLEND.apply(List.of(own), Map.of())).containsExactly(own);
    assertThat(blended(own, ModelHealth.UNKNOWN).qualityScore()).isEqualTo(77);
  }

  @Test
  void a_config_of_another_provider_is_never_changed() {
    LlmConfig other = config("a/b", 45).provider("OPENAI").qualityScore(77).build();
    assertThat(blended(other, ModelHealth.GATED)).isSameAs(other);
  }

  @Test
  void the_order_of_configs_is_kept() {
    List<LlmConfig> configs = configs("a/m", 20);
    assertThat(BLEND.apply(configs, Map.of("a/m7", known(ModelHealth.GATED))))
        .map(LlmConfig::id)
        .containsExactlyElementsOf(configs.stream().map(LlmConfig::id).toList());
  }
}
