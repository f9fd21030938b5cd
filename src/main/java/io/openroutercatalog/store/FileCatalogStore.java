package io.openroutercatalog.store;

import io.openroutercatalog.internal.base.ChecksumEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two generations in two files. The version is the SHA-256 of the newer one. Safe for use by
 * many threads and processes.
 */
final class FileCatalogStore implements CatalogStore {
  private static final String NO_FILE = "none";

  /** Equals no version, so that nothing is published over a file that could not be read. */
  private static final String UNREADABLE = "unreadable";

  private final Path current;
  private final Path previous;
  private final AtomicFileWriter writer;
  private final LockFile lock;

  FileCatalogStore(Path path) {
    this.current = path.toAbsolutePath().normalize();
    Path folder = current.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("path must be a file in a folder, was " + path);
    }
    this.previous = current.resolveSibling(current.getFileName() + ".previous");
    this.writer = new AtomicFileWriter(folder, String.valueOf(current.getFileName()));
    this.lock = new LockFile(current.resolveSibling(current.getFileName() + ".lock"));
  }

  /**
   * The content of a file.
   *
   * @param version by which this content is recognised
   * @param copy the bytes; nothing if there is no file, or one that is larger than any copy
   */
  private record Content(String version, Optional<byte[]> copy) {}

  @Override
  public StoredCopies read() throws IOException {
    List<byte[]> copies = new ArrayList<>();
    IOException unreadable = null;
    String version = UNREADABLE;
    for (Path file : List.of(current, previous)) {
      try {
        Content content = read(file);
        content.copy.ifPresent(copies::add);
        version = file.equals(current) ? content.version : version;
      } catch (IOException e) {
        unreadable = e; // The other generation may be readable.
      }
    }
    if (copies.isEmpty() && unreadable != null) {
      throw unreadable;
    }
    return new StoredCopies(version, copies);
  }

  private static Content read(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      // Reading a pipe or a device may never end.
      if (!attributes.isRegularFile()) {
        throw new IOException("not a file: " + file);
      }
      // A foreign file of any size must not fill the memory.
      if (attributes.size() > ChecksumEnvelope.MOST_BYTES) {
        return new Content(
            attributes.size() + " " + attributes.lastModifiedTime(), Optional.empty());
      }
      byte[] copy = Files.readAllBytes(file);
      return new Content(version(copy), Optional.of(copy));
    } catch (NoSuchFileException e) {
      return new Content(NO_FILE, Optional.empty());
    }
  }

  private static String version(byte[] copy) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(copy));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public PublishResult publish(byte[] copy, String readVersion) throws IOException {
    writer.createFolder();
    return lock.whileHeld(
        () -> {
          Content replaced = read(current);
          if (!replaced.version.equals(readVersion)) {
            return new PublishResult.Superseded();
          }
          writer.replace(current, copy, () -> keepAsPrevious(replaced));
          return new PublishResult.Published(version(copy));
        });
  }

  /** A damaged file does not replace an intact previous one. */
  private void keepAsPrevious(Content replaced) throws IOException {
    Optional<byte[]> intact = replaced.copy.filter(ChecksumEnvelope::isIntact);
    if (intact.isPresent()) {
      writer.replace(previous, intact.get(), () -> {});
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
