package io.openroutercatalog.store;

import java.io.IOException;
import java.util.List;

/**
 * A store that knows no versions, for a single process: see {@link CatalogStore#unversioned}. A
 * catalogue calls it on one thread, which exists for the store alone, so it may block.
 */
public interface UnversionedStore {
  /**
   * Reads the cached copies. Called when a catalogue starts, and again after a failure.
   *
   * @return the copies, the newest first; empty if there is none. Damaged ones may be among them.
   * @throws IOException if they cannot be read now
   */
  List<byte[]> load() throws IOException;

  /**
   * Saves a copy, and should keep the one before it.
   *
   * @param copy the bytes to keep
   * @throws IOException if it cannot be kept
   */
  void save(byte[] copy) throws IOException;
}
