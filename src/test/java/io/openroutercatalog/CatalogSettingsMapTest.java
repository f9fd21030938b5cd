package io.openroutercatalog;

import static io.openroutercatalog.fixtures.LlmConfigs.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.internal.json.JsonText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogSettingsMapTest {
  @Test
  void what_is_absent_or_null_has_its_default() {
    Map<String, Object> nulls = new HashMap<>();
    for (String key : List.of("api_key", "rpm", "policy", "litellm_params", "operator_configs")) {
      nulls.put(key, null);
    }

    assertThat(CatalogSettings.fromMap(Map.of())).isEqualTo(CatalogSettings.builder().build());
    assertThat(CatalogSettings.fromMap(nulls)).isEqualTo(CatalogSettings.builder().build());
  }

  @Test
  void the_policies_have_names() {
    assertThat(policy(Map.of("policy", "reference"))).isEqualTo(CatalogPolicy.reference());
    assertThat(policy(Map.of("policy", "standard"))).isEqualTo(CatalogPolicy.standard());
  }

  /** A map that was read from a file has the keys in any order. */
  @Test
  void single_choices_differ_from_the_named_policy_in_any_order_of_the_keys() {
    Map<String, Object> choices =
        Map.of(
            "policy", "reference",
            "tier_policy", "numeric_zero",
            "zero_price_hold_hours", 24,
            "id_policy", "remembered",
            "name_policy", "clean",
            "health_policy", "three_valued",
            "health_schedule", "adaptive",
            "list_aliases", false,
            "excluded_variants", List.of("batch"));
    CatalogPolicy expected = CatalogPolicy.standard().withListExpired(true);
    List<String> keys = new ArrayList<>(choices.keySet());
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      Collections.shuffle(keys, random);
      Map<String, Object> map = new LinkedHashMap<>();
      keys.forEach(key -> map.put(key, choices.get(key)));

      assertThat(policy(map)).as("%s", keys).isEqualTo(expected);
    }
    assertThat(policy(Map.of("list_expired", true, "policy", "standard"))).isEqualTo(expected);
  }

  @Test
  void an_operator_config_takes_every_field_of_the_json() {
    LlmConfig config = LlmConfigs.full().openrouterDynamic(false).build();
    Map<String, Object> json = JsonText.parseObject(config.toJsonWithApiKey(), "config");

    assertThat(CatalogSettings.fromMap(Map.of("operator_configs", List.of(json))).operatorConfigs())
        .containsExactly(config);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        of("rpm", "2x", "rpm must be a whole number of at most 32 bits, was \"2x\""),
        of("rpm", "2.5", "rpm must be a whole number of at most 32 bits, was \"2.5\""),
        of("rpm", 2.0, "rpm must be a whole number of at most 32 bits, was 2.0"),
        of("rpm", true, "rpm must be a whole number of at most 32 bits, was true"),
        of(
            "rpm",
            BigInteger.TWO.pow(64),
            "rpm must be a whole number of at most 32 bits, was 18446744073709551616"),
        of("rpm", 1L << 31, "rpm must be a whole number of at most 32 bits, was 2147483648"),
        of("rpm", -1, "rpm must be 0 or more, was -1"),
        of("free_tpm", List.of(), "free_tpm must be a whole number of at most 32 bits, was a list"),
        of(
            "id_offset",
            Integer.MIN_VALUE,
            "id_offset must be -2137483648 or more, was -2147483648"),
        of("seo_enabled", "yes", "seo_enabled must be true or false, was \"yes\""),
        of("seo_enabled", 1, "seo_enabled must be true or false, was 1"),
        of("system_instructions", 5, "system_instructions must be text, was 5"),
        of("system_instructions", Map.of(), "system_instructions must be text, was an object"),
        of("policy", "Reverence", "policy must be one of standard, reference, was \"Reverence\""),
        of("policy", 1, "policy must be one of standard, reference, was 1"),
        of(
            "tier_policy",
            "zero\n",
            "tier_policy must be one of numeric_zero, text_zero, was \"zero?\""),
        of("id_policy", "", "id_policy must be one of remembered, list_order, was \"\""),
        of("excluded_variants", 5, "excluded_variants must be a list of texts, was 5"),
        of(
            "excluded_suffixes",
            List.of("-a", 5),
            "excluded_suffixes must be a list of texts, was a list"),
        of("min_context_length", -1, "min_context_length must be 0 or more, was -1"),
        of("min_context_length", 1e5, "min_context_length must be a whole number, was 100000.0"),
        of(
            "models_timeout_seconds",
            "soon",
            "models_timeout_seconds must be a number, or a duration such as 90s or PT90S, was"
                + " \"soon\""),
        of(
            "models_timeout_seconds",
            0,
            "models_timeout_seconds must be from 1 ms to 1 hour, was 0 seconds"),
        of(
            "endpoints_timeout_seconds",
            1e300,
            "endpoints_timeout_seconds must be from 1 ms to 1 hour, was 1000000000000 seconds or"
                + " more"),
        of(
            "endpoints_timeout_seconds",
            Double.NaN,
            "settings.endpoints_timeout_seconds: must be a JSON value, is not a finite number"),
        of(
            "refresh_interval_hours",
            0.0002,
            "refresh_interval_hours must be 0 for off, or from 1 second to 365 days, was 0.0002"
                + " hours"),
        of(
            "health_interval_hours",
            8_761,
            "health_interval_hours must be 0 for off, or from 1 second to 365 days, was 8761"
                + " hours"),
        of(
            "refresh_interval_hours",
            1_000_000,
            "refresh_interval_hours must be 0 for off, or from 1 second to 365 days, was 1000000"
                + " hours"),
        of(
            "expiring_soon_days",
            3_650.5,
            "expiring_soon_days must be from 0 to 3650 days, was 3650.5 days"),
        of(
            "delisted_retention_days",
            -1e300,
            "delisted_retention_days must be from 0 to 3650 days, was -1000000000000 days or less"),
        of(
            "startup_timeout_seconds",
            -1,
            "startup_timeout_seconds must be from 0 to 3600 seconds, was -1 seconds"),
        of("store_path", " ", "store_path must not be blank"),
        of("store_path", 5, "store_path must be text, was 5"),
        of(
            "health_policy",
            "daily",
            "health_policy must be one of three_valued, reference, was \"daily\""),
        of("max_body_bytes", 5, "max_body_bytes must be from 1024 to 1073741824, was 5"),
        of("base_url", 5, "base_url must be text, was 5"),
        of("operator_configs", Map.of(), "operator_configs must be a list, was an object"),
        of("operator_configs", List.of(5), "operator_configs[0] must be an object, was a number"),
        of(
            "operator_configs",
            List.of(Map.of("id", 1)),
            "operator_configs[0]: a config needs model_name"),
        of(
            "operator_configs",
            List.of(config(1), Map.of("id", 2, "provider", "x", "modelNome", "m")),
            "operator_configs[1]: unknown field modelNome"),
        of(
            "operator_configs",
            List.of(config(1), Map.of("rpm", -5)),
            "operator_configs[1].rpm must be 0 or more, was -5"),
        of(
            "operator_configs",
            List.of(Map.of("rpm", "x")),
            "operator_configs[0].rpm must be a whole number of at most 32 bits, was \"x\""),
        of(
            "operator_configs",
            List.of(config(4), config(4)),
            "operator_configs: id 4 is used twice"),
        of(
            "operator_configs",
            List.of(config(-10_000)),
            "operator_configs: id -10000 lies in the range of generated ids, -9009999 to -10000"));
  }

  @Test
  void a_whole_number_of_any_java_type_is_taken() {
    for (Number number : List.of(24, 24L, (short) 24, (byte) 24, BigInteger.valueOf(24))) {
      CatalogSettings settings = CatalogSettings.fromMap(Map.of("rpm", number));
      assertThat(settings.terms(BillingTier.PREMIUM).rpm()).isEqualTo(24);
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_refused_with_its_key_its_value_and_what_is_allowed(
      String key, Object value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of(key, value)))
        .withMessage(message);
  }

  @Test
  void an_unknown_key_is_refused_with_those_that_are_known() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of("rmp", 5)))
        .withMessageStartingWith(
            "unknown setting rmp; did you mean rpm? known are anonymous_enabled_free, ")
        .withMessageContaining(" rpm, ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of("a\nb", 5)))
        .withMessageStartingWith("unknown setting a?b;");
  }

  /** A key in the wrong setting must not get into a log by way of the message. */
  static Stream<Map<String, Object>> secretsInWrongPlaces() {
    return Stream.of(
        Map.of("api_key", List.of(CANARY)),
        Map.of("api_key", Map.of("value", CANARY)),
        Map.of("api_key", CANARY + "\n"),
        Map.of("litellm_params", CANARY),
        Map.of("litellm_params", List.of(CANARY)),
        Map.of("litellm_params", Map.of("api_key", new StringBuilder(CANARY))),
        Map.of("operator_configs", CANARY),
        Map.of("operator_configs", List.of(CANARY)),
        Map.of("operator_configs", List.of(Map.of("api_key", List.of(CANARY)))),
        Map.of("operator_configs", List.of(Map.of("litellm_params", CANARY))),
        Map.of("operator_configs", List.of(Map.of("api_key", CANARY, "rpm", -1))),
        Map.of("operator_configs", List.of(Map.of("api_key", CANARY, "id", 1))),
        Map.of("operator_configs", List.of(config(1, CANARY), config(1, CANARY))),
        Map.of("operator_configs", List.of(config(-10_000, CANARY))),
        Map.of(
            "operator_configs",
            List.of(
                Map.of(
                    "id",
                    1,
                    "provider",
                    "x",
                    "model_name",
                    "m",
                    "api_key",
                    CANARY,
                    "__openrouter_dynamic__",
                    true))),
        Map.of("api_key", CANARY, "rmp", 5));
  }

  @ParameterizedTest
  @MethodSource("secretsInWrongPlaces")
  void no_message_repeats_a_secret(Map<String, Object> map) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(map))
        .satisfies(
            e -> {
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain(CANARY);
              }
            });
  }

  @Test
  void the_text_of_settings_holds_no_secret() {
    CatalogSettings settings =
        CatalogSettings.fromMap(
            Map.of(
                "api_key", CANARY,
                "litellm_params", Map.of("token", CANARY),
                "operator_configs", List.of(config(1, CANARY))));

    assertThat(settings.toString()).doesNotContain(CANARY).contains("apiKey=set");
    assertThat(CatalogSettings.fromMap(Map.of()).toString()).contains("apiKey=none");
  }

  private static CatalogPolicy policy(Map<String, ?> map) {
    return CatalogSettings.fromMap(map).policy();
  }

  private static Map<String, Object> config(int id) {
    return config(id, "");
  }

  private static Map<String, Object> config(int id, String apiKey) {
    return Map.of("id", id, "provider", "x", "model_name", "m", "api_key", apiKey);
  }

  private static Arguments of(String key, Object value, String message) {
    return Arguments.of(key, value, message);
  }
}
