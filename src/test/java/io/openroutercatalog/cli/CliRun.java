package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.logs.Canary;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of the command line, with a key, and its output, which must not contain the key. */
record CliRun(int exitCode, String out, String err) {
  static CliRun of(String... args) {
    return of(Map.of("OPENROUTER_API_KEY", Canary.KEY), args);
  }

  /** {@return a run that reads a text from standard input} */
  static CliRun reading(String text, String... args) {
    return of(
        Map.of("OPENROUTER_API_KEY", Canary.KEY),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        args);
  }

  static CliRun of(Map<String, String> environment, String... args) {
    return of(environment, InputStream.nullInputStream(), args);
  }

  private static CliRun of(Map<String, String> environment, InputStream in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(environment, in, new PrintWriter(out), new PrintWriter(err, true), args);
    CliRun run = new CliRun(exitCode, out.toString(), err.toString());
    assertThat(Canary.isIn(run.err())).as("the key, in %s", run.err()).isFalse();
    if (!List.of(args).contains("--include-api-key")) {
      assertThat(Canary.isIn(run.out())).as("the key, in %s", run.out()).isFalse();
    }
    return run;
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** {@return a column of the table, without its heading} */
  List<String> column(int index) {
    return lines().stream()
        .skip(1)
        .map(line -> Arrays.asList(line.strip().split(" +")).get(index))
        .toList();
  }
}
