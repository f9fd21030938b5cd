package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.logs.Canary;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting means the same, however YAML, properties or a framework write it. */
class SettingsFormsTest {
  /** Each row: two ways to write the same. */
  static Stream<Arguments> forms() {
    Map<Object, Object> counted = new TreeMap<>(Map.of(1, "b", 0, "a"));
    return Stream.of(
        Arguments.of("rpm", " 24 ", "rpm", 24),
        Arguments.of("implausible_loss_share", "0.75", "implausible_loss_share", 0.75),
        Arguments.of("seo_enabled", "TRUE", "seo_enabled", true),
        Arguments.of("excluded_variants", "a, b,", "excluded_variants", List.of("a", "b")),
        Arguments.of("excluded_variants", "[\"a\",\"b\"]", "excluded_variants", List.of("a", "b")),
        Arguments.of("excluded_variants", counted, "excluded_variants", List.of("a", "b")),
        Arguments.of("excluded_variants", new String[] {"a"}, "excluded_variants", List.of("a")),
        Arguments.of("refresh-interval-hours", "PT30M", "refresh_interval_hours", 0.5),
        Arguments.of("refreshIntervalHours", "30m", "refresh_interval_hours", 0.5),
        Arguments.of(
            "models_timeout_seconds", Duration.ofMillis(2_500), "models_timeout_seconds", 2.5),
        Arguments.of("models_timeout_seconds", "2500ms", "models_timeout_seconds", 2.5),
        Arguments.of("price_memory_days", "7d", "price_memory_days", 7),
        Arguments.of("price_memory_days", "7", "price_memory_days", 7),
        Arguments.of(
            "base-url", URI.create("http://localhost/a"), "base_url", "http://localhost/a"),
        Arguments.of("storePath", Path.of("kept"), "store_path", "kept"),
        Arguments.of("tier_policy", "TEXT-ZERO", "tier_policy", "text_zero"),
        Arguments.of("tier_policy", TierPolicy.TEXT_ZERO, "tier_policy", "text_zero"),
        Arguments.of("health_top_free", "all", "health_top_free", Integer.MAX_VALUE),
        Arguments.of("litellm_params", "{\"a\":1}", "litellm_params", Map.of("a", 1)),
        Arguments.of(
            "operator-configs",
            Map.of(
                "0", Map.of("id", "7", "provider", "x", "model-name", "m", "seoEnabled", "true")),
            "operator_configs",
            List.of(Map.of("id", 7, "provider", "x", "model_name", "m", "seo_enabled", true))),
        Arguments.of(
            "model-overrides",
            Map.of("a/b-C", Map.of("qualityScore", "50", "health-gated", "true")),
            "model_overrides",
            Map.of("a/b-C", Map.of("quality_score", 50, "health_gated", true))));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_setting_means_the_same(String key, Object value, String usualKey, Object usualValue) {
    assertThat(CatalogSettings.fromMap(Map.of(key, value)))
        .isEqualTo(CatalogSettings.fromMap(Map.of(usualKey, usualValue)))
        .isNotEqualTo(CatalogSettings.builder().build());
  }

  /** A name within them is the application's own. */
  @Test
  void what_the_application_names_keeps_its_name() {
    assertThat(
            CatalogSettings.fromMap(Map.of("litellm-params", Map.of("maxTokens", "5")))
                .terms(BillingTier.FREE)
                .litellmParams())
        .isEqualTo(Map.of("maxTokens", "5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxModels              | many | maxModels must be a whole number of at most 32 bits, was "many"
          max-models             | 0    | max-models must be 1 or more, was 0
          refresh-interval-hours | soon | refresh-interval-hours must be a number, or a duration such as 90s or PT90S, was "soon"
          tierPolicy             | zero | tierPolicy must be one of numeric_zero, text_zero, was "zero"
          """)
  void an_error_names_the_key_as_it_was_written(String key, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of(key, value)))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "refresh-intervall-hours,refresh_interval_hours",
    "excludedProvider,excluded_providers",
    "RPMS,rpm"
  })
  void an_unknown_key_is_answered_with_the_nearest_one(String key, String nearest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of(key, 1)))
        .withMessageStartingWith("unknown setting " + key + "; did you mean " + nearest + "?");
  }

  @Test
  void a_key_that_is_like_none_is_answered_with_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of("zzzzzzzzzz", 1)))
        .withMessageStartingWith("unknown setting zzzzzzzzzz; known are ");
  }

  @Test
  void one_setting_in_two_ways_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CatalogSettings.fromMap(new TreeMap<>(Map.of("free_rpm", 1, "freeRpm", 2))))
        .withMessage("free_rpm is also set as freeRpm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"litellm_params", "model_overrides", "operator_configs"})
  void json_that_is_broken_is_refused_by_its_key_and_not_repeated(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of(key, "[{\"key\": " + Canary.KEY)))
        .withMessageStartingWith(key + " must be ")
        .satisfies(e -> assertThat(Canary.isIn(String.valueOf(e))).isFalse());
  }

  /** YAML can make such values of a few lines. */
  @Test
  void a_value_that_holds_itself_or_is_endless_is_refused() {
    Map<String, Object> itself = new HashMap<>();
    itself.put("inner", itself);
    List<Object> many = List.of();
    for (int i = 0; i < 40; i++) {
      many = List.of(many, many);
    }
    Map<String, Object> endless = Map.of("inner", many);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of("litellm_params", itself)))
        .withMessageContaining("nested deeper than 100 levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of("litellm_params", endless)))
        .withMessageContaining("has more than 100000 values");
  }

  @Test
  void any_collection_within_a_value_is_a_list() {
    assertThat(
            CatalogSettings.fromMap(Map.of("litellm_params", Map.of("stop", Set.of("a"))))
                .terms(BillingTier.FREE)
                .litellmParams())
        .isEqualTo(Map.of("stop", List.of("a")));
  }
}
