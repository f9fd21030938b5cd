package io.openroutercatalog.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs {@link HostileAnswers} in a JVM of its own, which ends at the first OutOfMemoryError. */
class HostileAnswersTest {
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void no_answer_fills_a_heap_of_64_megabytes_or_costs_the_catalogue() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HostileAnswers.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said.lines().filter(line -> line.matches("(list|endpoints) .*")))
          .as(said)
          .hasSize(2 * HostileAnswer.values().length + 2);
    } finally {
      process.destroyForcibly();
    }
  }
}
