package io.openroutercatalog.internal.copies;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.store.CatalogStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the last good catalogue to the store and back. Whatever the store does is logged and
 * otherwise ignored. Not thread-safe; the engine calls it from one thread at a time.
 */
public final class CopyStorage {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  /** Long for a file or a cache nearby, short for an application that starts. */
  private static final Duration LONGEST_LOAD = Duration.ofSeconds(5);

  private static final byte[] NOTHING = {};

  private final CatalogSettings settings;
  private boolean failing;

  public CopyStorage(CatalogSettings settings) {
    this.settings = settings;
  }

  /** A copy and where it was found. */
  public record Found(CatalogCopy copy, Source source) {}

  /**
   * {@return the newer of the kept and the shipped copy, with what the kept one remembers; or null}
   */
  public @Nullable Found find() {
    CatalogCopy kept = kept();
    CatalogCopy shipped = shipped();
    if (kept != null && (shipped == null || !shipped.fetchedAt().isAfter(kept.fetchedAt()))) {
      return new Found(kept, Source.STORE);
    }
    if (shipped == null) {
      return null;
    }
    return new Found(kept == null ? shipped : shipped.remembering(kept), Source.BOOTSTRAP);
  }

  private @Nullable CatalogCopy kept() {
    CatalogStore store = settings.store();
    try {
      List<byte[]> generations = store == null ? List.of() : apart(store::load);
      for (byte[] bytes : generations) {
        CatalogCopy copy = bytes == null ? null : decoded(bytes);
        if (copy == null) {
          log.atWarn()
              .addKeyValue("store", storeName())
              .log("kept catalogue is damaged or foreign, skipped");
        } else if (!copy.sourceUrl().equals(settings.baseUrl().toString())) {
          log.atWarn()
              .addKeyValue("store", storeName())
              .log("kept catalogue comes from another base_url, skipped");
        } else {
          return withUsableIds(copy);
        }
      }
    } catch (Throwable e) {
      logFailure(e, "catalogue store cannot be read");
    }
    return null;
  }

  /**
   * {@return the copy, or null where it is none} One that breaks us does not hide the one before.
   */
  private static @Nullable CatalogCopy decoded(byte[] bytes) {
    try {
      return CopyFormat.decode(bytes);
    } catch (RuntimeException | Error e) {
      log.atDebug().setCause(e).log("unexpected failure of reading a kept catalogue");
      return null;
    }
  }

  /** Asks apart, so that what hangs does not keep the application from starting. */
  private static <T> T apart(Callable<T> load) throws Throwable {
    FutureTask<T> loading = new FutureTask<>(load);
    Thread.ofVirtual().name("openrouter-catalog-store").start(loading);
    try {
      return loading.get(LONGEST_LOAD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw e;
    } finally {
      loading.cancel(true);
    }
  }

  private @Nullable CatalogCopy shipped() {
    Supplier<? extends @Nullable InputStream> bootstrap = settings.bootstrap();
    if (bootstrap == null) {
      return null;
    }
    try {
      CatalogCopy copy = CopyFormat.decode(apart(() -> read(bootstrap)));
      if (copy == null) {
        log.atWarn().log("bootstrap catalogue is missing, damaged or foreign, skipped");
        return null;
      }
      return withUsableIds(copy);
    } catch (Throwable e) {
      logFailure(e, "bootstrap catalogue cannot be read");
      return null;
    }
  }

  /** {@return what the stream holds, nothing where it is missing or longer than any copy} */
  private static byte[] read(Supplier<? extends @Nullable InputStream> bootstrap)
      throws IOException {
    try (InputStream in = bootstrap.get()) {
      byte[] bytes = in == null ? NOTHING : in.readNBytes(ChecksumEnvelope.MOST_BYTES + 1);
      return bytes.length > ChecksumEnvelope.MOST_BYTES ? NOTHING : bytes;
    }
  }

  private CatalogCopy withUsableIds(CatalogCopy copy) {
    return copy.idOffset() == settings.idOffset() ? copy : copy.withoutIds();
  }

  /** Saves a copy, where there is a store. */
  public void save(CatalogCopy copy) {
    CatalogStore store = settings.store();
    if (store == null) {
      return;
    }
    try {
      store.save(CopyFormat.encode(copy));
      if (failing) {
        log.atInfo().addKeyValue("store", storeName()).log("catalogue is kept again");
      }
      failing = false;
    } catch (Throwable e) {
      if (!failing) {
        logFailure(e, "catalogue cannot be kept; it is served all the same");
      }
      failing = true;
    }
  }

  private void logFailure(Throwable e, String what) {
    log.atWarn()
        .addKeyValue("store", storeName())
        .addKeyValue("exception", e.getClass().getName())
        .log(what);
    log.atDebug().setCause(e).log("cause of the failure above");
  }

  /** {@return what to call the store in the log} Its own name for itself may fail as it does. */
  private String storeName() {
    CatalogStore store = settings.store();
    return store == null
            || store.getClass().getPackageName().equals(CatalogStore.class.getPackageName())
        ? String.valueOf(store)
        : store.getClass().getName();
  }
}
