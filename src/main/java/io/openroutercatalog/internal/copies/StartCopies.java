package io.openroutercatalog.internal.copies;

import io.openroutercatalog.CatalogStatus.Source;
import org.jspecify.annotations.Nullable;

/**
 * The copies that a catalogue found when it started, of which either may be read later than the
 * other. Immutable.
 *
 * @param cached the copy of the store, or null
 * @param bootstrap the copy that the application ships, or null
 */
public record StartCopies(@Nullable CatalogCopy cached, @Nullable CatalogCopy bootstrap) {
  /** No copy was found. */
  public static final StartCopies NONE = new StartCopies(null, null);

  /** A copy and where it came from. */
  public record Best(CatalogCopy copy, Source source) {}

  /** {@return these copies with that of the store} */
  public StartCopies withCached(CatalogCopy copy) {
    return new StartCopies(copy, bootstrap);
  }

  /** {@return these copies with the one that the application ships} */
  public StartCopies withBootstrap(CatalogCopy copy) {
    return new StartCopies(cached, copy);
  }

  /**
   * {@return the newer copy, or null if there is none} The bootstrap copy comes with the ids, the
   * delisted models and the health of the cached one.
   */
  public @Nullable Best best() {
    if (bootstrap == null) {
      return cached == null ? null : new Best(cached, Source.STORE);
    }
    if (cached == null) {
      return new Best(bootstrap, Source.BOOTSTRAP);
    }
    return bootstrap.fetchedAt().isAfter(cached.fetchedAt())
        ? new Best(bootstrap.withMemoryOf(cached), Source.BOOTSTRAP)
        : new Best(cached, Source.STORE);
  }
}
