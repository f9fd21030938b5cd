package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.AutoPinTier;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigGeneratorTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final ConfigGenerator GENERATOR =
      new ConfigGenerator(CatalogSettings.builder().apiKey(Canary.KEY).build());

  @Test
  void a_premium_model_becomes_a_config_with_the_default_terms() {
    Pricing pricing = Pricing.perToken(new BigDecimal("0.000001"), new BigDecimal("0.00001"));
    ModelRow model =
        ModelRow.builder("openai/gpt-5")
            .name("OpenAI: GPT-5")
            .canonicalSlug("openai/gpt-5-2025-08-07")
            .created(Instant.ofEpochSecond(1_754_587_413L))
            .contextLength(400_000L)
            .maxCompletionTokens(128_000L)
            .inputModalities(List.of("text", "image"))
            .outputModalities(List.of("text"))
            .supportedParameters(List.of("tools", "reasoning"))
            .pricing(pricing)
            .expirationDate(LocalDate.of(2027, 1, 1))
            .build();

    LlmConfig config = generateOne(model);

    assertThat(config)
        .isEqualTo(
            LlmConfig.builder()
                .id(-8_484_208)
                .name("OpenAI: GPT-5")
                .description("OpenAI: GPT-5 via OpenRouter")
                .provider("OPENROUTER")
                .modelName("openai/gpt-5")
                .apiKey(Canary.KEY)
                .apiBase("https://openrouter.ai/api/v1")
                .rpm(200)
                .tpm(1_000_000)
                .quotaReserveTokens(4_000)
                .routerPoolEligible(true)
                .openrouterDynamic(true)
                .autoPinTier(AutoPinTier.B)
                .canonicalSlug("openai/gpt-5-2025-08-07")
                .created(Instant.ofEpochSecond(1_754_587_413L))
                .expirationDate(LocalDate.of(2027, 1, 1))
                .contextLength(400_000L)
                .maxCompletionTokens(128_000L)
                .inputModalities(List.of("text", "image"))
                .outputModalities(List.of("text"))
                .supportedParameters(List.of("tools", "reasoning"))
                .pricing(pricing)
                .staticScore(new StaticScorer(CatalogPolicy.standard()).score(model, NOW))
                .build());
    assertThat(config.qualityScore()).isEqualTo(config.qualityScoreStatic()).isPositive();
    assertThat(config.qualityScoreHealth()).isNull();
    assertThat(config.healthGated()).isFalse();
    assertThat(config.seoSlug()).isNull();
  }

  @Test
  void a_free_model_has_the_terms_of_the_free_tier() {
    LlmConfig config = generateOne(TestRow.of("a/b:free").row());

    assertThat(config.rpm()).isEqualTo(20);
    assertThat(config.tpm()).isEqualTo(100_000);
    assertThat(config.routerPoolEligible()).isFalse();
    assertThat(config.autoPinTier()).hasToString("C");
    assertThat(config.billingTier().jsonName()).isEqualTo("free");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void a_model_without_a_name_is_called_by_its_id(@Nullable String name) {
    LlmConfig config = generateOne(TestRow.of("a/b").name(name).row());

    assertThat(config.name()).isEqualTo("a/b");
    assertThat(config.description()).isEqualTo("a/b via OpenRouter");
  }

  /** One builder is used for many models; no value of one may remain in the next. */
  @Test
  void a_model_that_states_nothing_inherits_nothing_from_the_one_before() {
    ModelRow rich =
        ModelRow.builder("a/rich")
            .name("Rich")
            .canonicalSlug("a/rich-1")
            .created(Instant.ofEpochSecond(5L))
            .contextLength(200_000L)
            .maxCompletionTokens(9L)
            .inputModalities(List.of("image"))
            .outputModalities(List.of("text"))
            .supportedParameters(List.of("tools"))
            .pricing(Pricing.perToken(BigDecimal.ONE, BigDecimal.ONE))
            .expirationDate(LocalDate.of(2099, 1, 1))
            .build();
    ModelRow poor = TestRow.of("a/poor").created(null).row();

    List<LlmConfig> configs =
        GENERATOR.generate(List.of(rich, poor), Map.of(), Set.of(), NOW).configs();

    assertThat(configs.get(1)).isEqualTo(generateOne(poor));
    assertThat(configs.get(1).canonicalSlug()).isNull();
    assertThat(configs.get(1).pricing()).isEqualTo(Pricing.none());
  }

  @Test
  void the_operators_configs_come_first_and_then_the_models_in_their_order() {
    LlmConfig operator = LlmConfig.builder().id(1).provider("GROQ").modelName("kimi").build();
    ConfigGenerator generator =
        new ConfigGenerator(CatalogSettings.builder().operatorConfigs(List.of(operator)).build());

    GeneratedConfigs generation =
        generator.generate(
            List.of(
                TestRow.of("z/z").created(9L).row(),
                TestRow.of("m/excluded").contextLength(1L).supportedParameters().row(),
                TestRow.of("a/a").created(1L).row()),
            Map.of(),
            Set.of(),
            NOW);

    assertThat(generation.configs())
        .extracting(LlmConfig::modelName)
        .containsExactly("kimi", "z/z", "a/a");
    assertThat(generation.generated()).isEqualTo(2);
    assertThat(generation.exclusions())
        .containsOnly(
            Map.entry(
                "m/excluded",
                Set.of(ExclusionReason.CONTEXT_LENGTH, ExclusionReason.TOOL_CALLING)));
  }

  @Test
  void the_same_input_gives_the_same_output() {
    List<ModelRow> models = List.of(TestRow.of("a/b").row(), TestRow.of("a/c:free").row());

    assertThat(GENERATOR.generate(models, Map.of(), Set.of(), NOW))
        .isEqualTo(GENERATOR.generate(models, Map.of(), Set.of(), NOW));
  }

  @Test
  void without_models_there_are_only_the_operator_configs() {
    GeneratedConfigs generation = GENERATOR.generate(List.of(), Map.of(), Set.of(), NOW);

    assertThat(generation.configs()).isEmpty();
    assertThat(generation.generated()).isZero();
  }

  @Test
  void models_of_equal_scores_share_one_instance() {
    List<ModelRow> models = List.of(TestRow.of("a/b").row(), TestRow.of("a/c").row());

    List<LlmConfig> configs = GENERATOR.generate(models, Map.of(), Set.of(), NOW).configs();

    assertThat(configs.get(0).staticScore()).isSameAs(configs.get(1).staticScore());
  }

  private static LlmConfig generateOne(ModelRow model) {
    return GENERATOR.generate(List.of(model), Map.of(), Set.of(), NOW).configs().getFirst();
  }
}
