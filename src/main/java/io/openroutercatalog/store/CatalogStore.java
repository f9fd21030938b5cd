package io.openroutercatalog.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the cached copy of the last good catalogue is kept, so that a restart without a network has
 * a list to serve, and ids stay as they were. The bytes are the library's own, with a checksum;
 * they hold no key. A store that fails is logged and otherwise ignored.
 *
 * <p>Implementations must be safe for use by many threads and by several processes.
 */
public interface CatalogStore {
  /**
   * Reads the cached copies. Called once, when a catalogue starts, which waits for it for 5 seconds
   * at most; then its thread is interrupted, and the catalogue starts without a copy.
   *
   * @return the copies, the newest first; empty where there is none. Damaged ones may be among
   *     them.
   * @throws IOException where they cannot be read
   */
  List<byte[]> load() throws IOException;

  /**
   * Saves a copy, and keeps at least the intact one before it. Called after each successful fetch
   * and each health pass, by a catalogue once at a time and never during a load, on a thread of the
   * library's own for the store alone; it may block.
   *
   * @param copy what to keep
   * @throws IOException where it cannot be kept
   */
  void save(byte[] copy) throws IOException;

  /**
   * A store in a file, with the generation before it in a second file beside it, named with {@code
   * .previous}. Writing is atomic: a crash leaves the old generation or the new one. Only the owner
   * may read the files, where the file system knows owners. Stores of the same path are equal.
   *
   * @param path of the file; its folder is made when needed
   * @return the store
   */
  static CatalogStore file(Path path) {
    return new FileCatalogStore(path);
  }
}
