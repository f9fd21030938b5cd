package io.openroutercatalog.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps one copy in memory. Safe for use by many threads. */
final class InMemoryCatalogStore implements CatalogStore {
  private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(0, Optional.empty()));

  private record Kept(long version, Optional<byte[]> copy) {}

  @Override
  public StoredCopy read() {
    Kept now = kept.get();
    return new StoredCopy(Long.toString(now.version), now.copy.map(byte[]::clone));
  }

  @Override
  public PublishResult publish(byte[] copy, String readVersion) {
    Kept before = kept.get();
    Kept next = new Kept(before.version + 1, Optional.of(copy.clone()));
    return readVersion.equals(Long.toString(before.version)) && kept.compareAndSet(before, next)
        ? new PublishResult.Published(Long.toString(next.version))
        : new PublishResult.Superseded();
  }
}
