package io.openroutercatalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand where a store keeps its file. */
class StoreFileTest {
  /** No test touches a real device, since tests may run as root. */
  private static final Path DEVICE = Path.of("/dev/any");

  private static final BasicFileAttributes OF_A_DEVICE =
      new BasicFileAttributes() {
        @Override
        public boolean isRegularFile() {
          return false;
        }

        @Override
        public boolean isDirectory() {
          return false;
        }

        @Override
        public boolean isSymbolicLink() {
          return false;
        }

        @Override
        public boolean isOther() {
          return true;
        }

        @Override
        public long size() {
          return 0;
        }

        @Override
        public Object fileKey() {
          return DEVICE;
        }

        @Override
        public FileTime lastModifiedTime() {
          return FileTime.fromMillis(0);
        }

        @Override
        public FileTime lastAccessTime() {
          return FileTime.fromMillis(0);
        }

        @Override
        public FileTime creationTime() {
          return FileTime.fromMillis(0);
        }
      };

  @TempDir private Path folder;

  private static void assertRefused(Path path) {
    assertThatThrownBy(() -> CatalogStore.file(path).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("store_path", path.toAbsolutePath().normalize().toString());
    assertThatThrownBy(() -> new StoreFile(path).requireReplaceable())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path.toString());
  }

  private static void assertTaken(Path path) {
    assertThatCode(() -> CatalogStore.file(path).check()).doesNotThrowAnyException();
    assertThatCode(() -> new StoreFile(path).requireReplaceable()).doesNotThrowAnyException();
  }

  @Test
  void a_file_and_nothing_are_taken() throws IOException {
    assertTaken(Files.writeString(folder.resolve("file"), "any"));
    assertTaken(folder.resolve("nothing"));
    assertTaken(folder.resolve("no-folder/nothing"));
  }

  @Test
  void a_link_is_what_it_leads_to() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "any");
    assertTaken(Files.createSymbolicLink(folder.resolve("to-a-file"), file));
    assertTaken(Files.createSymbolicLink(folder.resolve("to-nothing"), folder.resolve("gone")));
    assertRefused(Files.createSymbolicLink(folder.resolve("to-a-folder"), folder));
    Path pipe = folder.resolve("pipe");
    Pipes.make(pipe);
    assertRefused(Files.createSymbolicLink(folder.resolve("to-a-pipe"), pipe));
  }

  @Test
  void a_folder_is_refused() {
    assertRefused(folder);
    assertRefused(Path.of("."));
    assertRefused(Path.of(folder + "/"));
  }

  @Test
  void a_pipe_is_refused() throws Exception {
    Path pipe = folder.resolve("pipe");
    Pipes.make(pipe);
    assertRefused(pipe);
  }

  @Test
  void a_device_is_refused() {
    StoreFile device = new StoreFile(DEVICE, path -> OF_A_DEVICE);
    assertThatThrownBy(device::requireMeant)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "store_path must be a path of a file, /dev/any is a device, a pipe or a socket");
    assertThatThrownBy(device::requireReplaceable)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a device");
  }

  @Test
  void what_cannot_be_seen_is_not_refused_as_a_setting_but_not_replaced() {
    StoreFile hidden =
        new StoreFile(
            DEVICE,
            path -> {
              throw new AccessDeniedException(path.toString());
            });
    assertThatThrownBy(hidden::requireMeant).isInstanceOf(IOException.class);
    assertThatThrownBy(hidden::requireReplaceable).isInstanceOf(IOException.class);
    StoreFile gone =
        new StoreFile(
            DEVICE,
            path -> {
              throw new NoSuchFileException(path.toString());
            });
    assertThatCode(gone::requireMeant).doesNotThrowAnyException();
  }

  @Test
  void a_path_in_a_message_is_one_line() {
    StoreFile device = new StoreFile(Path.of("/dev/a\nb"), path -> OF_A_DEVICE);
    assertThatThrownBy(device::requireMeant)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
