package io.openroutercatalog.store;

import io.openroutercatalog.internal.base.ChecksumEnvelope;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
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

  @Override
  public void check() throws IOException {
    new StoreFile(current).requireMeant();
  }

  @Override
  public StoredCopy read() throws IOException {
    try {
      BasicFileAttributes attributes = attributes(current);
      if (attributes == null) {
        return new StoredCopy(NO_FILE, Optional.empty());
      }
      if (isTooLarge(attributes)) {
        return new StoredCopy(version(attributes), Optional.empty());
      }
      byte[] copy = Files.readAllBytes(current);
      return new StoredCopy(hex(ChecksumEnvelope.sha256().digest(copy)), Optional.of(copy));
    } catch (IOException e) {
      if (Files.exists(previous)) { // It is better than nothing until the newer one can be read.
        return new StoredCopy(UNREADABLE, Optional.empty());
      }
      throw e;
    }
  }

  @Override
  public List<byte[]> readOlder() throws IOException {
    BasicFileAttributes attributes = attributes(previous);
    return attributes == null || isTooLarge(attributes)
        ? List.of()
        : List.of(Files.readAllBytes(previous));
  }

  /** {@return the attributes of a file, or null if there is none} */
  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) { // Reading a pipe or a device may never end.
        throw new IOException("not a file: " + file);
      }
      return attributes;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** A foreign file of any size must not fill the memory. */
  private static boolean isTooLarge(BasicFileAttributes attributes) {
    return attributes.size() > ChecksumEnvelope.MOST_BYTES;
  }

  private static String version(BasicFileAttributes tooLarge) {
    return tooLarge.size() + " " + tooLarge.lastModifiedTime();
  }

  /** {@return the version of the current file} It is not read into memory as a whole. */
  private String currentVersion() throws IOException {
    BasicFileAttributes attributes = attributes(current);
    if (attributes == null) {
      return NO_FILE;
    }
    if (isTooLarge(attributes)) {
      return version(attributes);
    }
    MessageDigest digest = ChecksumEnvelope.sha256();
    try (InputStream in = Files.newInputStream(current);
        OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(digesting);
    }
    return hex(digest.digest());
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  @Override
  public PublishResult publish(byte[] copy, String readVersion) throws IOException {
    writer.createFolder();
    return lock.whileHeld(
        () -> {
          if (!currentVersion().equals(readVersion)) {
            return new PublishResult.Superseded();
          }
          writer.replace(current, copy, this::keepCurrentAsPrevious);
          return new PublishResult.Published(hex(ChecksumEnvelope.sha256().digest(copy)));
        });
  }

  /** A damaged file does not replace an intact previous one. */
  private void keepCurrentAsPrevious() throws IOException {
    if (isIntact(current)) {
      writer.copy(current, previous);
    }
  }

  private static boolean isIntact(Path file) throws IOException {
    BasicFileAttributes attributes = attributes(file);
    if (attributes == null || isTooLarge(attributes)) {
      return false;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ChecksumEnvelope.isIntact(in, attributes.size());
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
