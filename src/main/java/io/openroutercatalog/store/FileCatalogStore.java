package io.openroutercatalog.store;

import io.openroutercatalog.internal.base.ChecksumEnvelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two generations in two files. Each is written to a temporary file, forced to the disk, and
 * moved into place.
 */
final class FileCatalogStore implements CatalogStore {
  private static final String OWNER_ONLY = "rw-------";
  private static final String OWNER_ONLY_FOLDER = "rwx------";

  /** A temporary file older than this was left by a process that has died. */
  private static final Duration LEFTOVER_AGE = Duration.ofMinutes(1);

  private static final Pattern ASIDE_NAME = Pattern.compile("[0-9]+\\.tmp");

  private final Path folder;
  private final Path current;
  private final Path previous;

  FileCatalogStore(Path path) {
    this.current = path.toAbsolutePath().normalize();
    Path parent = current.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("path must be a file in a folder, was " + path);
    }
    this.folder = parent;
    this.previous = current.resolveSibling(current.getFileName() + ".previous");
  }

  @Override
  public void check() throws IOException {
    new StoreFile(current).requireMeant();
  }

  @Override
  public List<byte[]> load() throws IOException {
    List<byte[]> copies = new ArrayList<>();
    IOException unreadable = null;
    for (Path file : List.of(current, previous)) {
      try {
        byte[] copy = read(file);
        if (copy != null) {
          copies.add(copy);
        }
      } catch (IOException e) {
        unreadable = e; // The other generation may be readable.
      }
    }
    if (copies.isEmpty() && unreadable != null) {
      throw unreadable;
    }
    return copies;
  }

  private static byte @Nullable [] read(Path file) throws IOException {
    try {
      // Reading a pipe or a device may never end.
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw new IOException("not a file: " + file);
      }
      // A foreign file of any size must not fill the memory.
      return Files.size(file) > ChecksumEnvelope.MOST_BYTES ? null : Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public void save(byte[] copy) throws IOException {
    Files.createDirectories(folder, permissions(OWNER_ONLY_FOLDER));
    removeLeftovers();
    Path written = writeAside(copy);
    try {
      keepPrevious();
      move(written, current);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Removes temporary files of processes that were killed while they wrote. */
  private void removeLeftovers() {
    FileTime old = FileTime.from(Instant.now().minus(LEFTOVER_AGE));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isAside)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another process removed it first, or owns it; the save goes on.
    }
  }

  /** Matches only names made by {@link Files#createTempFile}: the folder may hold other files. */
  private boolean isAside(Path file) {
    String name = String.valueOf(file.getFileName());
    String start = current.getFileName() + ".";
    return name.startsWith(start) && ASIDE_NAME.matcher(name.substring(start.length())).matches();
  }

  /**
   * Copies the current file instead of moving it, so that it is there at any moment. A damaged one
   * does not replace an intact previous one.
   */
  private void keepPrevious() throws IOException {
    byte[] old = readable(current);
    if (old != null && ChecksumEnvelope.isIntact(old)) {
      Path aside = writeAside(old);
      try {
        move(aside, previous);
      } finally {
        Files.deleteIfExists(aside);
      }
    }
  }

  /** {@return the content of a file, or null if it cannot be read and thus need not be kept} */
  private static byte @Nullable [] readable(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      return null;
    }
  }

  private Path writeAside(byte[] bytes) throws IOException {
    Path aside =
        Files.createTempFile(folder, current.getFileName() + ".", ".tmp", permissions(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(aside); // Otherwise it would fill a full disk further.
      throw e;
    }
    return aside;
  }

  /** {@return permissions for a new file; none if the file system has no owners} */
  private FileAttribute<?>[] permissions(String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void move(Path from, Path to) throws IOException {
    new StoreFile(to).requireReplaceable();
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileCatalogStore that && current.equals(that.current);
  }

  @Override
  public int hashCode() {
    return current.hashCode();
  }

  @Override
  public String toString() {
    return "FileCatalogStore[" + current + "]";
  }
}
