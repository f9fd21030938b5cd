package io.openroutercatalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openroutercatalog.fixtures.Stores;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.copies.CatalogCopies;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CopyFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files, the newest intact generation is found, or nothing. */
class FileCatalogStoreTest {
  @TempDir private Path folder;

  private Path current() {
    return folder.resolve("catalog.json");
  }

  private Path previous() {
    return folder.resolve("catalog.json.previous");
  }

  private CatalogStore store() {
    return CatalogStore.file(current());
  }

  private static byte[] copy(int generation) {
    return CopyFormat.encode(CatalogCopies.generation(generation));
  }

  /** The generation that a restart would serve, or null for none. */
  static @Nullable Integer newest(CatalogStore store) throws IOException {
    for (byte[] bytes : Stores.copies(store)) {
      CatalogCopy copy = CopyFormat.decode(bytes);
      if (copy != null) {
        return copy.ids().get("a/one");
      }
    }
    return null;
  }

  @Test
  void a_file_larger_than_any_copy_is_not_read() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(current().toFile(), "rw")) {
      file.setLength(ChecksumEnvelope.MOST_BYTES);
      assertThat(Stores.copies(store())).hasSize(1);
      file.setLength(ChecksumEnvelope.MOST_BYTES + 1L);
      assertThat(Stores.copies(store())).isEmpty();
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void a_store_that_was_never_saved_to_is_empty() throws IOException {
    assertThat(Stores.copies(store())).isEmpty();
    assertThat(Stores.copies(CatalogStore.file(folder.resolve("no/such/folder/catalog.json"))))
        .isEmpty();
  }

  @Test
  void the_last_two_generations_are_kept_the_newest_first() throws IOException {
    for (int generation = 1; generation <= 3; generation++) {
      Stores.save(store(), copy(generation));
    }
    assertThat(Stores.copies(store())).containsExactly(copy(3), copy(2));
    assertThat(files())
        .containsExactly("catalog.json", "catalog.json.lock", "catalog.json.previous");
  }

  @Test
  void the_folder_is_made() throws IOException {
    CatalogStore store = CatalogStore.file(folder.resolve("a/b/catalog.json"));
    Stores.save(store, copy(1));
    assertThat(newest(store)).isEqualTo(1);
  }

  @Test
  void only_the_owner_may_read_the_files() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    for (Path file : List.of(current(), previous())) {
      assertThat(Files.getPosixFilePermissions(file))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void a_file_that_others_could_read_becomes_readable_by_its_owner_only() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Files.write(current(), copy(1));
    Files.setPosixFilePermissions(current(), PosixFilePermissions.fromString("rw-rw-rw-"));
    Stores.save(store(), copy(2));
    for (Path file : List.of(current(), previous())) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
  }

  @Test
  void a_file_cut_at_any_byte_gives_way_to_the_generation_before() throws IOException {
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    byte[] whole = Files.readAllBytes(current());
    for (int length = 0; length < whole.length; length++) {
      Files.write(current(), Arrays.copyOf(whole, length));
      assertThat(newest(store())).as("cut to %d bytes", length).isEqualTo(1);
    }
    Files.write(current(), whole);
    assertThat(newest(store())).isEqualTo(2);
  }

  @Test
  void a_previous_generation_cut_at_any_byte_does_not_affect_the_current_one() throws IOException {
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    byte[] whole = Files.readAllBytes(previous());
    for (int length = 0; length < whole.length; length++) {
      Files.write(previous(), Arrays.copyOf(whole, length));
      assertThat(newest(store())).as("cut to %d bytes", length).isEqualTo(2);
    }
  }

  @Test
  void a_flipped_byte_is_always_noticed() throws IOException {
    Random random = new Random(20_260_817);
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    try (RandomAccessFile newer = new RandomAccessFile(current().toFile(), "rw");
        RandomAccessFile older = new RandomAccessFile(previous().toFile(), "rw")) {
      for (int i = 0; i < 10_000; i++) {
        boolean inNewer = random.nextInt(4) != 0;
        boolean inOlder = !inNewer || random.nextInt(4) == 0;
        long newerAt = random.nextLong(newer.length());
        long olderAt = random.nextLong(older.length());
        int change = 1 + random.nextInt(255);
        flip(newer, newerAt, inNewer ? change : 0);
        flip(older, olderAt, inOlder ? change : 0);
        Integer expected = inNewer ? inOlder ? null : (Integer) 1 : (Integer) 2;
        assertThat(newest(store())).as("flip %d", i).isEqualTo(expected);
        flip(newer, newerAt, inNewer ? change : 0); // Back to what it was.
        flip(older, olderAt, inOlder ? change : 0);
      }
    }
  }

  private static void flip(RandomAccessFile file, long at, int change) throws IOException {
    file.seek(at);
    int before = file.read();
    file.seek(at);
    file.write(before ^ change);
  }

  @Test
  void a_damaged_generation_does_not_replace_the_intact_one_before() throws IOException {
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    Files.write(current(), new byte[] {'{'});

    Stores.save(store(), copy(3));

    assertThat(Stores.copies(store())).containsExactly(copy(3), copy(1));
  }

  @Test
  void what_a_killed_writer_left_is_removed_and_nothing_else() throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(120));
    List<String> others =
        List.of("catalog.json.mine.tmp", "catalog.json.tmp", "other.json.123.tmp", "notes.txt");
    for (String name : others) {
      Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), old);
    }
    Files.setLastModifiedTime(Files.createFile(folder.resolve("catalog.json.123.tmp")), old);
    Path underWay = Files.createFile(folder.resolve("catalog.json.456.tmp"));

    Stores.save(store(), copy(1));

    List<String> expected = new ArrayList<>(others);
    expected.add(String.valueOf(underWay.getFileName())); // Another process may be writing it.
    expected.addAll(List.of("catalog.json", "catalog.json.lock"));
    assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void a_name_that_looks_like_a_pattern_is_a_name() throws IOException {
    CatalogStore store = CatalogStore.file(folder.resolve("{catalog[1.json"));
    Stores.save(store, copy(1));
    Stores.save(store, copy(2));
    assertThat(Stores.copies(store)).containsExactly(copy(2), copy(1));
  }

  @Test
  void a_folder_in_place_of_the_file_leaves_the_generation_before() throws IOException {
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    Files.delete(current());
    Files.createDirectories(current().resolve("not-empty"));

    assertThat(newest(store())).isEqualTo(1);
    assertThatThrownBy(() -> Stores.save(store(), copy(3))).isInstanceOf(IOException.class);
    assertThat(newest(store())).isEqualTo(1);
    assertThat(files())
        .as("no leftovers")
        .containsExactly("catalog.json", "catalog.json.lock", "catalog.json.previous");
  }

  @Test
  void a_folder_in_place_of_the_only_file_is_an_error_that_says_so() throws IOException {
    Files.createDirectory(current());
    assertThatThrownBy(() -> Stores.copies(store()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("catalog.json");
  }

  @Test
  void a_pipe_in_place_of_the_file_is_neither_waited_for_nor_replaced() throws Exception {
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    Files.delete(current());
    Pipes.make(current());

    assertThat(newest(store())).isEqualTo(1);
    assertThatThrownBy(() -> Stores.save(store(), copy(3)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("catalog.json");
    assertThat(newest(store())).isEqualTo(1);
    assertThat(Pipes.isPipe(current())).isTrue();
    assertThat(files())
        .as("no leftovers")
        .containsExactly("catalog.json", "catalog.json.lock", "catalog.json.previous");
  }

  @Test
  void a_pipe_in_place_of_the_generation_before_is_not_replaced() throws Exception {
    Stores.save(store(), copy(1));
    Pipes.make(previous());
    assertThatThrownBy(() -> Stores.save(store(), copy(2))).isInstanceOf(IOException.class);
    assertThat(Pipes.isPipe(previous())).isTrue();
    assertThat(store().read().bytes()).contains(copy(1));
  }

  @Test
  void a_file_in_place_of_the_folder_is_an_error_that_does_no_harm() throws IOException {
    Files.writeString(folder.resolve("taken"), "somebody's");
    CatalogStore store = CatalogStore.file(folder.resolve("taken/catalog.json"));
    assertThatThrownBy(() -> Stores.save(store, copy(1))).isInstanceOf(IOException.class);
    assertThat(Files.readString(folder.resolve("taken"))).isEqualTo("somebody's");
  }

  @Test
  void a_huge_foreign_file_is_not_read() throws IOException {
    Stores.save(store(), copy(1));
    Stores.save(store(), copy(2));
    try (RandomAccessFile file = new RandomAccessFile(current().toFile(), "rw")) {
      file.setLength(1L << 40); // A terabyte that takes no room.
    }
    assertThat(newest(store())).isEqualTo(1);
    Stores.save(store(), copy(3));
    assertThat(Stores.copies(store())).containsExactly(copy(3), copy(1));
  }

  @Test
  void a_relative_path_is_resolved_in_the_working_folder() {
    CatalogStore store = CatalogStore.file(Path.of("catalog.json"));
    assertThat(store).isEqualTo(CatalogStore.file(Path.of("catalog.json").toAbsolutePath()));
    assertThat(store.toString())
        .contains(Path.of("").toAbsolutePath().resolve("catalog.json").toString());
  }

  @Test
  void a_path_without_parent_is_refused() {
    Path root = folder.getRoot();
    assertThatThrownBy(() -> CatalogStore.file(root))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("path must be a file in a folder");
  }

  @Test
  void stores_of_the_same_path_are_equal() {
    CatalogStore store = CatalogStore.file(folder.resolve("x/../catalog.json"));
    assertThat(store).isEqualTo(store()).hasSameHashCodeAs(store());
    assertThat(store).isNotEqualTo(CatalogStore.file(folder.resolve("other.json")));
  }

  @Test
  void a_saved_copy_of_any_size_is_read_back() throws IOException {
    byte[] large = new byte[5_000_000];
    new Random(1).nextBytes(large);
    assertThatCode(() -> Stores.save(store(), large)).doesNotThrowAnyException();
    assertThat(Stores.copies(store())).containsExactly(large);
  }
}
