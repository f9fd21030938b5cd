package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.store.Pipes;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 1 where there is no answer or none to believe, 2 for wrong usage, 3 for what is not there; never
 * anything on out.
 */
class ExitCodeTest {
  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @TempDir private Path folder;

  @BeforeEach
  void serveAModel() {
    openRouter.models(FakeModel.of("vendor/model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "export", "show vendor/model"})
  void a_named_address_that_cannot_be_reached_is_an_error_without_a_fallback(String command) {
    String gone = openRouter.baseUrl().toString();
    openRouter.close();
    CliRun run = CliRun.of((command + " --base-url " + gone).split(" "));
    assertFailed(run, 1);
    assertThat(run.err()).contains(gone).doesNotContain("sample");
  }

  @Test
  void settings_that_leave_nothing_of_the_sample_are_an_error() throws IOException {
    Path settings = folder.resolve("settings.json");
    Files.writeString(settings, "{\"min_context_length\":1000000000}");
    CliRun run = CliRun.of("list", "--offline", "--settings", settings.toString());
    assertFailed(run, 1);
    assertThat(run.err()).contains("no catalogue from the bundled sample");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500, 503})
  void an_http_error_is_an_error_that_names_the_status(int status) {
    openRouter.fail(FakeAnswer.status(status));
    CliRun run = listFromFake();
    assertFailed(run, 1);
    assertThat(run.err()).contains("HTTP " + status).contains("told to fail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Please log in</html>",
        "{}",
        "{\"data\":{}}",
        "{\"data\":[]}",
        "{\"data\":[null]}",
        "[]"
      })
  void an_answer_that_is_refused_is_an_error(String body) {
    openRouter.models(FakeAnswer.json(body));
    assertFailed(listFromFake(), 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bogus",
        "lost",
        "list --bogus",
        "list --tier cheap",
        "list --sort luck",
        "list --limit 0",
        "list --limit -1",
        "list --limit many",
        "list extra",
        "show",
        "show one two",
        "export --limit 1",
        "list --as-of yesterday",
        "list --as-of 2026-08-17",
        "list --policy best",
        "list --base-url ftp://example.org",
        "list --base-url http://user:secret@example.org",
        "list --base-url nowhere",
        "list --offline --base-url http://127.0.0.1:1",
        "list --settings does-not-exist.json"
      })
  void wrong_usage_is_refused(String commandLine) {
    assertFailed(CliRun.of(commandLine.split(" ")), 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rmp\": 5}         | unknown setting rmp",
        "{\"rpm\": \"five\"}  | rpm must be a whole number",
        "{\"rpm\": -1}        | rpm must be 0 or more, was -1",
        "[]                   | is not a JSON object",
        "{\"rpm\": 5          | is not a JSON object",
        "null                 | is not a JSON object"
      })
  void a_bad_settings_file_is_refused_with_the_reason(String json, String reason)
      throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), json);
    CliRun run = CliRun.of("list", "--settings", file.toString());
    assertFailed(run, 2);
    assertThat(run.err()).contains(reason);
  }

  @Test
  void a_settings_file_that_is_not_text_is_refused() throws IOException {
    Path file = Files.write(folder.resolve("settings.json"), new byte[] {(byte) 0xff, 0});
    assertFailed(CliRun.of("list", "--settings", file.toString()), 2);
    assertFailed(CliRun.of("list", "--settings", folder.toString()), 2);
  }

  @Test
  void a_key_that_cannot_be_sent_is_refused_without_repeating_it() {
    CliRun run =
        CliRun.of(
            Map.of("OPENROUTER_API_KEY", "sk-or\nsecret"),
            "list",
            "--base-url",
            openRouter.baseUrl().toString());
    assertFailed(run, 2);
    assertThat(run.err())
        .contains("OPENROUTER_API_KEY")
        .doesNotContain("secret")
        .doesNotContain("sk-or");
  }

  /** The cached copy is served before the fetch is over, and that fetch counts. */
  @ParameterizedTest
  @ValueSource(strings = {"list", "export", "show vendor/model"})
  void a_cached_copy_does_not_hide_that_a_named_address_fails(String command) throws IOException {
    String store = folder.resolve("kept").toString().replace('\\', '/');
    Path settings =
        Files.writeString(folder.resolve("settings.json"), "{\"store_path\": \"" + store + "\"}");
    String all =
        command + " --no-health --settings " + settings + " --base-url " + openRouter.baseUrl();
    assertThat(CliRun.of(all.split(" ")).exitCode()).isZero();
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
    openRouter.models(FakeModel.of("vendor/model"), FakeModel.of("vendor/new"));
    CliRun fetched = CliRun.of(("export" + all.substring(command.length())).split(" "));
    assertThat(fetched.out()).contains("vendor/new");
    assertThat(openRouter.modelsRequests()).isEqualTo(2);
    openRouter.fail(FakeAnswer.status(503));
    CliRun run = CliRun.of(all.split(" "));
    assertFailed(run, 1);
    assertThat(run.err()).contains("HTTP 503");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list --offline",
        "export",
        "export --offline",
        "show vendor/model",
        "show vendor/model --offline",
        "watch"
      })
  void a_store_that_is_no_file_is_refused_by_every_command(String command) throws Exception {
    Path pipe = folder.resolve("pipe");
    Pipes.make(pipe);
    for (Path place : new Path[] {pipe, folder}) {
      String json = "{\"store_path\": \"" + place.toString().replace('\\', '/') + "\"}";
      Path settings = Files.writeString(folder.resolve("settings.json"), json);
      String url = command.endsWith("--offline") ? "" : " --base-url " + openRouter.baseUrl();
      CliRun run = CliRun.of((command + " --settings " + settings + url).split(" "));
      assertFailed(run, 2);
      assertThat(run.err()).contains("store_path", place.toString());
    }
    assertThat(Pipes.isPipe(pipe)).isTrue();
    assertThat(openRouter.modelsRequests()).isZero();
  }

  private CliRun listFromFake() {
    return CliRun.of("list", "--base-url", openRouter.baseUrl().toString());
  }

  private static void assertFailed(CliRun run, int exitCode) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("java.").doesNotContain("\tat ");
  }
}
