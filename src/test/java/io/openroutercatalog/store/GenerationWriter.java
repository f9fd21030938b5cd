package io.openroutercatalog.store;

import io.openroutercatalog.internal.copies.CatalogCopies;
import io.openroutercatalog.internal.copies.CopyFormat;
import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that saves generation after generation until it is killed. */
final class GenerationWriter {
  private GenerationWriter() {}

  /** Saves to the first argument, from the generation of the second one on; says each when done. */
  public static void main(String[] args) throws IOException {
    CatalogStore store = CatalogStore.file(Path.of(args[0]));
    for (int generation = Integer.parseInt(args[1]); ; generation++) {
      store.save(CopyFormat.encode(CatalogCopies.generation(generation)));
      System.out.println(generation);
    }
  }
}
