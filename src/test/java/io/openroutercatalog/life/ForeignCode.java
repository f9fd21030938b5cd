package io.openroutercatalog.life;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.internal.copies.CopyFormatTest;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.PublishResult;
import io.openroutercatalog.store.StoredCopy;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An application whose foreign code gives no processor back, in a JVM of its own. Says of each
 * thing that must not wait for that how many milliseconds it took, or ends with an exception. What
 * must block in native code opens a named pipe without another end.
 */
final class ForeignCode {
  private static final Duration COMPUTING = Duration.ofSeconds(20);
  private static final int KEPT_ID = -7;

  private final Path pipe;
  private final CatalogSettingsBuilder settings;
  private final CountDownLatch busy;

  private ForeignCode(URI baseUrl, Path pipe, int busy) {
    this.pipe = pipe;
    this.settings = CatalogSettings.builder().baseUrl(baseUrl);
    this.busy = new CountDownLatch(busy);
  }

  /**
   * Runs one application.
   *
   * @param args its name, the address of the service, a named pipe
   */
  public static void main(String[] args) throws Exception {
    URI baseUrl = URI.create(args[1]);
    Path pipe = Path.of(args[2]);
    switch (args[0]) {
      case "reading" -> new ForeignCode(baseUrl, pipe, 4).runWithAllThatReads(baseUrl);
      case "saving" -> new ForeignCode(baseUrl, pipe, 1).runWithStoreThatWrites();
      case "computing" -> new ForeignCode(baseUrl, pipe, 2).runWithListenersThatCompute();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private void blockReading() throws IOException {
    busy.countDown();
    new FileInputStream(pipe.toFile()).close();
  }

  /**
   * A store, a bootstrap copy, a listener and a callback that all hang, until the pipe gets its
   * other end. The store then has a copy with an id that no hash gives.
   */
  private void runWithAllThatReads(URI baseUrl) throws Exception {
    CatalogStore store = CatalogStore.inMemory();
    store.publish(
        CopyFormatTest.sealed(
            """
            {"fetched_at":"2026-08-16T00:00:00Z","source_url":"%s","id_offset":-10000,\
            "models":[],"ids":{"a/one":%d}}\
            """
                .formatted(baseUrl, KEPT_ID)),
        store.read().version());
    settings
        .store(blocking(store, this::blockReading, () -> {}))
        .bootstrap(
            () -> {
              unchecked(this::blockReading);
              return null;
            });
    long began = System.nanoTime();
    CatalogService catalog = CatalogService.create(settings.build());
    say("start", began);
    catalog.subscribe(update -> unchecked(this::blockReading));
    began = System.nanoTime();
    catalog.measureHealth(done -> unchecked(this::blockReading));
    say("health-told", began);
    nothingWaits(catalog);
    began = System.nanoTime();
    CountDownLatch merged = new CountDownLatch(1);
    catalog.subscribe(
        update -> {
          if (update.current().findById(KEPT_ID) != null) {
            merged.countDown();
          }
        });
    new FileOutputStream(pipe.toFile()).close(); // Whoever waits for this end goes on.
    check(merged.await(30, TimeUnit.SECONDS), "the ids of the store were lost");
    say("ids-merged", began);
    close(catalog);
  }

  /** A disk that stands still while the copy is written. */
  private void runWithStoreThatWrites() throws Exception {
    CatalogStore store =
        blocking(
            CatalogStore.inMemory(),
            () -> {},
            () -> {
              busy.countDown();
              new FileOutputStream(pipe.toFile()).close();
            });
    CatalogService catalog = CatalogService.create(settings.store(store).build());
    nothingWaits(catalog);
    close(catalog);
  }

  private void runWithListenersThatCompute() throws Exception {
    CatalogService catalog = CatalogService.create(settings.build());
    for (int i = 0; i < 2; i++) {
      catalog.subscribe(
          update -> {
            busy.countDown();
            long end = System.nanoTime() + COMPUTING.toNanos();
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
          });
    }
    nothingWaits(catalog);
    close(catalog);
  }

  private void nothingWaits(CatalogService catalog) throws InterruptedException {
    check(busy.await(30, TimeUnit.SECONDS), "foreign code was not called");
    long began = System.nanoTime();
    check(Thread.ofVirtual().start(() -> {}).join(Duration.ofSeconds(30)), "no carrier");
    say("virtual-thread", began);
    for (int i = 0; i < 3; i++) { // The later ones wait for a save, if for any.
      began = System.nanoTime();
      check(catalog.refresh() instanceof RefreshResult.Refreshed, "not refreshed");
      say("refresh", began);
    }
    began = System.nanoTime();
    check(catalog.measureHealth().error() == null, "not measured");
    say("health", began);
    began = System.nanoTime();
    CountDownLatch told = new CountDownLatch(1);
    catalog.subscribe((CatalogUpdate update) -> told.countDown());
    check(told.await(30, TimeUnit.SECONDS), "another listener was not told");
    say("listener", began);
  }

  private static void close(CatalogService catalog) {
    long began = System.nanoTime();
    catalog.close();
    say("close", began);
  }

  @SuppressWarnings("SystemOut") // What the test reads.
  private static void say(String what, long began) {
    System.out.println(what + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private static void check(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** Something that blocks. */
  private interface Blocking {
    void run() throws IOException;
  }

  private static void unchecked(Blocking blocking) {
    try {
      blocking.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CatalogStore blocking(CatalogStore store, Blocking read, Blocking publish) {
    return new CatalogStore() {
      @Override
      public StoredCopy read() throws IOException {
        read.run();
        return store.read();
      }

      @Override
      public PublishResult publish(byte[] copy, String readVersion) throws IOException {
        publish.run();
        return store.publish(copy, readVersion);
      }
    };
  }
}
