package io.openroutercatalog.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.cli.Main;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Audits many calls in a JVM of its own with a small heap. */
class LongAuditTest {
  private static final int LINES = 100_000;
  private static final int BROKEN = 50_000;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void a_hundred_thousand_lines_are_audited_in_a_heap_of_64_megabytes() throws Exception {
    Path file = folder.resolve("calls.jsonl");
    write(file);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(FakeModel.of("a/one"), FakeModel.of("b/two"));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "--base-url",
                  openRouter.baseUrl().toString(),
                  "audit",
                  file.toString(),
                  "--json")
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try {
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(Files.readString(err)).contains("1 broken line");
    try (Stream<String> lines = Files.lines(out)) {
      List<String> odd = lines.filter(line -> !line.startsWith("{\"model\":")).toList();
      assertThat(odd).singleElement().asString().startsWith("{\"line\":" + BROKEN + ",\"error\":");
    }
    try (Stream<String> lines = Files.lines(out)) {
      assertThat(lines).hasSize(LINES);
    }
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter to = Files.newBufferedWriter(file)) {
      for (int i = 1; i <= LINES; i++) {
        to.write(
            i == BROKEN
                ? "{"
                : "{\"id\":\"gen-%d\",\"model\":\"%s\",\"usage\":{\"prompt_tokens\":%d,\"cost\":0.01}}"
                    .formatted(i, i % 2 == 0 ? "a/one" : "b/two", i));
        to.newLine();
      }
    }
  }
}
