package io.openroutercatalog.store;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Named pipes, which stand for everything that is neither a file nor a folder. */
public final class Pipes {
  private Pipes() {}

  /** Makes a pipe. A test is skipped where there are none. */
  public static void make(Path path) throws IOException, InterruptedException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
        .as("a system that has pipes with names")
        .contains("posix");
    int exitCode = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
    assumeThat(exitCode).as("mkfifo %s works", path).isZero();
  }

  /** {@return whether a path itself is neither a file nor a folder nor a link} */
  public static boolean isPipe(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }
}
