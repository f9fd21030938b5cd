package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of all commands. */
class OptionsTest {
  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @TempDir private Path folder;

  @Test
  void a_settings_file_sets_settings() throws IOException {
    openRouter.models(FakeModel.of("vendor/model"), FakeModel.of("other/model"));
    Path file =
        settings(
            """
            {"rpm": 7, "excluded_providers": ["other"], "base_url": "%s"}
            """
                .formatted(openRouter.baseUrl()));
    CliRun run = CliRun.of("export", "--settings", file.toString());
    assertThat(run.out()).contains("\"rpm\":7").doesNotContain("other/model");
  }

  @Test
  void an_option_wins_over_the_settings_file() throws IOException {
    openRouter.models(FakeModel.of("~vendor/alias"), FakeModel.of("vendor/model"));
    Path file =
        settings(
            """
            {"policy": "reference", "base_url": "http://127.0.0.1:1", "api_key": "from-file"}
            """);
    CliRun run =
        CliRun.of(
            Map.of("OPENROUTER_API_KEY", "from-environment"),
            "export",
            "--include-api-key",
            "--settings",
            file.toString(),
            "--policy",
            "standard",
            "--base-url",
            openRouter.baseUrl().toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("from-environment")
        .doesNotContain("from-file")
        .doesNotContain("~vendor/alias");
  }

  @ParameterizedTest
  @CsvSource({"standard,1", "reference,2"})
  void a_policy_is_chosen_by_name(String policy, int listed) {
    openRouter.models(FakeModel.of("~vendor/alias"), FakeModel.of("vendor/model"));
    CliRun run = run("list", "--policy", policy);
    assertThat(run.column(1)).hasSize(listed);
  }

  /** 60 days are the limit of the first recency band, so these two days differ by 4 points. */
  @ParameterizedTest
  @CsvSource({"2026-03-02T23:59:59Z,49", "2026-03-03T01:59:59+02:00,49", "2026-03-03T00:00:00Z,45"})
  void as_of_is_the_now_of_the_rules(String asOf, String score) {
    openRouter.models(FakeModel.of("vendor/model").priced("0.0000001", "0.0000002"));
    CliRun run = run("list", "--as-of", asOf, "--no-health");
    assertThat(run.column(3)).containsExactly(score);
  }

  @Test
  void no_health_is_accepted() {
    openRouter.models(FakeModel.of("vendor/model"));
    CliRun run = run("list", "--no-health");
    assertThat(run.exitCode()).isZero();
    assertThat(openRouter.endpointsRequests()).isZero();
  }

  private CliRun run(String command, String option, String... value) {
    String[] args = new String[4 + value.length];
    args[0] = command;
    args[1] = "--base-url";
    args[2] = openRouter.baseUrl().toString();
    args[3] = option;
    System.arraycopy(value, 0, args, 4, value.length);
    return CliRun.of(args);
  }

  private Path settings(String json) throws IOException {
    return Files.writeString(folder.resolve("settings.json"), json);
  }
}
