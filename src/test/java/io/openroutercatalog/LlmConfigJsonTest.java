package io.openroutercatalog;

import static io.openroutercatalog.fixtures.LlmConfigs.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openroutercatalog.fixtures.LlmConfigs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlmConfigJsonTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The reference (the Python service this library comes from) has the same names and order. */
  private static final List<String> NAMES =
      List.of(
          "id",
          "name",
          "description",
          "billing_tier",
          "anonymous_enabled",
          "seo_enabled",
          "seo_slug",
          "quota_reserve_tokens",
          "provider",
          "model_name",
          "api_key",
          "api_base",
          "rpm",
          "tpm",
          "litellm_params",
          "system_instructions",
          "use_default_system_instructions",
          "citations_enabled",
          "router_pool_eligible",
          "__openrouter_dynamic__",
          "auto_pin_tier",
          "quality_score_static",
          "quality_score_health",
          "quality_score",
          "health_gated",
          "canonical_slug",
          "created",
          "expiration_date",
          "context_length",
          "top_provider_context_length",
          "max_completion_tokens",
          "input_modalities",
          "output_modalities",
          "supported_parameters",
          "supports_image_input",
          "pricing",
          "knowledge_cutoff",
          "is_moderated",
          "hugging_face_id",
          "reasoning",
          "default_parameters",
          "model_description",
          "benchmarks",
          "kind",
          "static_score_components");

  @Test
  void the_fields_of_the_reference_come_first_in_its_order() throws Exception {
    assertThat(names(LlmConfigs.full().build().toJsonWithApiKey())).isEqualTo(NAMES);
  }

  /** An unknown value is null, never absent, so that readers need only one rule. */
  @Test
  void every_field_is_written_even_without_a_value() throws Exception {
    LlmConfig config = LlmConfig.builder().id(1).provider("x").modelName("m").build();

    assertThat(names(config.toJsonWithApiKey())).isEqualTo(NAMES);
    assertThat(config.toJson())
        .contains("\"seo_slug\":null", "\"quality_score_health\":null", "\"created\":null");
  }

  @Test
  void values_are_written_as_the_reference_does() throws Exception {
    JsonNode json = MAPPER.readTree(LlmConfigs.full().build().toJson());

    assertThat(json.get("billing_tier").asText()).isEqualTo("free");
    assertThat(json.get("auto_pin_tier").asText()).isEqualTo("C");
    assertThat(json.get("__openrouter_dynamic__").isBoolean()).isTrue();
    assertThat(json.get("quality_score_health").asDouble()).isEqualTo(99.25);
    assertThat(json.get("created").asLong()).isEqualTo(1_753_230_546L);
    assertThat(json.get("expiration_date").asText()).isEqualTo("2027-02-03");
    assertThat(json.get("supports_image_input").asBoolean()).isTrue();
    assertThat(json.get("pricing"))
        .hasToString(
            "{\"prompt\":\"0.00000022\",\"overrides\":"
                + "[{\"min_prompt_tokens\":200000,\"prompt\":\"-1\"}]}");
    assertThat(json.get("static_score_components")).hasToString("{\"prestige\":68}");
  }

  @Test
  void the_key_is_left_out_unless_asked_for_by_name() throws Exception {
    LlmConfig config = LlmConfigs.full().litellmParams(Map.of()).build();

    assertThat(config.toJson()).doesNotContain(CANARY).doesNotContain("api_key");
    assertThat(MAPPER.readTree(config.toJsonWithApiKey()).get("api_key").asText())
        .isEqualTo(CANARY);
  }

  @Test
  void a_config_read_again_is_equal() {
    Random random = new Random(20_260_817);
    for (int i = 0; i < 1_000; i++) {
      LlmConfig config = LlmConfigs.random(random);

      assertThat(LlmConfig.fromJson(config.toJsonWithApiKey())).isEqualTo(config);
      assertThat(LlmConfig.fromJson(config.toJson()))
          .isEqualTo(config.toBuilder().apiKey("").build());
    }
  }

  /** JSON has only whole seconds, so a config has no parts of a second either. */
  @Test
  void a_date_of_creation_is_kept_in_whole_seconds() {
    LlmConfig config =
        LlmConfigs.full().created(Instant.parse("2026-08-17T12:00:00.987654321Z")).build();

    assertThat(config.created()).isEqualTo("2026-08-17T12:00:00Z");
    assertThat(LlmConfig.fromJson(config.toJsonWithApiKey())).isEqualTo(config);
  }

  @Test
  void unknown_fields_are_passed_over() {
    LlmConfig config =
        LlmConfig.fromJson(
            """
            {"from_the_future": {"a": [1]}, "id": 1, "provider": "x", "model_name": "m"}\
            """);

    assertThat(config).isEqualTo(LlmConfig.builder().id(1).provider("x").modelName("m").build());
  }

  @Test
  void null_is_the_same_as_absent() {
    StringBuilder json = new StringBuilder("{\"id\":1,\"provider\":\"x\",\"model_name\":\"m\"");
    for (String name : NAMES) {
      if (!List.of("id", "provider", "model_name").contains(name)) {
        json.append(",\"").append(name).append("\":null");
      }
    }

    assertThat(LlmConfig.fromJson(json + "}"))
        .isEqualTo(LlmConfig.builder().id(1).provider("x").modelName("m").build());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "id;                    `\"5\"`;      `id must be a whole number of at most 32 bits, was"
            + " \"5\"`",
        "id;                    2147483648;   `id must be a whole number of at most 32 bits, was"
            + " 2147483648`",
        "id;                    5.0;          `id must be a whole number of at most 32 bits, was"
            + " 5.0`",
        "name;                  5;            name must be text, was 5",
        "name;                  `\"\"`;       name must not be blank",
        "billing_tier;          `\"gold\"`;   `billing_tier must be one of free, premium, was"
            + " \"gold\"`",
        "seo_enabled;           `\"yes\"`;    `seo_enabled must be true or false, was \"yes\"`",
        "api_key;               5;            api_key must be text, was a number",
        "litellm_params;        `\"s3cret\"`; litellm_params must be an object, was text",
        "auto_pin_tier;         `\"D\"`;      `auto_pin_tier must be one of A, B, C, was \"D\"`",
        "quality_score;         101;          quality_score must be from 0 to 100, was 101",
        "quality_score_health;  `\"a\"`;      `quality_score_health must be a number, was \"a\"`",
        "quality_score_health;  1e999;        quality_score_health must be from 0 to 100, was"
            + " Infinity",
        "created;               9223372036854775807; `created must be a time in Unix seconds, was"
            + " 9223372036854775807`",
        "expiration_date;       `\"soon\"`;   `expiration_date must be a date as YYYY-MM-DD, was"
            + " \"soon\"`",
        "context_length;        -1;           context_length must be 0 or more, was -1",
        "input_modalities;      `[\"a\",5]`;  input_modalities must be a list of texts, was a list",
        "pricing;               5;            pricing must be an object, was 5",
        "knowledge_cutoff;      `\"2026\"`;   `knowledge_cutoff must be a date as YYYY-MM-DD, was"
            + " \"2026\"`",
        "is_moderated;          `\"no\"`;     `is_moderated must be true or false, was \"no\"`",
        "reasoning;             `{\"mandatory\":1}`; reasoning.mandatory must be true or false, was"
            + " 1",
        "default_parameters;    `{\"top_p\":\"a\"}`; default_parameters.top_p must be a number",
        "static_score_components; `{\"a\":\"b\"}`; `static_score_components.a must be a whole"
            + " number of at most 32 bits, was \"b\"`"
      })
  void a_wrong_value_is_refused_by_name(String field, String value, String message) {
    String json =
        field.equals("id")
            ? "{\"provider\":\"x\",\"model_name\":\"m\",\"id\":" + value + "}"
            : "{\"id\":1,\"provider\":\"x\",\"model_name\":\"m\",\"" + field + "\":" + value + "}";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LlmConfig.fromJson(json))
        .withMessage(message);
  }

  @Test
  void a_missing_required_field_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LlmConfig.fromJson("{}"))
        .withMessage("a config needs id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "5", "{\"id\": 1", "{\"api_key\": sk-canary-5f1d36f1}"})
  void json_that_is_no_config_is_refused_without_repeating_it(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LlmConfig.fromJson(json))
        .withMessageStartingWith("config is not a JSON object")
        .satisfies(e -> assertThat(e.toString()).doesNotContain(CANARY));
  }

  private static List<String> names(String json) throws Exception {
    List<String> names = new ArrayList<>();
    MAPPER.readTree(json).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
