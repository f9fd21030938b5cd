package io.openroutercatalog.limits;

import static io.openroutercatalog.limits.HostileAnswer.list;
import static io.openroutercatalog.limits.HostileAnswer.row;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.PublishResult;
import io.openroutercatalog.store.StoredCopy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Fetches lists of which half of the models are new each time, an hour of a virtual clock apart,
 * and prints after every tenth how many KiB are in use and how large the copy is; run with {@code
 * java -Xmx64m}. Ends with an exception if a list is refused, no copy of it is written, or the
 * memory grows after the ids that may be remembered have come together.
 */
final class Churn {
  private static final int PRINTED_EACH = 10;

  /** For garbage that one collection leaves and another does not. */
  private static final double TOLERANCE = 1.05;

  private final int rows;

  private Churn(int rows) {
    this.rows = rows;
  }

  /**
   * Runs it.
   *
   * @param args how many lists to fetch, and of how many rows; ten times as many ids are remembered
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("churn");
    try {
      new Churn(Integer.parseInt(args[1]))
          .run(Integer.parseInt(args[0]), folder.resolve("catalog.json"));
    } finally {
      for (String name : List.of("catalog.json", "catalog.json.previous", "catalog.json.lock")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  @SuppressWarnings("SystemOut") // What the test reads.
  private void run(int lists, Path file) throws Exception {
    long levelled = 0;
    Semaphore written = new Semaphore(0);
    Instant[] now = {Instant.parse("2026-08-17T12:00:00Z")};
    try (HostileServer server = new HostileServer().list(rows(0))) {
      CatalogSettings settings =
          TestSettings.quiet()
              .baseUrl(server.baseUrl())
              .modelsTimeout(Duration.ofMinutes(1))
              .store(reporting(CatalogStore.file(file), written))
              .maxRememberedIds(10 * rows)
              .clock(() -> now[0])
              .build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        check(written.tryAcquire(1, TimeUnit.MINUTES), "no copy of the first list");
        for (int i = 1; i <= lists; i++) {
          server.list(rows(i));
          now[0] = now[0].plus(Duration.ofHours(1));
          RefreshResult result = catalog.refresh();
          check(result instanceof RefreshResult.Refreshed, "list " + i + ": " + result);
          check(catalog.configs().size() == rows, "configs of list " + i);
          check(written.tryAcquire(1, TimeUnit.MINUTES), "no copy of list " + i);
          if (i % PRINTED_EACH == 0) {
            long used = usedKibibytes();
            System.out.printf("list %d %d %d%n", i, used, Files.size(file) >> 10);
            check(
                i <= 50 || used <= levelled * TOLERANCE,
                "list " + i + " takes " + used + " KiB, an earlier one took " + levelled);
            levelled = i <= 50 ? Math.max(levelled, used) : levelled;
          }
        }
      }
    }
  }

  private HostileServer.Answer rows(int list) {
    return list(
        rows,
        i -> row("vendor/model-" + (list * (rows / 2) + i), "").getBytes(StandardCharsets.UTF_8));
  }

  /** The least of some looks, since the thread of the store may still hold the copy. */
  private static long usedKibibytes() {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < 3; look++) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      least = Math.min(least, used);
    }
    return least >> 10;
  }

  private static CatalogStore reporting(CatalogStore store, Semaphore written) {
    return new CatalogStore() {
      @Override
      public StoredCopy read() throws IOException {
        return store.read();
      }

      @Override
      public List<byte[]> readOlder() throws IOException {
        return store.readOlder();
      }

      @Override
      public PublishResult publish(byte[] copy, String readVersion) throws IOException {
        PublishResult result = store.publish(copy, readVersion);
        written.release();
        return result;
      }
    };
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
