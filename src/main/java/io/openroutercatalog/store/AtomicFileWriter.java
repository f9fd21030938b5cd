package io.openroutercatalog.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Replaces files of a folder: each is written to a temporary file, forced to the disk, and moved
 * into place. Immutable.
 */
final class AtomicFileWriter {
  /** A temporary file older than this was left by a process that has died. */
  private static final Duration LEFTOVER_AGE = Duration.ofMinutes(1);

  private static final Pattern TEMPORARY_NAME = Pattern.compile("[0-9]+\\.tmp");

  private final Path folder;
  private final String namePrefix;

  /**
   * Creates a writer.
   *
   * @param name of the main file, with which the names of temporary files begin
   */
  AtomicFileWriter(Path folder, String name) {
    this.folder = folder;
    this.namePrefix = name + ".";
  }

  /** What is done between writing a temporary file and moving it into place. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  void createFolder() throws IOException {
    Files.createDirectories(folder, OwnerOnly.folder(folder.getFileSystem()));
  }

  /**
   * Replaces a file, or creates it. A failure leaves it as it was.
   *
   * @param file of this folder
   * @param beforeMove done once the bytes are on the disk
   */
  void replace(Path file, byte[] bytes, Step beforeMove) throws IOException {
    removeLeftovers();
    replace(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        },
        beforeMove);
  }

  /** Replaces a file by a copy of another one, which is not read into memory as a whole. */
  void copy(Path from, Path to) throws IOException {
    replace(
        to,
        channel -> {
          try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
            for (long at = 0; at < source.size(); ) {
              at += source.transferTo(at, source.size() - at, channel);
            }
          }
        },
        () -> {});
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  private interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  private void replace(Path file, Content content, Step beforeMove) throws IOException {
    Path written = writeTemporary(content);
    try {
      beforeMove.run();
      move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Removes temporary files of processes that were killed while they wrote. */
  private void removeLeftovers() {
    FileTime old = FileTime.from(Instant.now().minus(LEFTOVER_AGE));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isTemporary)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another process removed it first, or owns it; writing goes on.
    }
  }

  /** Matches only names made by {@link Files#createTempFile}: the folder may hold other files. */
  private boolean isTemporary(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(namePrefix)
        && TEMPORARY_NAME.matcher(name.substring(namePrefix.length())).matches();
  }

  private Path writeTemporary(Content content) throws IOException {
    FileAttribute<?>[] ownerOnly = OwnerOnly.file(folder.getFileSystem());
    Path temporary = Files.createTempFile(folder, namePrefix, ".tmp", ownerOnly);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(temporary); // Otherwise it would fill a full disk further.
      throw e;
    }
    return temporary;
  }

  private static void move(Path from, Path to) throws IOException {
    new StoreFile(to).requireReplaceable();
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
