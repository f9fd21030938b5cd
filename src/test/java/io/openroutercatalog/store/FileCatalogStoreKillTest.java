package io.openroutercatalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.Stores;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed while they write, or write at the same time. {@code -Dstore.kills=200}
 * is the long run.
 */
class FileCatalogStoreKillTest {
  private static final int KILLS = Integer.getInteger("store.kills", 25);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("catalog.json");
  }

  private Process writer(int generation) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-Xmx32m",
            "-cp",
            System.getProperty("java.class.path"),
            GenerationWriter.class.getName(),
            file().toString(),
            Integer.toString(generation))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Kills the process at once. {@return the last generation that it confirmed} */
  private static int kill(Process process, BufferedReader out, int confirmed)
      throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output.
    process.waitFor();
    int last = confirmed;
    for (String line; (line = out.readLine()) != null; ) {
      last = line.isEmpty() ? last : Math.max(last, Integer.parseInt(line));
    }
    return last;
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void a_killed_writer_loses_no_copy_that_it_had_confirmed() throws Exception {
    Random random = new Random(20_260_817);
    int next = 1;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = writer(next);
      try (BufferedReader out = process.inputReader()) {
        int confirmed = Integer.parseInt(Objects.requireNonNull(out.readLine()));
        long until = System.nanoTime() + random.nextInt(40_000_000);
        while (System.nanoTime() < until) { // Any moment of a write is as good as another.
          LockSupport.parkNanos(100_000);
        }
        confirmed = kill(process, out, confirmed);
        Integer newest = FileCatalogStoreTest.newest(CatalogStore.file(file()));
        // The process may have been killed between saving a generation and confirming it.
        assertThat(newest).as("kill %d", kill).isBetween(confirmed, confirmed + 1);
        assertThat(Stores.copies(CatalogStore.file(file()))).allMatch(ChecksumEnvelope::isIntact);
        next = Objects.requireNonNull(newest) + 1;
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(next).isGreaterThan(KILLS);
  }

  @Test
  void a_reader_beside_two_writers_always_finds_an_intact_copy() throws Exception {
    Process one = writer(1);
    Process other = writer(1_000_000);
    try (BufferedReader first = one.inputReader();
        BufferedReader second = other.inputReader()) {
      Objects.requireNonNull(first.readLine());
      Objects.requireNonNull(second.readLine());
      CatalogStore store = CatalogStore.file(file());
      for (int i = 0; i < 500; i++) {
        assertThat(Stores.copies(store)).isNotEmpty().allMatch(ChecksumEnvelope::isIntact);
      }
      assertThat(one.isAlive() && other.isAlive()).as("no writer failed").isTrue();
    } finally {
      one.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
  }
}
