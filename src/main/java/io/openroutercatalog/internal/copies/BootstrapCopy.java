package io.openroutercatalog.internal.copies;

import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.log.CatalogLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The copy that an application ships with itself. Immutable. */
public final class BootstrapCopy {
  private static final CatalogLog log = CatalogLog.INSTANCE;
  private static final byte[] NO_BYTES = {};

  private final Supplier<? extends @Nullable InputStream> opener;
  private final int idOffset;

  /**
   * Creates a copy that was not read yet.
   *
   * @param opener opens it; may give null if there is none
   * @param idOffset of today's settings
   */
  public BootstrapCopy(Supplier<? extends @Nullable InputStream> opener, int idOffset) {
    this.opener = opener;
    this.idOffset = idOffset;
  }

  /** {@return the copy, or nothing if there is none that can be used, which is logged} */
  public Optional<CatalogCopy> read() {
    try {
      CatalogCopy copy = CopyFormat.decode(readAll());
      if (copy == null) {
        log.atWarn().log("bootstrap copy is missing, damaged or foreign, skipped");
        return Optional.empty();
      }
      return Optional.of(copy.withIdsOfOffset(idOffset));
    } catch (Throwable e) { // Foreign code, or too little memory.
      log.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("bootstrap copy cannot be read");
      log.warnOfMissingCode(e);
      log.atDebug().setCause(e).log("cause of the failure above");
      return Optional.empty();
    }
  }

  /** {@return what the stream holds, or no bytes if it is null or longer than any copy} */
  private byte[] readAll() throws IOException {
    try (InputStream in = opener.get()) {
      byte[] bytes = in == null ? NO_BYTES : in.readNBytes(ChecksumEnvelope.MOST_BYTES + 1);
      return bytes.length > ChecksumEnvelope.MOST_BYTES ? NO_BYTES : bytes;
    }
  }
}
