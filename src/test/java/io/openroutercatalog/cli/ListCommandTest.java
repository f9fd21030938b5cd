package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCommandTest {
  private static final int MODEL = 1;

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveFourModels() {
    openRouter.models(
        FakeModel.of("qwen/qwen3.8-27b").priced("0.00000045", "0.0000032"),
        FakeModel.of("openai/gpt-5.6-sol")
            .with("context_length", 1_050_000)
            .priced("0.0000025", "0.00001"),
        FakeModel.of("nobody/small:free").with("context_length", 128_000).priced("0", "0"),
        FakeModel.of("somebody/router").priced("-1", "-1"));
  }

  @Test
  void the_table_is_aligned_text_to_the_left_and_numbers_to_the_right() {
    CliRun run = run("list", "--no-health", "--as-of", "2026-02-01T00:00:00Z");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "      ID  MODEL               TIER     SCORE  HEALTH    CONTEXT  PROMPT $/M "
                + " COMPLETION $/M",
            "-7930022  qwen/qwen3.8-27b    premium     75       -    200,000        0.45           "
                + "  3.2",
            "-8074751  openai/gpt-5.6-sol  premium     94       -  1,050,000         2.5           "
                + "   10",
            "-8056269  nobody/small:free   free        41       -    128,000           0           "
                + "    0",
            "-3231522  somebody/router     premium     43       -    200,000      varies          "
                + "varies");
  }

  @Test
  void without_a_command_the_list_is_shown() {
    String asOf = "2026-02-01T00:00:00Z";
    assertThat(run("--as-of", asOf)).isEqualTo(run("list", "--as-of", asOf));
    assertThat(run("--tier", "free").column(MODEL)).containsExactly("nobody/small:free");
  }

  @Test
  void common_options_may_stand_before_the_command() {
    CliRun run = CliRun.of("--base-url", openRouter.baseUrl().toString(), "list", "--limit", "1");
    assertThat(run.column(MODEL)).containsExactly("qwen/qwen3.8-27b");
  }

  /** If they were ignored, the output would hold more than was asked for. */
  @ParameterizedTest
  @CsvSource({
    "--tier,free,list",
    "--sort,score,show",
    "--limit,1,export",
    "--format,csv,export",
    "--author,qwen,show"
  })
  void list_options_before_a_command_are_refused(String option, String value, String word) {
    List<String> args = new ArrayList<>(List.of(option, value, word));
    if (word.equals("show")) {
      args.add("qwen/qwen3.8-27b");
    }
    CliRun run = run(args.toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(option);
  }

  @ParameterizedTest
  @CsvSource({
    "free,nobody/small:free",
    "FREE,nobody/small:free",
    "premium,qwen/qwen3.8-27b openai/gpt-5.6-sol somebody/router"
  })
  void tier_keeps_one_tier(String tier, String models) {
    assertThat(run("list", "--tier", tier).column(MODEL)).containsExactly(models.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "listed,qwen/qwen3.8-27b openai/gpt-5.6-sol nobody/small:free somebody/router",
    "id,openai/gpt-5.6-sol nobody/small:free qwen/qwen3.8-27b somebody/router",
    "model,nobody/small:free openai/gpt-5.6-sol qwen/qwen3.8-27b somebody/router",
    "score,openai/gpt-5.6-sol qwen/qwen3.8-27b somebody/router nobody/small:free",
    "context,openai/gpt-5.6-sol qwen/qwen3.8-27b somebody/router nobody/small:free",
    "price,nobody/small:free qwen/qwen3.8-27b openai/gpt-5.6-sol somebody/router",
    "newest,qwen/qwen3.8-27b openai/gpt-5.6-sol nobody/small:free somebody/router"
  })
  void sort_orders_the_models(String key, String models) {
    CliRun run = run("list", "--sort", key, "--as-of", "2026-02-01T00:00:00Z");
    assertThat(run.column(MODEL)).containsExactly(models.split(" "));
  }

  /** Each row: options, and the models that meet them, by the first letter of their authors. */
  @ParameterizedTest
  @CsvSource({
    "--author qwen,q",
    "--author qwen --author openai,q o",
    "'--author qwen,openai --search GPT',o",
    "--search small,n",
    "--min-context 200000,q o s",
    "--min-output 1,''",
    "--requires tools,q o n s",
    "'--requires tools,seed',o",
    "--requires tools --requires seed,o",
    "--input image,o",
    "--max-prompt 0.45,q n",
    "--max-completion 3.1,n",
    "--min-score 76,o",
    "--healthy,q o n s",
    "--lives-until 2027-01-31,q n s"
  })
  void options_keep_the_models_that_meet_them(String options, String models) {
    openRouter.models(
        FakeModel.of("qwen/qwen3.8-27b").priced("0.00000045", "0.0000032"),
        FakeModel.of("openai/gpt-5.6-sol")
            .with("supported_parameters", List.of("tools", "seed"))
            .with(
                "architecture",
                Map.of(
                    "input_modalities", List.of("text", "image"),
                    "output_modalities", List.of("text")))
            .with("expiration_date", "2027-01-30")
            .priced("0.0000025", "0.00001"),
        FakeModel.of("nobody/small:free").with("context_length", 128_000).priced("0", "0"),
        FakeModel.of("somebody/router").priced("-1", "-1"));
    List<String> args =
        new ArrayList<>(List.of("list", "--no-health", "--as-of", "2026-02-01T00:00:00Z"));
    args.addAll(List.of(options.split(" ")));

    CliRun run = run(args.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.column(MODEL).stream().map(model -> model.substring(0, 1)))
        .containsExactly(models.isEmpty() ? new String[0] : models.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "--min-context -1,--min-context: tokens must be",
    "--min-score 101,--min-score: score must be",
    "--max-prompt -2,--max-prompt: usdPerMillion must be 0 or more",
    "--lives-until tomorrow,--lives-until",
    "--format xml,--format",
    "--json --format csv,contradict"
  })
  void what_cannot_be_meant_is_wrong_usage(String options, String message) {
    List<String> args = new ArrayList<>(List.of("list"));
    args.addAll(List.of(options.split(" ")));

    CliRun run = run(args.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void csv_is_for_spreadsheets() {
    openRouter.models(
        FakeModel.of("a/b").with("name", "B, the \"best\"").priced("0.00000045", "-1"),
        FakeModel.of("a/free:free").priced("0", "0"));
    CliRun run = run("list", "--format", "csv", "--no-health", "--as-of", "2026-02-01T00:00:00Z");
    assertThat(run.out())
        .isEqualTo(
            """
            id,model_name,name,billing_tier,quality_score,quality_score_health,health_gated,\
            context_length,max_completion_tokens,prompt_usd_per_million,completion_usd_per_million
            -4850262,a/b,"B, the ""best""\",premium,43,,false,200000,,0.45,
            -1402971,a/free:free,Fake a/free:free,free,43,,false,200000,,0,0
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void markdown_is_a_table_for_a_page() {
    openRouter.models(FakeModel.of("a/b|c"));
    CliRun run = run("list", "--format", "markdown", "--no-health");
    assertThat(run.out().lines().toList())
        .hasSize(3)
        .startsWith(
            "| ID | MODEL | TIER | SCORE | HEALTH | CONTEXT | PROMPT $/M | COMPLETION $/M |",
            "|--:|---|---|--:|--:|--:|--:|--:|");
    assertThat(run.out()).contains("| a/b\\|c | premium |");
  }

  @Test
  void json_is_as_export_writes_it() {
    CliRun whole = run("export", "--no-health");
    assertThat(run("list", "--json", "--no-health").out()).isEqualTo(whole.out());
    assertThat(run("list", "--format", "JSON", "--tier", "free").out().lines()).hasSize(3);
    assertThat(run("list", "--json", "--author", "nobody-else").out()).isEqualTo("[\n]\n");
  }

  @Test
  void limit_cuts_after_sorting() {
    CliRun run = run("list", "--sort", "price", "--limit", "2");
    assertThat(run.column(MODEL)).containsExactly("nobody/small:free", "qwen/qwen3.8-27b");
  }

  /** An option wins over a variable, and that over the file that another variable names. */
  @Test
  void settings_come_from_variables_too(@TempDir Path folder) throws IOException {
    openRouter.models(FakeModel.of("a/one"), FakeModel.of("b/two"), FakeModel.of("c/three"));
    Path file =
        Files.writeString(
            folder.resolve("s.json"),
            "{\"excluded_providers\":[\"a\"],\"base_url\":\"http://localhost:1\"}");
    Map<String, String> environment =
        Map.of(
            "OPENROUTER_CATALOG_SETTINGS",
            file.toString(),
            "OPENROUTER_CATALOG_EXCLUDED_MODEL_IDS",
            "b/two");

    CliRun run =
        CliRun.of(
            environment, "list", "--no-health", "--base-url", openRouter.baseUrl().toString());

    assertThat(run.column(MODEL)).containsExactly("c/three");
    assertThat(
            CliRun.of(
                Map.of("OPENROUTER_CATALOG_RMP", "5"),
                "list",
                "--base-url",
                openRouter.baseUrl().toString()))
        .returns(2, CliRun::exitCode)
        .extracting(CliRun::err)
        .asString()
        .contains("unknown setting OPENROUTER_CATALOG_RMP; did you mean rpm?");
  }

  @Test
  void the_counts_go_to_standard_error() {
    openRouter.models(
        FakeModel.of("a/listed"),
        FakeModel.of("a/short").with("context_length", 10),
        FakeModel.of("a/b c"));
    CliRun run = run("list");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "1 models, 0 free and 1 premium; left out: id_malformed 1, context_length 1");
    assertThat(run.column(MODEL)).containsExactly("a/listed");
    assertThat(run("list", "--author", "nobody").err()).startsWith("0 of 1 models, 0 free");
  }

  /** Operator configs may state anything, so they can produce every form of a cell. */
  @Test
  void unknown_values_and_gated_models_are_shown_as_such(@TempDir Path folder) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            """
            {"operator_configs": [
              {"id": 1, "provider": "groq", "model_name": "unknown"},
              {"id": 2, "provider": "groq", "model_name": "healthy", "quality_score_health": 97.25,
               "quality_score": 60, "pricing": {"prompt": "cheap", "completion": "0.000000012345"}},
              {"id": 3, "provider": "groq", "model_name": "gated", "health_gated": true}
            ]}
            """);
    CliRun run = run("list", "--limit", "3", "--settings", settings.toString());
    assertThat(run.lines())
        .containsExactly(
            "ID  MODEL    TIER     SCORE  HEALTH  CONTEXT  PROMPT $/M  COMPLETION $/M",
            " 1  unknown  premium     50       -        -           -               -",
            " 2  healthy  premium     60    97.3        -           ?         0.01235",
            " 3  gated    premium     50    down        -           -               -");
  }

  private CliRun run(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--base-url", openRouter.baseUrl().toString()));
    return CliRun.of(all.toArray(String[]::new));
  }
}
