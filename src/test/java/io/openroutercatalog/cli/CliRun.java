package io.openroutercatalog.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of the command line, with all that it wrote. */
record CliRun(int exitCode, String out, String err) {
  static CliRun of(String... args) {
    return of(Map.of(), args);
  }

  static CliRun of(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(environment, new PrintWriter(out), new PrintWriter(err, true), args);
    return new CliRun(exitCode, out.toString(), err.toString());
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
