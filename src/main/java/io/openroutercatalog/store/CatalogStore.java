package io.openroutercatalog.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the cached copy of the last good catalogue, so that a restart without a network has a list
 * to serve, and ids stay as they were. The format of the bytes is the library's own; it has a
 * checksum and contains no API key. A failure of the store is logged and otherwise ignored: the
 * catalogue is served without a copy, and the store is asked again.
 *
 * <p>A store gives each state of what it keeps a version, by which several processes can share it:
 * whoever publishes names the version that it read, and is refused if somebody else has published
 * since. A version is any text that differs from that of every other content; versions have no
 * order, so that a store which was restored from a backup simply has another one.
 *
 * <p>Implementations must be safe for use by many threads and by several processes. A catalogue
 * calls its store on one thread, which exists for the store alone, so a store may block. The thread
 * is interrupted when the catalogue is closed and the store does not return within 5 seconds.
 *
 * <p>{@code CatalogStoreContract} in the package {@code io.openroutercatalog.testing} tests whether
 * an implementation does what is said here. A store that knows no versions is used by {@link
 * #unversioned}.
 */
public interface CatalogStore {
  /**
   * Reads the newest copy. Nothing is published before a read has succeeded, since a copy that
   * cannot be read at the moment would be lost: a failed read is repeated.
   *
   * @return what the store keeps, without bytes if that is nothing
   * @throws IOException if it cannot be read now; a store from which nothing was ever published is
   *     no failure
   */
  StoredCopy read() throws IOException;

  /**
   * Reads the newest copy if it is not the one that is already known.
   *
   * @param version of the copy that was read or published last
   * @return what the store keeps, or nothing if it still has that version
   * @throws IOException if it cannot be read now
   */
  default Optional<StoredCopy> readIfNewer(String version) throws IOException {
    StoredCopy newest = read();
    return newest.version().equals(version) ? Optional.empty() : Optional.of(newest);
  }

  /**
   * Reads the copies that were kept before the newest one. Called only where that one is damaged or
   * foreign.
   *
   * @return the copies, the newest first; none by default
   * @throws IOException if they cannot be read now
   */
  default List<byte[]> readOlder() throws IOException {
    return List.of();
  }

  /**
   * Makes a copy the newest one, unless somebody else has published since a version was read. The
   * comparison and the change are one step that no other publication can come between.
   *
   * @param copy the bytes to keep
   * @param readVersion the version that this copy follows: of the one that was read or published
   *     last
   * @return whether the copy is now the newest one
   * @throws IOException if the copy cannot be kept; what was kept before is kept still
   */
  PublishResult publish(byte[] copy, String readVersion) throws IOException;

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
   * ends with {@code .previous}. Writing is atomic: a crash leaves the old copy or the new one. An
   * empty file whose name ends with {@code .lock} keeps several processes from publishing at once.
   * If the file system has owners, only the owner may read the files. What is no regular file, such
   * as a device or a folder, is refused by {@link #check} and never replaced. Stores of the same
   * path are equal.
   *
   * @param path of the file; its folder is created if necessary
   * @return the store
   */
  static CatalogStore file(Path path) {
    return new FileCatalogStore(path);
  }

  /** {@return a new store that keeps the last copy in memory, for tests} */
  static CatalogStore inMemory() {
    return new InMemoryCatalogStore();
  }

  /**
   * A store over one that knows no versions. It never refuses a copy, so only one process should
   * use what it keeps. Two of the same unversioned store are equal.
   *
   * @param store loads and saves
   * @return the store
   */
  static CatalogStore unversioned(UnversionedStore store) {
    return new UnversionedStoreAdapter(store);
  }
}
