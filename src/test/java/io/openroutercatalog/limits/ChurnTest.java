package io.openroutercatalog.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A short run of {@link Churn} in every build; docs/reliability.md has the figures of a long one.
 */
class ChurnTest {
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void half_new_models_in_each_list_fill_neither_the_memory_nor_the_copy() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Churn.class.getName(),
                "40",
                "200")
            .redirectErrorStream(true)
            .start();
    try (var out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said.lines().filter(line -> line.startsWith("list "))).as(said).hasSize(4);
    } finally {
      process.destroyForcibly();
    }
  }
}
