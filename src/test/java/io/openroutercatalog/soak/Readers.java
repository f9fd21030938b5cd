package io.openroutercatalog.soak;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Threads that look configs up all the time, and check the results. */
public final class Readers implements AutoCloseable {
  private static final int READERS = 4;
  private static final int BATCH = 50;

  /** Readers without pauses would leave no processor time to the catalogue. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final AtomicReference<CatalogService> catalog;
  private final List<Thread> threads;
  private final Map<Integer, String> meanings = new ConcurrentHashMap<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
  private volatile boolean done;

  Readers(AtomicReference<CatalogService> catalog, long seed) {
    this.catalog = catalog;
    this.threads =
        IntStream.range(0, READERS)
            .mapToObj(i -> Thread.ofPlatform().name("reader-" + i).start(() -> read(seed + i)))
            .toList();
  }

  long answered() {
    return answered.get();
  }

  long failed() {
    return failed.get();
  }

  @Nullable String firstFailure() {
    return firstFailure.get();
  }

  private void read(long seed) {
    Random random = new Random(seed);
    int pinned = 0;
    while (!done) {
      for (int i = 0; i < BATCH; i++) {
        try {
          check(catalog.get(), pinned, random);
          answered.incrementAndGet();
        } catch (RuntimeException | Error e) { // No query may throw; the next one is asked anyway.
          failed.incrementAndGet();
          firstFailure.compareAndSet(null, e.toString());
        }
      }
      List<LlmConfig> configs = catalog.get().configs();
      if (!configs.isEmpty() && random.nextInt(100) == 0) {
        pinned = configs.get(random.nextInt(configs.size())).id();
      }
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /**
   * Looks up a model of the list, and one that was listed some time ago, like an application that
   * stored its id.
   */
  private void check(CatalogService current, int pinned, Random random) {
    means(pinned, current.findById(pinned));
    switch (current.lookup(pinned)) {
      case LookupResult.Listed(LlmConfig config) -> means(pinned, config);
      case LookupResult.Delisted gone -> means(pinned, gone.lastConfig());
      case LookupResult.Unknown unknown -> {} // It vanished too long ago.
    }
    CatalogStatus status = current.status();
    require(status.age() == null || !status.age().isNegative(), "an age below zero", 0);
    CatalogSnapshot snapshot = current.snapshot();
    if (snapshot.configs().isEmpty()) {
      return; // An implausible list was accepted after three times.
    }
    LlmConfig config = snapshot.configs().get(random.nextInt(snapshot.configs().size()));
    int id = config.id();
    means(id, config);
    require(config.equals(snapshot.findById(id)), "a listed model is not found", id);
    require(
        snapshot.lookup(id) instanceof LookupResult.Listed(LlmConfig same) && same.equals(config),
        "a listed model is not looked up",
        id);
  }

  /** An id belongs to one model, for all readers, all lists and all restarts. */
  private void means(int id, @Nullable LlmConfig config) {
    if (config != null) {
      String before = meanings.putIfAbsent(id, config.modelName());
      require(config.id() == id, "another id was answered", id);
      require(before == null || before.equals(config.modelName()), "an id changed its model", id);
    }
  }

  private static void require(boolean condition, String what, int id) {
    if (!condition) {
      throw new IllegalStateException(what + ": " + id);
    }
  }

  @Override
  public void close() {
    done = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
