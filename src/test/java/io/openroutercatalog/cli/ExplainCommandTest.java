package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveModels() {
    openRouter.models(
        FakeModel.of("qwen/qwen3.8-27b").priced("0.00000045", "0.0000032"),
        FakeModel.of("amazon/nova-pro-v1").with("context_length", 300),
        FakeModel.of("a/\u001b[31mred"));
  }

  private CliRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--base-url", openRouter.baseUrl().toString()));
    return CliRun.of(all.toArray(String[]::new));
  }

  @Test
  void a_model_is_explained_by_its_name_and_by_its_id() {
    CliRun byName = run("explain", "qwen/qwen3.8-27b", "--as-of", "2026-02-01T00:00:00Z");

    assertThat(byName.exitCode()).isZero();
    assertThat(byName.lines())
        .startsWith("qwen/qwen3.8-27b is listed as -7930022: premium, quality 88.")
        .contains(
            "id         -7930022, from the hash of its name",
            "tier       premium: prompt 0.45 USD, completion 3.2 USD for a million tokens");
    assertThat(run("explain", "-7930022", "--as-of", "2026-02-01T00:00:00Z").lines().getFirst())
        .isEqualTo(byName.lines().getFirst());
  }

  @Test
  void what_was_left_out_is_explained_and_is_no_error() {
    CliRun run = run("explain", "amazon/nova-pro-v1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("context_length: 300 tokens, less than 100000");
  }

  @ParameterizedTest
  @CsvSource({"qwen/qwen3.8-72b,qwen/qwen3.8-27b", "-1,"})
  void what_nothing_is_known_of_ends_with_3(String wanted, String nearest) {
    CliRun run = run("explain", wanted);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains(wanted + " is neither in the catalogue nor in the list");
    if (nearest != null) {
      assertThat(run.out()).contains(nearest);
    }
  }

  @Test
  void as_json_it_is_one_line_with_one_object() {
    CliRun run = run("explain", "qwen/qwen3.8-72b", "--json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.lines()).hasSize(1);
    assertThat(JsonText.parseObject(run.out(), "output"))
        .containsEntry("found", "unknown")
        .containsEntry("nearest", List.of("qwen/qwen3.8-27b"));
  }

  @Test
  void no_name_from_outside_controls_the_terminal() {
    assertThat(run("explain", "a/\u001b[31mred").out()).doesNotContain("\u001b");
    assertThat(run("explain", "a/\u001b[31mred", "--json").out()).doesNotContain("\u001b");
    assertThat(run("explain", "\u001b[31mx").out()).doesNotContain("\u001b");
  }

  @Test
  void an_unknown_option_is_named_before_anything_is_fetched() {
    CliRun run = run("explain", "--bogus");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("unknown option --bogus");
    assertThat(openRouter.modelsRequests()).isZero();
  }

  @Test
  void a_model_that_is_gone_is_shown_with_its_replacement(@TempDir Path folder) throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            JsonText.of(
                Map.of(
                    "store_path",
                    folder.resolve("kept.json").toString(),
                    "implausible_loss_share",
                    1)));
    openRouter.models(FakeModel.of("a/one"), FakeModel.of("a/two"));
    assertThat(run("show", "a/one", "--settings", settings.toString()).exitCode()).isZero();
    openRouter.models(FakeModel.of("a/two"));

    CliRun shown = run("show", "a/one", "--settings", settings.toString());
    CliRun explained = run("explain", "a/one", "--settings", settings.toString());

    assertThat(shown.exitCode()).isZero();
    assertThat(shown.lines().getFirst())
        .contains("a/one (")
        .contains("has not been listed since")
        .contains("a/two")
        .endsWith("can take its place.");
    assertThat(shown.out()).contains("model_name                       a/one");
    assertThat(explained.exitCode()).isZero();
    assertThat(explained.out()).contains("has not been listed since");
  }
}
