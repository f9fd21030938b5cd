package io.openroutercatalog;

import static io.openroutercatalog.fixtures.LlmConfigs.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LlmConfigTest {
  @Test
  void a_config_with_only_the_required_fields_has_the_defaults() {
    LlmConfig config = LlmConfig.builder().id(5).provider("ollama").modelName("qwen3").build();

    assertThat(config.id()).isEqualTo(5);
    assertThat(config.name()).isEqualTo("qwen3");
    assertThat(config.description()).isEmpty();
    assertThat(config.billingTier()).isEqualTo(BillingTier.PREMIUM);
    assertThat(config.anonymousEnabled()).isFalse();
    assertThat(config.seoEnabled()).isFalse();
    assertThat(config.seoSlug()).isNull();
    assertThat(config.quotaReserveTokens()).isEqualTo(4_000);
    assertThat(config.provider()).isEqualTo("OLLAMA");
    assertThat(config.modelName()).isEqualTo("qwen3");
    assertThat(config.apiKey()).isEmpty();
    assertThat(config.apiBase()).isEmpty();
    assertThat(config.rpm()).isEqualTo(200);
    assertThat(config.tpm()).isEqualTo(1_000_000);
    assertThat(config.litellmParams()).isEmpty();
    assertThat(config.systemInstructions()).isEmpty();
    assertThat(config.useDefaultSystemInstructions()).isTrue();
    assertThat(config.citationsEnabled()).isTrue();
    assertThat(config.routerPoolEligible()).isTrue();
    assertThat(config.openrouterDynamic()).isFalse();
    assertThat(config.autoPinTier()).isEqualTo(AutoPinTier.A);
    assertThat(config.qualityScoreStatic()).isZero();
    assertThat(config.qualityScoreHealth()).isNull();
    assertThat(config.qualityScore()).isZero();
    assertThat(config.healthGated()).isFalse();
    assertThat(config.contextLength()).isNull();
    assertThat(config.pricing()).isEqualTo(Pricing.none());
    assertThat(config.supportsImageInput()).isFalse();
  }

  @Test
  void a_config_gives_back_what_was_set() {
    LlmConfig config = LlmConfigs.full().build();

    assertThat(config.seoSlug()).isEqualTo("qwen-coder");
    assertThat(config.apiKey()).isEqualTo(CANARY);
    assertThat(config.qualityScoreStatic()).isEqualTo(68);
    assertThat(config.qualityScoreHealth()).isEqualTo(99.25);
    assertThat(config.qualityScore()).isEqualTo(84);
    assertThat(config.healthGated()).isTrue();
    assertThat(config.canonicalSlug()).isEqualTo("qwen/coder-07-25");
    assertThat(config.created()).isEqualTo("2025-07-23T00:29:06Z");
    assertThat(config.expirationDate()).isEqualTo("2027-02-03");
    assertThat(config.contextLength()).isEqualTo(262_144L);
    assertThat(config.maxCompletionTokens()).isEqualTo(32_768L);
    assertThat(config.supportedParameters()).containsExactly("tools", "reasoning");
    assertThat(config.supportsImageInput()).isTrue();
  }

  /** One change for each field; a field that equality forgets shows up here. */
  static Stream<UnaryOperator<LlmConfigBuilder>> changes() {
    return Stream.of(
        to -> to.id(-8),
        to -> to.name("x"),
        to -> to.description("x"),
        to -> to.billingTier(BillingTier.PREMIUM),
        to -> to.anonymousEnabled(false),
        to -> to.seoEnabled(false),
        to -> to.seoSlug(null),
        to -> to.quotaReserveTokens(9),
        to -> to.provider("x"),
        to -> to.modelName("x"),
        to -> to.apiKey("x"),
        to -> to.apiBase("x"),
        to -> to.rpm(9),
        to -> to.tpm(9),
        to -> to.litellmParams(Map.of()),
        to -> to.systemInstructions("x"),
        to -> to.useDefaultSystemInstructions(true),
        to -> to.citationsEnabled(true),
        to -> to.routerPoolEligible(true),
        to -> to.openrouterDynamic(false),
        to -> to.autoPinTier(AutoPinTier.A),
        to -> to.qualityScoreStatic(9),
        to -> to.qualityScoreHealth(null),
        to -> to.qualityScore(9),
        to -> to.healthGated(false),
        to -> to.canonicalSlug(null),
        to -> to.created(Instant.EPOCH),
        to -> to.expirationDate(LocalDate.EPOCH),
        to -> to.contextLength(null),
        to -> to.maxCompletionTokens(null),
        to -> to.inputModalities(List.of()),
        to -> to.outputModalities(List.of()),
        to -> to.supportedParameters(List.of()),
        to -> to.pricing(Pricing.none()),
        to -> to.staticScore(null));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void configs_that_differ_in_one_value_are_not_equal(UnaryOperator<LlmConfigBuilder> change) {
    LlmConfig config = LlmConfigs.full().build();
    LlmConfig changed = change.apply(config.toBuilder()).build();

    assertThat(changed).isNotEqualTo(config);
    assertThat(changed.toJsonWithApiKey()).isNotEqualTo(config.toJsonWithApiKey());
    assertThat(change.apply(LlmConfigs.full()).build()).isEqualTo(changed);
  }

  @Test
  void equal_configs_have_the_same_hash() {
    assertThat(LlmConfigs.full().build())
        .isEqualTo(LlmConfigs.full().build())
        .hasSameHashCodeAs(LlmConfigs.full().build())
        .isNotEqualTo(null)
        .isNotEqualTo("config");
  }

  @Test
  void the_text_of_a_config_holds_no_secret() {
    assertThat(LlmConfigs.full().build())
        .hasToString("LlmConfig[-7 qwen/coder:free free quality 84]");
  }

  /** Operators choose these names, and messages contain them. */
  @Test
  void the_text_of_a_config_is_one_line_whatever_its_name() {
    assertThat(LlmConfigs.full().modelName("a\u001b[1m/b\n").build())
        .hasToString("LlmConfig[-7 a?[1m/b? free quality 84]");
  }
}
