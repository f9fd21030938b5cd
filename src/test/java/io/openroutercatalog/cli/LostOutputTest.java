package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk, a closed output or a reader that has gone: whoever asked must not believe it. */
class LostOutputTest {
  private static final String MESSAGE = "openrouter-catalog: the output could not be written";

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  @TempDir private Path folder;

  @BeforeEach
  void serveAModel() {
    openRouter.models(FakeModel.of("vendor/model"));
  }

  @ParameterizedTest
  @CsvSource({
    "list --no-health, 0",
    "export --no-health, 0",
    "export --no-health, 100",
    "show vendor/model --no-health, 0",
    "--help, 0",
    "--version, 0"
  })
  void a_command_whose_output_is_lost_is_an_error_that_says_so(String command, int bytesTaken) {
    StringWriter err = new StringWriter();
    // As main does it; a PrintStream such as System.out throws nothing.
    PrintWriter out =
        new PrintWriter(
            new PrintStream(new FullAfter(bytesTaken), false, StandardCharsets.UTF_8),
            false,
            StandardCharsets.UTF_8);
    String all = command.startsWith("--") ? command : command + " --base-url " + baseUrl();
    int exitCode =
        Main.run(
            Map.of(),
            InputStream.nullInputStream(),
            out,
            new PrintWriter(err, true),
            all.split(" "));
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).containsOnlyOnce(MESSAGE);
  }

  @Test
  void a_failure_that_had_no_output_keeps_its_code_and_its_message() {
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new FullAfter(0), false, StandardCharsets.UTF_8);
    assertThat(
            Main.run(
                Map.of(),
                InputStream.nullInputStream(),
                out,
                new PrintWriter(err, true),
                "list",
                "--bogus"))
        .isEqualTo(2);
    assertThat(err.toString()).doesNotContain(MESSAGE);
  }

  @Test
  void watch_ends_when_nobody_can_read_its_changes() throws Exception {
    Path settings =
        Files.writeString(folder.resolve("settings.json"), "{\"refresh_interval_hours\": 0.0003}");
    try (RunningWatch watch =
        new RunningWatch(
            "--no-health", "--settings", settings.toString(), "--base-url", baseUrl())) {
      watch.awaitErr(line -> line.contains("watching 1 models"));
      watch.loseOutput();
      openRouter.models(FakeModel.of("vendor/model"), FakeModel.of("vendor/new"));
      assertThat(watch.awaitEnd()).isEqualTo(1);
      assertThat(watch.err()).last().asString().startsWith(MESSAGE);
      assertThat(watch.err())
          .anySatisfy(line -> assertThat(line).contains("CatalogStatus[FRESH, source=NETWORK"));
    }
  }

  /** Linux has a device that is always full. */
  @Test
  void a_full_disk_is_an_error_of_the_process() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    assertOutputLost(
        new ProcessBuilder(exportCommand())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(full.toFile())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec \"$@\" >&-", "\"$@\" | true; exit ${PIPESTATUS[0]}"})
  void a_closed_output_or_a_reader_that_has_gone_is_an_error_of_the_process(String script)
      throws Exception {
    Path shell = Path.of("/bin/bash");
    assumeThat(shell).exists();
    // More than a pipe holds while its reader is about to end.
    openRouter.models(
        IntStream.range(0, 1000)
            .mapToObj(i -> FakeModel.of("vendor/model-" + i))
            .toArray(FakeModel[]::new));
    List<String> command = new ArrayList<>(List.of(shell.toString(), "-c", script, "bash"));
    command.addAll(exportCommand());
    assertOutputLost(new ProcessBuilder(command));
  }

  private static void assertOutputLost(ProcessBuilder command) throws Exception {
    Process process = command.start();
    try (BufferedReader err = process.errorReader()) {
      assertThat(err.lines()).anyMatch(line -> line.startsWith(MESSAGE));
      assertThat(process.waitFor()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> exportCommand() {
    return Arrays.asList(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "export",
        "--no-health",
        "--base-url",
        baseUrl());
  }

  private String baseUrl() {
    return openRouter.baseUrl().toString();
  }

  /** Takes some bytes, then fails like a full disk. */
  private static final class FullAfter extends OutputStream {
    private int left;

    private FullAfter(int bytes) {
      left = bytes;
    }

    @Override
    public void write(int b) throws IOException {
      if (left == 0) {
        throw new IOException("No space left on device");
      }
      left--;
    }
  }
}
