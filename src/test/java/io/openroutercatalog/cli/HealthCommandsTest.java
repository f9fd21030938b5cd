package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The health pass that list, show and export run. */
class HealthCommandsTest {
  private static final int SCORE = 3;
  private static final int HEALTH = 4;
  private static final String AS_OF = "2026-02-01T00:00:00Z";

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  /** A static score of 52 each: prestige 15, recency 20, pricing 9, context 6, tools 2. */
  @BeforeEach
  void serveModelsOfEachHealth() {
    openRouter.models(
        FakeModel.of("v/scored"),
        FakeModel.of("v/down"),
        FakeModel.of("v/quiet"),
        FakeModel.of("v/perfect"));
    openRouter.endpoints("v/scored", endpoint(0, "96.5", "99", "90"));
    openRouter.endpoints("v/down", endpoint(-2, "100", "100", "100"));
    openRouter.endpoints("v/quiet", endpoint(0, "null", "null", "null"));
  }

  @Test
  void a_list_shows_health_and_the_score_it_is_blended_into() {
    CliRun run = run("list", "--as-of", AS_OF);
    // 0.5 * 96.5 + 30 + 0.2 * 99 = 98.05, and (98.05 + 52) / 2 = 75.
    assertThat(run.column(HEALTH)).containsExactly("98.1", "down", "-", "100.0");
    assertThat(run.column(SCORE)).containsExactly("75", "52", "52", "76");
    assertThat(run.err()).startsWith("4 models, ");
  }

  @Test
  void an_export_has_the_health_the_gate_and_the_blended_score() throws IOException {
    List<Map<String, Object>> configs = configs(run("export", "--as-of", AS_OF));
    assertThat(configs)
        .extracting(
            config -> config.get("quality_score_static"),
            config -> config.get("quality_score_health"),
            config -> config.get("quality_score"),
            config -> config.get("health_gated"))
        .containsExactly(
            tuple(52, 98.05, 75, false),
            tuple(52, null, 52, true),
            tuple(52, null, 52, false),
            tuple(52, 100.0, 76, false));
  }

  @Test
  void under_the_reference_policy_no_traffic_counts_as_down() {
    CliRun run = run("list", "--as-of", AS_OF, "--policy", "reference");
    assertThat(run.column(HEALTH)).containsExactly("98.1", "down", "down", "100.0");
  }

  @Test
  void one_config_is_shown_with_its_health() {
    assertThat(run("show", "v/scored", "--as-of", AS_OF).lines())
        .contains(
            "quality_score_health             98.05",
            "quality_score                    75",
            "health_gated                     false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show v/down", "export"})
  void without_health_no_endpoints_are_requested(String command) {
    List<String> args = new ArrayList<>(Arrays.asList(command.split(" ")));
    args.add("--no-health");
    CliRun run = run(args.toArray(String[]::new));
    assertThat(run.exitCode()).isZero();
    assertThat(openRouter.endpointsRequests()).isZero();
  }

  /** The intervals of a settings file are for watch; these commands measure once. */
  @ParameterizedTest
  @ValueSource(strings = {"list", "show v/down", "export"})
  void each_model_is_requested_once(String command) {
    assertThat(run(command.split(" ")).exitCode()).isZero();
    assertThat(openRouter.endpointsRequests()).isEqualTo(4);
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show v/perfect", "export"})
  void a_degraded_health_pass_is_reported_and_the_exit_code_stays_zero(String command) {
    openRouter.endpoints("v/down", FakeAnswer.status(500));
    CliRun run = run(command.split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains(
            "openrouter-catalog: health could not be measured, 1 of 4 requests failed"
                + System.lineSeparator());
    assertThat(run.out()).doesNotContain("100.0");
  }

  @Test
  void the_key_is_sent_for_endpoints() {
    CliRun run =
        CliRun.of(
            Map.of("OPENROUTER_API_KEY", Canary.KEY),
            "list",
            "--base-url",
            openRouter.baseUrl().toString());
    assertThat(openRouter.lastAuthorization()).isEqualTo("Bearer " + Canary.KEY);
    assertThat(run.out() + run.err()).doesNotContain(Canary.KEY);
  }

  /** This test's output is no terminal. */
  @ParameterizedTest
  @ValueSource(strings = {"show v/perfect", "export"})
  void no_progress_goes_into_files_and_pipes(String command) {
    assertThat(Progress.isTerminal()).isFalse();
    assertThat(run(command.split(" ")).err()).isEmpty();
  }

  @Test
  void progress_is_one_line_of_a_terminal_that_is_cleared_in_the_end() {
    StringWriter terminal = new StringWriter();
    StringWriter file = new StringWriter();
    for (boolean isTerminal : List.of(true, false)) {
      PrintWriter to = new PrintWriter(isTerminal ? terminal : file);
      try (Progress progress = Progress.ofHealth(to, isTerminal)) {
        progress.accept(1);
        progress.accept(2);
      }
    }
    String clear = "\r\u001B[K";
    assertThat(terminal)
        .hasToString(
            clear + "measuring health: 1 models" + clear + "measuring health: 2 models" + clear);
    assertThat(file).hasToString("");
  }

  static FakeAnswer endpoint(int status, String last30m, String last5m, String last1d) {
    return FakeAnswer.json(
        "{\"data\":{\"endpoints\":[{\"tag\":\"t\",\"status\":"
            + status
            + ",\"uptime_last_30m\":"
            + last30m
            + ",\"uptime_last_5m\":"
            + last5m
            + ",\"uptime_last_1d\":"
            + last1d
            + "}]}}");
  }

  private CliRun run(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--base-url", openRouter.baseUrl().toString()));
    return CliRun.of(all.toArray(String[]::new));
  }

  private static List<Map<String, Object>> configs(CliRun run) throws IOException {
    return new ObjectMapper().readValue(run.out(), new TypeReference<>() {});
  }
}
