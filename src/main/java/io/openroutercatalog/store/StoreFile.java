package io.openroutercatalog.store;

import io.openroutercatalog.internal.base.CleanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What may stand where a store keeps its file: a regular file, a link to one, or nothing. To save
 * means to replace what is there, which would take a device or a pipe from the whole system.
 */
final class StoreFile {
  private static final int MOST_PATH_CHARACTERS = 1_000;

  private final Path path;
  private final Attributes attributes;

  /** How the attributes of what a path leads to are read, as a seam for tests. */
  @FunctionalInterface
  interface Attributes {
    BasicFileAttributes of(Path path) throws IOException;
  }

  StoreFile(Path path) {
    this(path, followed -> Files.readAttributes(followed, BasicFileAttributes.class));
  }

  StoreFile(Path path, Attributes attributes) {
    this.path = path;
    this.attributes = attributes;
  }

  /**
   * Refuses a setting that cannot be meant.
   *
   * @throws IllegalArgumentException if something stands there that is no file
   * @throws IOException if that cannot be seen
   */
  void requireMeant() throws IOException {
    String other = otherThanFile();
    if (other != null) {
      throw new IllegalArgumentException(
          "store_path must be a path of a file, " + shown() + " is " + other);
    }
  }

  /**
   * Refuses to replace what is no file.
   *
   * @throws IOException if something stands there that is no file, or that cannot be seen
   */
  void requireReplaceable() throws IOException {
    String other = otherThanFile();
    if (other != null) {
      throw new IOException("not replaced, since it is " + other + ": " + shown());
    }
  }

  private String shown() {
    return CleanText.of(path.toString(), MOST_PATH_CHARACTERS);
  }

  /** {@return what stands there, or null for a file or nothing} */
  private @Nullable String otherThanFile() throws IOException {
    BasicFileAttributes there;
    try {
      there = attributes.of(path);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (there.isRegularFile()) {
      return null;
    }
    return there.isDirectory() ? "a folder" : "a device, a pipe or a socket";
  }
}
