package io.openroutercatalog.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps the cached copy of the last good catalogue, so that a restart without a network has a list
 * to serve, and ids stay as they were. The format of the bytes is the library's own; it has a
 * checksum and contains no API key. A failure of the store is logged and otherwise ignored.
 *
 * <p>Implementations must be safe for use by many threads and by several processes.
 */
public interface CatalogStore {
  /**
   * Reads the cached copies. Called once, when a catalogue starts. After 5 seconds the thread is
   * interrupted, and the catalogue starts without a cached copy.
   *
   * @return the copies, the newest first; empty if there is none. Damaged ones may be among them.
   * @throws IOException if they cannot be read
   */
  List<byte[]> load() throws IOException;

  /**
   * Saves a copy, and keeps at least the intact one before it. Called after each successful fetch
   * and each health pass, by a catalogue once at a time and never during a load, on a thread of the
   * library's own for the store alone; it may block.
   *
   * @param copy the bytes to keep
   * @throws IOException if it cannot be kept
   */
  void save(byte[] copy) throws IOException;

  /**
   * Refuses settings of the store that cannot be meant, such as a file that is a folder. Called
   * when a catalogue is created, on a thread of the library's own; after 5 seconds the thread is
   * interrupted, and the catalogue starts. Does nothing unless a store implements it.
   *
   * @throws IllegalArgumentException if no catalogue can have meant this store; whoever creates one
   *     gets it. The message names the setting and has no secrets.
   * @throws IOException if that cannot be found out; like every other exception, it is ignored
   */
  default void check() throws IOException {}

  /**
   * A store in a file. The copy before the last one is kept in a second file beside it, whose name
   * ends with {@code .previous}. Writing is atomic: a crash leaves the old copy or the new one. If
   * the file system has owners, only the owner may read the files. What is no regular file, such as
   * a device or a folder, is refused by {@link #check} and never replaced. Stores of the same path
   * are equal.
   *
   * @param path of the file; its folder is created if necessary
   * @return the store
   */
  static CatalogStore file(Path path) {
    return new FileCatalogStore(path);
  }
}
