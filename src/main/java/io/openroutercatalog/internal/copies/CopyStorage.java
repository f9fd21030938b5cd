package io.openroutercatalog.internal.copies;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import io.openroutercatalog.store.CatalogStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the cached copy or the bootstrap copy, and saves the cached one. Whatever the store throws
 * is logged and goes no further. One thread may load; saving is for the worker of the store alone.
 */
public final class CopyStorage {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** Long for a file or a cache nearby, short for an application that is starting. */
  private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(5);

  private static final byte[] NO_BYTES = {};

  private final CatalogSettings settings;
  private final Scheduler scheduler;
  private final SerialWorker storeWorker;
  private boolean lastSaveFailed;

  /**
   * Creates a storage that has called nobody yet.
   *
   * @param storeWorker runs all that calls the store, so that nothing is saved during a load
   */
  public CopyStorage(CatalogSettings settings, Scheduler scheduler, SerialWorker storeWorker) {
    this.settings = settings;
    this.scheduler = scheduler;
    this.storeWorker = storeWorker;
  }

  /** A copy and where it came from. */
  public record LoadedCopy(CatalogCopy copy, Source source) {}

  /**
   * {@return the newer of the cached and the bootstrap copy, or null if there is neither} A
   * bootstrap copy comes with the ids and the delisted models of the cached one. Both are read at
   * the same time, and waited for 5 seconds together.
   */
  public @Nullable LoadedCopy load() {
    CatalogStore store = settings.store();
    Supplier<? extends @Nullable InputStream> opener = settings.bootstrap();
    long deadline = scheduler.nanoTime() + LOAD_TIMEOUT.toNanos();
    Future<List<byte[]>> stored =
        store == null ? null : storeWorker.submit(() -> new ArrayList<>(store.load()));
    Future<byte[]> shipped =
        opener == null ? null : scheduler.foreignWorker("bootstrap").submit(() -> readAll(opener));
    CatalogCopy cached = stored == null ? null : cachedCopy(stored, deadline);
    CatalogCopy bootstrap = shipped == null ? null : bootstrapCopy(shipped, deadline);
    if (cached != null
        && (bootstrap == null || !bootstrap.fetchedAt().isAfter(cached.fetchedAt()))) {
      return new LoadedCopy(cached, Source.STORE);
    }
    if (bootstrap == null) {
      return null;
    }
    return new LoadedCopy(
        cached == null ? bootstrap : bootstrap.withMemoryOf(cached), Source.BOOTSTRAP);
  }

  private @Nullable CatalogCopy cachedCopy(Future<List<byte[]>> newestFirst, long deadline) {
    try {
      for (byte[] bytes : await(newestFirst, deadline)) {
        CatalogCopy copy = bytes == null ? null : decode(bytes);
        if (copy == null) {
          log.atWarn()
              .addKeyValue("store", storeName())
              .log("cached copy is damaged or foreign, skipped");
        } else if (!copy.sourceUrl().equals(settings.baseUrl().toString())) {
          log.atWarn()
              .addKeyValue("store", storeName())
              .log("cached copy comes from another base_url, skipped");
        } else {
          return withUsableIds(copy);
        }
      }
    } catch (Throwable e) {
      logFailure(e, "catalogue store cannot be read");
    }
    return null;
  }

  /** {@return the copy, or null if the bytes are none or cannot be read because of a bug} */
  private static @Nullable CatalogCopy decode(byte[] bytes) {
    try {
      return CopyFormat.decode(bytes);
    } catch (RuntimeException | Error e) { // The store may have an older copy that can be read.
      log.warnOfMissingCode(e);
      log.atDebug().setCause(e).log("unexpected failure of reading a cached copy");
      return null;
    }
  }

  private <T> T await(Future<T> loading, long deadline) throws Throwable {
    try {
      return scheduler.await(loading, Duration.ofNanos(deadline - scheduler.nanoTime()));
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw e;
    } finally {
      loading.cancel(true);
    }
  }

  private @Nullable CatalogCopy bootstrapCopy(Future<byte[]> bytes, long deadline) {
    try {
      CatalogCopy copy = CopyFormat.decode(await(bytes, deadline));
      if (copy == null) {
        log.atWarn().log("bootstrap copy is missing, damaged or foreign, skipped");
        return null;
      }
      return withUsableIds(copy);
    } catch (Throwable e) {
      logFailure(e, "bootstrap copy cannot be read");
      return null;
    }
  }

  /** {@return what the stream holds, or no bytes if it is null or longer than any copy} */
  private static byte[] readAll(Supplier<? extends @Nullable InputStream> bootstrap)
      throws IOException {
    try (InputStream in = bootstrap.get()) {
      byte[] bytes = in == null ? NO_BYTES : in.readNBytes(ChecksumEnvelope.MOST_BYTES + 1);
      return bytes.length > ChecksumEnvelope.MOST_BYTES ? NO_BYTES : bytes;
    }
  }

  /** Ids that were generated with another offset could collide with today's. */
  private CatalogCopy withUsableIds(CatalogCopy copy) {
    return copy.idOffset() == settings.idOffset() ? copy : copy.withoutIds();
  }

  /** Saves a copy, if there is a store. May take as long as the store does. */
  public void save(CatalogCopy copy) {
    CatalogStore store = settings.store();
    if (store == null) {
      return;
    }
    try {
      store.save(CopyFormat.encode(copy));
      if (lastSaveFailed) {
        log.atInfo().addKeyValue("store", storeName()).log("cached copy can be saved again");
      }
      lastSaveFailed = false;
    } catch (Throwable e) {
      if (!lastSaveFailed) {
        logFailure(e, "cached copy cannot be saved, the catalogue is served without one");
      }
      lastSaveFailed = true;
    }
  }

  private void logFailure(Throwable e, String message) {
    log.atWarn()
        .addKeyValue("store", storeName())
        .addKeyValue("exception", e.getClass().getName())
        .log(message);
    log.warnOfMissingCode(e);
    log.atDebug().setCause(e).log("cause of the failure above");
  }

  /** {@return the store's name for the log} An application's own store may throw in toString. */
  private String storeName() {
    CatalogStore store = settings.store();
    return store == null
            || store.getClass().getPackageName().equals(CatalogStore.class.getPackageName())
        ? String.valueOf(store)
        : store.getClass().getName();
  }
}
