package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code pick}. */
class PickCommandTest {
  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveModels() {
    openRouter.models(
        FakeModel.of("qwen/qwen3.8-27b"),
        FakeModel.of("openai/gpt-5.6-sol"),
        FakeModel.of("nobody/small:free").priced("0", "0"));
  }

  private CliRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("pick"));
    all.addAll(Arrays.asList(args));
    all.addAll(List.of("--no-health", "--as-of", "2026-02-01T00:00:00Z"));
    all.addAll(List.of("--base-url", openRouter.baseUrl().toString()));
    return CliRun.of(all.toArray(String[]::new));
  }

  /** Each row: options, and the id that a thread gets and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --top 1                             | -8074751 | chosen among 1
          --free                              | -8056269 | chosen among 1
          --no-premium                        | -8056269 | chosen among 1
          --author qwen                       | -7930022 | chosen among 1
          --top 1 --exclude -8074751,-8056269 | -7930022 | chosen among 1
          --pinned -7930022                   | -7930022 | pinned
          --pinned -7930022 --no-premium      | -7930022 | pinned
          --pinned -7930022 --free            | -8056269 | chosen among 1, since the pinned -7930022 is not free
          --pinned 5 --top 1                  | -8074751 | chosen among 1, since the pinned 5 is unknown
          """)
  void a_thread_gets_a_model_and_the_reason(String options, int id, String why) {
    List<String> args = new ArrayList<>(List.of("t-1"));
    args.addAll(List.of(options.split(" ")));

    CliRun run = run(args.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("t-1  " + id + "  ").endsWith("  " + why + "\n");
  }

  @Test
  void with_json_there_is_one_object_for_each_thread_in_order() {
    CliRun run = run("b", "a", "--author", "qwen", "--json");
    assertThat(run.lines())
        .containsExactly(
            "{\"thread\":\"b\",\"id\":-7930022,\"model_name\":\"qwen/qwen3.8-27b\","
                + "\"pin_kept\":false,\"pool_size\":1,\"why\":\"chosen among 1\"}",
            "{\"thread\":\"a\",\"id\":-7930022,\"model_name\":\"qwen/qwen3.8-27b\","
                + "\"pin_kept\":false,\"pool_size\":1,\"why\":\"chosen among 1\"}");
  }

  @Test
  void without_a_candidate_the_answer_says_why_and_the_exit_code_is_0() {
    CliRun run = run("t", "--min-context", "999999999", "--json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "{\"thread\":\"t\",\"id\":null,\"model_name\":null,\"pin_kept\":false,"
                + "\"pool_size\":0,\"why\":\"none: not what is required 3\"}\n");
    assertThat(run("t", "--min-context", "999999999").out())
        .isEqualTo("t  none: not what is required 3\n");
  }

  @Test
  void many_threads_are_spread_over_the_pool() {
    String[] threads = new String[200];
    Arrays.setAll(threads, i -> "thread-" + i);
    assertThat(run(threads).lines().stream().map(line -> line.split(" +", -1)[1]).distinct())
        .hasSize(3);
  }

  @Test
  void a_gated_model_is_not_chosen() {
    String down = "{\"data\":{\"endpoints\":[]}}";
    openRouter.endpoints("openai/gpt-5.6-sol", FakeAnswer.json(down));
    CliRun run =
        CliRun.of(
            "pick",
            "t",
            "--top",
            "1",
            "--pinned",
            "-8074751",
            "--base-url",
            openRouter.baseUrl().toString());
    assertThat(run.out()).contains("since the pinned -8074751 is down");
  }

  @ParameterizedTest
  @CsvSource({"''", "t --top 0", "t --pinned x", "t --min-score 101"})
  void wrong_usage_is_told(String args) {
    CliRun run = run(args.isEmpty() ? new String[0] : args.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_hostile_name_of_a_thread_reaches_no_terminal() {
    assertThat(run("a\u001b[2Jb", "--json").out()).doesNotContain("\u001b");
    assertThat(run("a\u001b[2Jb").out()).doesNotContain("\u001b");
  }

  /** The reference calls models with the key of their configs, and chooses no other. */
  @Test
  void under_the_policy_of_the_reference_only_configs_with_a_key_are_chosen() {
    List<String> args =
        List.of("pick", "t-1", "--policy", "reference", "--no-health", "--base-url");
    List<String> all = new ArrayList<>(args);
    all.add(openRouter.baseUrl().toString());
    assertThat(CliRun.of(Map.of(), all.toArray(String[]::new)).out())
        .contains("none: without API key 3");
    assertThat(
            CliRun.of(Map.of("OPENROUTER_API_KEY", Canary.KEY), all.toArray(String[]::new)).out())
        .contains("chosen among 3");
  }
}
