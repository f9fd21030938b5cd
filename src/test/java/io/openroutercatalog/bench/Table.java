package io.openroutercatalog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the rows: those with a goal are printed at the end, the others only go to a file. */
final class Table implements AutoCloseable {
  static final Path FOLDER = Path.of("target", "bench");

  @SuppressWarnings("SystemOut") // Its output is the result.
  private final PrintStream console = System.out;

  private final List<String> rows = new ArrayList<>();
  private final PrintWriter details;

  Table() throws IOException {
    Files.createDirectories(FOLDER);
    details = new PrintWriter(Files.newBufferedWriter(FOLDER.resolve("details.txt"), UTF_8));
  }

  /** Adds a row; a figure up to the goal meets it. */
  void row(String name, double figure, String unit, double goal) {
    String met = figure <= goal ? "met" : "missed"; // NaN misses it too.
    rows.add("BENCH %s %s %s goal %s %s".formatted(name, text(figure), unit, text(goal), met));
    detail(rows.getLast());
  }

  void failed(String name, Throwable e) {
    rows.add("BENCH %s failed, see %s: missed".formatted(name, FOLDER.resolve("details.txt")));
    e.printStackTrace(details);
  }

  void detail(String line) {
    details.println(line);
    details.flush();
  }

  /** Redirects the output of JMH, JOL and the JVM to a file. */
  @SuppressWarnings("SystemOut")
  void silenceOthers() throws IOException {
    PrintStream noise = new PrintStream(FOLDER.resolve("noise.txt").toFile(), UTF_8);
    System.setOut(noise);
    System.setErr(noise);
  }

  void print() {
    rows.forEach(console::println);
  }

  private static String text(double figure) {
    return figure >= 100 || figure == Math.rint(figure)
        ? String.format(Locale.ROOT, "%.0f", figure)
        : String.format(Locale.ROOT, "%.2f", figure);
  }

  @Override
  public void close() {
    details.close();
  }
}
