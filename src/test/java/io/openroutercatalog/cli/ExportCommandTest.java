package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
  /** The reference's fields in their order, without the key. */
  private static final List<String> REFERENCE_FIELDS =
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
          "health_gated");

  private static final Map<String, String> KEY = Map.of("OPENROUTER_API_KEY", Canary.KEY);

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveModels() {
    openRouter.models(FakeModel.of("z/first"), FakeModel.of("a/second:free"));
  }

  @Test
  void an_export_is_a_json_array_in_the_order_of_the_list() throws IOException {
    CliRun run = export(Map.of());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(configs(run))
        .extracting(config -> config.get("model_name"))
        .containsExactly("z/first", "a/second:free");
  }

  @Test
  void the_fields_of_the_reference_come_first_and_further_ones_after_them() throws IOException {
    List<String> fields = new ArrayList<>(configs(export(Map.of())).getFirst().keySet());
    assertThat(fields).startsWith(REFERENCE_FIELDS.toArray(String[]::new));
    assertThat(fields.subList(REFERENCE_FIELDS.size(), fields.size()))
        .containsExactly(
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
  }

  @Test
  void a_free_config_has_the_values_of_the_reference() throws IOException {
    Map<String, Object> free = new LinkedHashMap<>(configs(export(Map.of())).getLast());
    assertThat(free)
        .containsEntry("billing_tier", "free")
        .containsEntry("description", "Fake a/second:free via OpenRouter")
        .containsEntry("provider", "OPENROUTER")
        .containsEntry("rpm", 20)
        .containsEntry("tpm", 100_000)
        .containsEntry("router_pool_eligible", false)
        .containsEntry("__openrouter_dynamic__", true)
        .containsEntry("auto_pin_tier", "C")
        .containsEntry("quality_score_health", 100.0)
        .containsEntry("health_gated", false)
        .containsEntry("seo_slug", null);
  }

  @Test
  void the_key_is_written_only_when_asked_for_by_name() throws IOException {
    assertThat(export(KEY).out()).doesNotContain(Canary.KEY).doesNotContain("api_key");
    CliRun asked = export(KEY, "--include-api-key");
    assertThat(configs(asked)).allSatisfy(c -> assertThat(c).containsEntry("api_key", Canary.KEY));
    assertThat(asked.err()).doesNotContain(Canary.KEY);
    List<String> fields = new ArrayList<>(configs(asked).getFirst().keySet());
    assertThat(fields.indexOf("api_key")).isEqualTo(fields.indexOf("model_name") + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list", "list --no-health", "show z/first", "export", "export --no-health"})
  void no_other_command_or_option_shows_the_key(String command) {
    CliRun run = CliRun.of(KEY, (command + " --base-url " + openRouter.baseUrl()).split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("z/first");
    assertThat(Canary.isIn(run.out() + run.err())).isFalse();
  }

  /** The list needs no key, so the key is not sent. */
  @Test
  void the_key_is_not_sent_for_the_list() {
    export(KEY, "--no-health");
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
    assertThat(openRouter.lastAuthorization()).isNull();
  }

  private CliRun export(Map<String, String> environment, String... options) {
    List<String> args = new ArrayList<>(List.of("export", "--base-url"));
    args.add(openRouter.baseUrl().toString());
    args.addAll(Arrays.asList(options));
    return CliRun.of(environment, args.toArray(String[]::new));
  }

  private static List<Map<String, Object>> configs(CliRun run) throws IOException {
    return new ObjectMapper().readValue(run.out(), new TypeReference<>() {});
  }

  @Test
  void a_key_goes_into_json_only() {
    CliRun run = CliRun.of("export", "--format", "csv", "--include-api-key", "--offline");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--include-api-key goes with the format json only");
  }

  @Test
  void other_formats_are_those_of_a_list() {
    for (String format : List.of("table", "csv", "markdown")) {
      assertThat(CliRun.of("export", "--format", format, "--offline").out())
          .isEqualTo(CliRun.of("list", "--format", format, "--offline").out());
    }
  }
}
