package io.openroutercatalog.internal.copies;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.PublishResult;
import io.openroutercatalog.store.StoredCopy;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The copy that a store keeps: reads it and publishes the one that follows it. For the thread of
 * the store alone.
 */
public final class CachedCopy {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final CatalogStore store;
  private final CatalogSettings settings;
  private @Nullable String version;
  private boolean lastReadFailed;
  private boolean lastPublishFailed;

  private CachedCopy(CatalogStore store, CatalogSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** {@return the copy in the store of these settings, which is not asked yet; null without one} */
  public static @Nullable CachedCopy of(CatalogSettings settings) {
    CatalogStore store = settings.store();
    return store == null ? null : new CachedCopy(store, settings);
  }

  /** What reading came to. */
  public sealed interface ReadResult {
    /**
     * The store was read.
     *
     * @param copy its newest usable copy, or null if it has none
     */
    record Read(@Nullable CatalogCopy copy) implements ReadResult {}

    /** The store could not be read, which has been logged. It may hold a good copy. */
    record Failed() implements ReadResult {}
  }

  /** Reads the newest copy that is undamaged and this catalogue's own. Throws nothing. */
  public ReadResult read() {
    try {
      StoredCopy stored = store.read();
      CatalogCopy copy = stored.bytes().map(this::usable).orElse(null);
      if (copy == null) {
        copy = firstUsable(store.readOlder());
      }
      version = stored.version();
      if (lastReadFailed) {
        log.atInfo().addKeyValue("store", storeName()).log("catalogue store can be read again");
      }
      lastReadFailed = false;
      return new ReadResult.Read(copy);
    } catch (Throwable e) { // A store is foreign code, and decoding may need too much memory.
      if (!lastReadFailed) {
        logFailure(e, "catalogue store cannot be read, nothing is saved before it can");
      }
      lastReadFailed = true;
      return new ReadResult.Failed();
    }
  }

  private @Nullable CatalogCopy firstUsable(List<byte[]> newestFirst) {
    for (byte[] bytes : newestFirst) {
      CatalogCopy copy = usable(bytes);
      if (copy != null) {
        return copy;
      }
    }
    return null;
  }

  /** {@return the copy, or null if it is not this catalogue's own, which is logged} */
  private @Nullable CatalogCopy usable(byte[] bytes) {
    CatalogCopy copy = decode(bytes);
    if (copy == null) {
      log.atWarn()
          .addKeyValue("store", storeName())
          .log("cached copy is damaged or foreign, skipped");
      return null;
    }
    if (!copy.sourceUrl().equals(CatalogCopy.sourceOf(settings))) {
      log.atWarn()
          .addKeyValue("store", storeName())
          .log("cached copy comes from another base_url or list_scope, skipped");
      return null;
    }
    return copy.withIdsOfOffset(settings.idOffset());
  }

  /** {@return the copy, or null if the bytes are none or cannot be read because of a bug} */
  private static @Nullable CatalogCopy decode(byte[] bytes) {
    try {
      return CopyFormat.decode(bytes);
    } catch (RuntimeException e) { // The store may have an older copy that can be read.
      log.atDebug().setCause(e).log("unexpected failure of reading a cached copy");
      return null;
    }
  }

  /**
   * Publishes a copy. A failure is logged and otherwise ignored.
   *
   * @return false if somebody else has published since the last reading, so that the copy must be
   *     read again first
   */
  public boolean publish(CatalogCopy copy) {
    try {
      String readVersion = version;
      if (readVersion == null) {
        throw new IllegalStateException("the store was not read");
      }
      switch (store.publish(CopyFormat.encode(copy), readVersion)) {
        case PublishResult.Published(String published) -> version = published;
        case PublishResult.Superseded() -> {
          return false;
        }
      }
      if (lastPublishFailed) {
        log.atInfo().addKeyValue("store", storeName()).log("cached copy can be saved again");
      }
      lastPublishFailed = false;
    } catch (Throwable e) {
      logPublishFailure(e);
    }
    return true;
  }

  /** Logs that others published at the same time, again and again. */
  public void givesUp() {
    logPublishFailure(new IOException("others publish all the time"));
  }

  private void logPublishFailure(Throwable e) {
    if (!lastPublishFailed) {
      logFailure(e, "cached copy cannot be saved, the catalogue is served without one");
    }
    lastPublishFailed = true;
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
    return store.getClass().getPackageName().equals(CatalogStore.class.getPackageName())
        ? store.toString()
        : store.getClass().getName();
  }
}
