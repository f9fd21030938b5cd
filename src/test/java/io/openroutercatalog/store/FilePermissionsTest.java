package io.openroutercatalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openroutercatalog.fixtures.Stores;
import io.openroutercatalog.internal.copies.CatalogCopies;
import io.openroutercatalog.internal.copies.CopyFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read and write the files of a store, from their creation on. */
class FilePermissionsTest {
  private static final int TEMPORARY_FILES_SEEN = 200;

  @TempDir private Path folder;

  @BeforeEach
  void ownersAreKnown() {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
  }

  /** {@return the name endings and permissions of all files that exist at this moment} */
  private static Set<String> look(Path folder) throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.toString();
        try {
          found.add(name.substring(name.lastIndexOf('.') + 1) + " " + permissions(file));
        } catch (NoSuchFileException e) {
          // The file has just been renamed.
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "022", "077"})
  void no_file_is_ever_open_to_others_whatever_the_umask(String umask) throws Exception {
    Path inner = folder.resolve("made/by/store");
    Process writer =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                GenerationWriter.class.getName(),
                inner.resolve("catalog.json").toString(),
                "1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> found = new HashSet<>();
    try (BufferedReader out = writer.inputReader()) {
      // One look could miss the creation of a file, so the store writes again and again.
      int written = 0;
      while (written < TEMPORARY_FILES_SEEN && out.readLine() != null) {
        for (int look = 0; look < 20; look++) {
          Set<String> now = look(inner);
          written += now.stream().anyMatch(file -> file.startsWith("tmp")) ? 1 : 0;
          found.addAll(now);
        }
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(found)
        .contains("json rw-------", "tmp rw-------")
        .isSubsetOf("json rw-------", "lock rw-------", "previous rw-------", "tmp rw-------");
    for (Path made : new Path[] {inner, inner.getParent(), folder.resolve("made")}) {
      assertThat(permissions(made)).isEqualTo("rwx------");
    }
  }

  @Test
  void a_folder_that_exists_stays_as_it_is() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxr-x"));
    Stores.save(CatalogStore.file(shared.resolve("catalog.json")), new byte[] {1});
    assertThat(permissions(shared)).isEqualTo("rwxrwxr-x");
    assertThat(look(shared)).containsExactlyInAnyOrder("json rw-------", "lock rw-------");
  }

  /** A link that another user placed must not cause a file to be overwritten. */
  @Test
  void a_link_in_place_of_a_file_is_replaced_and_its_target_is_not_changed() throws IOException {
    Path target = Files.writeString(folder.resolve("precious.txt"), "precious");
    CatalogStore store = CatalogStore.file(folder.resolve("catalog.json"));
    for (String name : new String[] {"catalog.json", "catalog.json.previous"}) {
      Files.createSymbolicLink(folder.resolve(name), target);
    }
    byte[] first = CopyFormat.encode(CatalogCopies.generation(1));
    Stores.save(store, first);
    Stores.save(store, CopyFormat.encode(CatalogCopies.generation(2)));

    assertThat(Files.readString(target)).isEqualTo("precious");
    assertThat(folder.resolve("catalog.json")).isRegularFile();
    assertThat(Files.isSymbolicLink(folder.resolve("catalog.json"))).isFalse();
    assertThat(Files.isSymbolicLink(folder.resolve("catalog.json.previous"))).isFalse();
    assertThat(folder.resolve("catalog.json.previous")).hasBinaryContent(first);
  }

  @Test
  void a_link_in_place_of_the_folder_is_followed() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Stores.save(CatalogStore.file(link.resolve("catalog.json")), new byte[] {1});
    assertThat(real.resolve("catalog.json")).exists();
    assertThat(look(real)).containsExactlyInAnyOrder("json rw-------", "lock rw-------");
  }
}
