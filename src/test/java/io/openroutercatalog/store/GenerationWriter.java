package io.openroutercatalog.store;

import io.openroutercatalog.fixtures.Stores;
import io.openroutercatalog.internal.copies.CatalogCopies;
import io.openroutercatalog.internal.copies.CopyFormat;
import java.io.IOException;
import java.nio.file.Path;

/** A process that saves one generation after the other until it is killed. */
final class GenerationWriter {
  private GenerationWriter() {}

  /** Takes the path and the number of the first generation; prints each number once it is saved. */
  public static void main(String[] args) throws IOException {
    CatalogStore store = CatalogStore.file(Path.of(args[0]));
    for (int generation = Integer.parseInt(args[1]); ; generation++) {
      Stores.save(store, CopyFormat.encode(CatalogCopies.generation(generation)));
      System.out.println(generation);
    }
  }
}
