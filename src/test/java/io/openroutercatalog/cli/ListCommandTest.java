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
  @CsvSource({"--tier,free,list", "--sort,score,show", "--limit,1,export"})
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
    "price,nobody/small:free qwen/qwen3.8-27b openai/gpt-5.6-sol somebody/router"
  })
  void sort_orders_the_models(String key, String models) {
    CliRun run = run("list", "--sort", key, "--as-of", "2026-02-01T00:00:00Z");
    assertThat(run.column(MODEL)).containsExactly(models.split(" "));
  }

  @Test
  void limit_cuts_after_sorting() {
    CliRun run = run("list", "--sort", "price", "--limit", "2");
    assertThat(run.column(MODEL)).containsExactly("nobody/small:free", "qwen/qwen3.8-27b");
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
