package io.openroutercatalog;

import java.util.ArrayList;
import java.util.List;

/** A store in memory that can be told to fail. */
final class MemoryStore implements CatalogStore {
  /** The newest first. */
  final List<byte[]> kept = new ArrayList<>();

  Runnable loading = () -> {};
  Runnable saving = () -> {};

  @Override
  public List<byte[]> load() {
    loading.run();
    return new ArrayList<>(kept);
  }

  @Override
  public void save(byte[] copy) {
    saving.run();
    kept.add(0, copy);
    if (kept.size() > 2) {
      kept.remove(2);
    }
  }

  /** {@return what no store should give} */
  @SuppressWarnings("NullAway")
  static byte[] nothing() {
    return null;
  }
}
