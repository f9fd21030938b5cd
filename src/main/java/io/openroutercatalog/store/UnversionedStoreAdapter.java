package io.openroutercatalog.store;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has one version for ever. As safe for use by many threads as the store it calls. */
final class UnversionedStoreAdapter implements CatalogStore {
  private static final String ONLY_VERSION = "unversioned";

  private final UnversionedStore store;

  UnversionedStoreAdapter(UnversionedStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  @Override
  public StoredCopy read() throws IOException {
    return new StoredCopy(ONLY_VERSION, store.load().stream().filter(Objects::nonNull).findFirst());
  }

  @Override
  public List<byte[]> readOlder() throws IOException {
    return store.load().stream().filter(Objects::nonNull).skip(1).toList();
  }

  @Override
  public PublishResult publish(byte[] copy, String readVersion) throws IOException {
    store.save(copy);
    return new PublishResult.Published(ONLY_VERSION);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnversionedStoreAdapter that && store.equals(that.store);
  }

  @Override
  public int hashCode() {
    return store.hashCode();
  }

  /** An application's own store may throw in its toString. */
  @Override
  public String toString() {
    return store.getClass().getName();
  }
}
