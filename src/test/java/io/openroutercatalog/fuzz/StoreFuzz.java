package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.Stores;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.copies.CatalogCopies;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.internal.copies.CopyFormatTest;
import io.openroutercatalog.store.CatalogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes as a cached copy, and any content with a right checksum. */
public final class StoreFuzz {
  private static final byte[] OLDER = CopyFormat.encode(CatalogCopies.generation(-7));
  private static final Path FOLDER = Path.of("target", "fuzz", "store");

  private StoreFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Path file = Files.createDirectories(FOLDER).resolve("copy.json");
    Files.deleteIfExists(file); // Writing a new file is cheaper than changing one.
    Files.write(file, input);
    Path previous = file.resolveSibling("copy.json.previous");
    if (!Files.exists(previous)) {
      Files.write(previous, OLDER);
    }
    assertThat(Stores.copies(CatalogStore.file(file))).containsExactly(input, OLDER);

    check(input);
    check(CopyFormatTest.sealed(input));
  }

  private static void check(byte[] bytes) {
    CatalogCopy copy = CopyFormat.decode(bytes);
    if (copy != null) {
      assertThat(ChecksumEnvelope.isIntact(bytes)).isTrue();
      Invariants.ofCopy(Invariants.WIDE, copy);
    }
  }
}
