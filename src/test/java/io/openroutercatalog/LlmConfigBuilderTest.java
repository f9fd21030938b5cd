package io.openroutercatalog;

import static io.openroutercatalog.fixtures.LlmConfigs.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.logs.Canary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LlmConfigBuilderTest {
  @Test
  void a_missing_required_field_is_named() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LlmConfig.builder().provider("x").modelName("m").build())
        .withMessage("a config needs id");
    assertThatIllegalStateException()
        .isThrownBy(() -> LlmConfig.builder().id(1).modelName("m").build())
        .withMessage("a config needs provider");
    assertThatIllegalStateException()
        .isThrownBy(() -> LlmConfig.builder().id(1).provider("x").build())
        .withMessage("a config needs model_name");
    assertThatIllegalStateException()
        .isThrownBy(() -> LlmConfig.builder().id(1).provider("x").name("named").build())
        .withMessage("a config needs model_name");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        of(to -> to.name(" "), "name must not be blank"),
        of(to -> to.provider(""), "provider must not be blank"),
        of(to -> to.modelName("\t"), "model_name must not be blank"),
        of(to -> to.quotaReserveTokens(-1), "quota_reserve_tokens must be 0 or more, was -1"),
        of(to -> to.rpm(-2), "rpm must be 0 or more, was -2"),
        of(to -> to.tpm(Integer.MIN_VALUE), "tpm must be 0 or more, was -2147483648"),
        of(to -> to.qualityScoreStatic(101), "quality_score_static must be from 0 to 100, was 101"),
        of(to -> to.qualityScore(-1), "quality_score must be from 0 to 100, was -1"),
        of(
            to -> to.qualityScoreHealth(100.5),
            "quality_score_health must be from 0 to 100, was 100.5"),
        of(
            to -> to.qualityScoreHealth(Double.NaN),
            "quality_score_health must be from 0 to 100, was NaN"),
        of(to -> to.contextLength(-1L), "context_length must be 0 or more, was -1"),
        of(to -> to.maxCompletionTokens(-1L), "max_completion_tokens must be 0 or more, was -1"),
        of(
            to -> to.litellmParams(Map.of("auth", List.of(new StringBuilder(CANARY)))),
            "litellm_params.auth[0]: must be a JSON value, is a java.lang.StringBuilder"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void an_impossible_value_is_refused_by_name(Consumer<LlmConfigBuilder> set, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.accept(LlmConfig.builder()))
        .withMessage(message);
  }

  @Test
  void the_limits_themselves_are_allowed() {
    LlmConfig config =
        LlmConfigs.full()
            .rpm(0)
            .tpm(Integer.MAX_VALUE)
            .quotaReserveTokens(0)
            .qualityScoreStatic(0)
            .qualityScore(100)
            .qualityScoreHealth(0.0)
            .contextLength(0L)
            .build();

    assertThat(config.qualityScoreStatic()).isZero();
    assertThat(config.qualityScore()).isEqualTo(100);
    assertThat(config.qualityScoreHealth()).isZero();
  }

  @Test
  void the_scores_follow_the_components_unless_they_are_stated() {
    LlmConfigBuilder config =
        LlmConfig.builder()
            .id(1)
            .provider("x")
            .modelName("m")
            .staticScore(StaticScore.of(Map.of("prestige", 44)));

    assertThat(config.build().qualityScoreStatic()).isEqualTo(44);
    assertThat(config.build().qualityScore()).isEqualTo(44);
    assertThat(config.qualityScoreStatic(50).build().qualityScore()).isEqualTo(50);
    assertThat(config.qualityScore(60).build().qualityScore()).isEqualTo(60);
  }

  @Test
  void a_builder_used_again_does_not_change_what_it_made() {
    LlmConfigBuilder builder = LlmConfigs.full();
    LlmConfig first = builder.build();

    LlmConfig second = builder.id(99).litellmParams(Map.of()).build();

    assertThat(first).isEqualTo(LlmConfigs.full().build());
    assertThat(second.id()).isEqualTo(99);
  }

  @Test
  void configs_share_their_terms_while_these_are_equal() {
    LlmConfigBuilder builder = LlmConfigs.full();
    LlmConfig first = builder.build();

    assertThat(builder.id(99).rpm(first.rpm()).build().terms()).isSameAs(first.terms());
    assertThat(first.toBuilder().qualityScore(1).build().terms()).isSameAs(first.terms());
    assertThat(builder.rpm(first.rpm() + 1).build().terms()).isNotEqualTo(first.terms());
  }

  @Test
  void an_equal_object_in_another_order_keeps_that_order() {
    Map<String, Object> params = new LinkedHashMap<>(Map.of("a", 1));
    params.put("b", 2);
    LlmConfig config = LlmConfigs.full().litellmParams(params).build();
    params.put("a", params.remove("a"));

    assertThat(config.toBuilder().litellmParams(params).build().litellmParams().keySet())
        .containsExactly("b", "a");
  }

  @Test
  void the_text_of_terms_holds_no_secret() {
    assertThat(LlmConfigs.full().apiKey(Canary.KEY).build().terms().toString())
        .matches(text -> !Canary.isIn(text));
  }

  @Test
  void a_config_copies_what_was_passed_in() {
    List<String> modalities = new ArrayList<>(List.of("text"));
    Map<String, Object> params = new HashMap<>(Map.of("a", new ArrayList<>(List.of(1))));

    LlmConfig config = LlmConfigs.full().inputModalities(modalities).litellmParams(params).build();
    modalities.add("image");
    params.clear();

    assertThat(config.inputModalities()).containsExactly("text");
    assertThat(config.litellmParams()).isEqualTo(Map.of("a", List.of(1)));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> config.litellmParams().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> config.inputModalities().clear());
  }

  /** In Turkish the capital of "i" is another letter, which provider names must not get. */
  @Test
  void a_provider_is_upper_case() {
    assertThat(LlmConfigs.full().provider("vertex_ai").build().provider()).isEqualTo("VERTEX_AI");
  }

  private static Arguments of(Consumer<LlmConfigBuilder> set, String message) {
    return Arguments.of(set, message);
  }
}
