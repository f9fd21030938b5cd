package io.openroutercatalog.store;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps one copy in memory. Safe for use by many threads. */
final class InMemoryCatalogStore implements CatalogStore {
  private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(0, List.of()));

  private record Kept(long version, List<byte[]> copies) {}

  @Override
  public StoredCopies read() {
    Kept now = kept.get();
    return new StoredCopies(
        Long.toString(now.version), now.copies.stream().map(byte[]::clone).toList());
  }

  @Override
  public PublishResult publish(byte[] copy, String readVersion) {
    Kept before = kept.get();
    Kept next = new Kept(before.version + 1, List.of(copy.clone()));
    return readVersion.equals(Long.toString(before.version)) && kept.compareAndSet(before, next)
        ? new PublishResult.Published(Long.toString(next.version))
        : new PublishResult.Superseded();
  }
}
