package io.openroutercatalog.soak;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogService.Subscription;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.FrontDoor;
import io.openroutercatalog.internal.client.OpenRouterClient;
import io.openroutercatalog.store.CatalogStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compressed days of a catalogue: real sockets, threads and files; only the delays are shorter, six
 * hours to a second. The service fails and changes at random, while readers ask all the time.
 * docs/reliability.md says how to run it.
 */
final class Soak {
  private static final Duration PER_SECOND = Duration.ofHours(6);
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST_LISTENERS = 5;

  private final Random random;
  private final long seed;
  private final int daysOpen;
  private final Path folder;
  private final Consumer<String> out;
  private final CompressedTime time = new CompressedTime(PER_SECOND);
  private final CountingSource.Counts counts = new CountingSource.Counts();
  private final Curves curves = new Curves();
  private final AtomicLong updates = new AtomicLong();
  private final AtomicLong misorderedUpdates = new AtomicLong();
  private final Deque<Subscription> listeners = new ArrayDeque<>();
  private int catalogues;

  /**
   * Prepares a soak.
   *
   * @param daysOpen the days after which a catalogue is closed and another one created from its
   *     copy
   * @param folder for the cached copy
   */
  Soak(long seed, int daysOpen, Path folder, Consumer<String> out) {
    this.seed = seed;
    this.random = new Random(seed);
    this.daysOpen = daysOpen;
    this.folder = folder;
    this.out = out;
  }

  /** The result of a soak. */
  record Verdict(
      long answered,
      long failed,
      @Nullable String firstFailure,
      long lists,
      long failedLists,
      long updates,
      long misorderedUpdates,
      int catalogues,
      boolean heapIsFlat,
      boolean countsAreFlat) {
    boolean isGood() {
      return failed == 0 && misorderedUpdates == 0 && heapIsFlat && countsAreFlat;
    }
  }

  public static void main(String[] args) throws Exception {
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "soak");
    Verdict verdict =
        new Soak(seed, 7, folder, Soak::print).run(Duration.ofMinutes(Long.parseLong(args[0])));
    System.exit(verdict.isGood() ? 0 : 1);
  }

  @SuppressWarnings("SystemOut") // Its output is the report.
  private static void print(String line) {
    System.out.println(line);
  }

  Verdict run(Duration duration) throws IOException {
    out.accept("SOAK seed " + seed + ", " + duration + ", a second is " + PER_SECOND);
    try (ServiceProcess service = new ServiceProcess(seed)) {
      CatalogService first = open(service.baseUrl());
      if (first.awaitReady(Duration.ofSeconds(20)).source() == CatalogStatus.Source.NONE) {
        throw new IllegalStateException("no first list: " + first.status());
      }
      service.letLive();
      AtomicReference<CatalogService> catalog = new AtomicReference<>(first);
      try (Readers readers = new Readers(catalog, seed)) {
        live(System.nanoTime() + duration.toNanos(), service.baseUrl(), catalog, readers);
        catalog.get().close();
        return verdict(readers);
      }
    }
  }

  private CatalogService open(URI baseUrl) {
    catalogues++;
    CatalogSettings settings =
        CatalogSettings.builder()
            .baseUrl(baseUrl)
            .store(CatalogStore.file(folder.resolve("catalog.json")))
            .clock(time)
            .refreshInterval(Duration.ofHours(6))
            .healthInterval(Duration.ofHours(3))
            .modelsTimeout(Duration.ofMillis(500))
            .endpointsTimeout(Duration.ofMillis(250))
            .startupTimeout(Duration.ofSeconds(5))
            .build();
    return FrontDoor.create(
        settings, new CountingSource(new OpenRouterClient(settings), counts), time.scheduler());
  }

  private void live(
      long end, URI baseUrl, AtomicReference<CatalogService> catalog, Readers readers) {
    long day = 0;
    while (System.nanoTime() < end) {
      disturb(catalog.get());
      LockSupport.parkNanos(STEP_NANOS);
      if (time.days() > day) {
        day = time.days();
        out.accept(line(day, readers));
        if (day % daysOpen == 0) {
          catalog.get().close();
          listeners.clear();
          catalog.set(open(baseUrl));
        }
      }
    }
  }

  private String line(long day, Readers readers) {
    return "day "
        + day
        + ": "
        + curves.sample()
        + ", look-ups "
        + readers.answered()
        + " (and "
        + readers.failed()
        + " failed), "
        + counts
        + ", updates "
        + updates;
  }

  /** What applications do besides look-ups. */
  private void disturb(CatalogService catalog) {
    switch (random.nextInt(24)) {
      case 0 -> catalog.refresh();
      case 1 -> catalog.measureHealth();
      case 2 -> catalog.stopBackgroundRefresh();
      case 3, 4, 5 -> catalog.startBackgroundRefresh(Duration.ofHours(6));
      case 6, 7 -> {
        listeners.add(catalog.subscribe(inOrder()));
        if (listeners.size() > MOST_LISTENERS) {
          listeners.remove().close();
        }
      }
      default -> {} // Most of the time there are only look-ups.
    }
  }

  /** {@return a listener that wants each update to follow the one before it} */
  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  private CatalogListener inOrder() {
    AtomicReference<@Nullable CatalogSnapshot> last = new AtomicReference<>();
    return update -> {
      updates.incrementAndGet();
      if (update.previous() != last.getAndSet(update.current())) {
        misorderedUpdates.incrementAndGet();
      }
    };
  }

  private Verdict verdict(Readers readers) {
    Verdict verdict =
        new Verdict(
            readers.answered(),
            readers.failed(),
            readers.firstFailure(),
            counts.lists().get(),
            counts.failedLists().get(),
            updates.get(),
            misorderedUpdates.get(),
            catalogues,
            curves.heapIsFlat(),
            curves.countsAreFlat());
    out.accept(curves.toString());
    out.accept("SOAK " + (verdict.isGood() ? "good " : "BAD ") + verdict);
    return verdict;
  }
}
