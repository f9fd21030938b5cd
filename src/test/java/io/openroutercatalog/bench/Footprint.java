package io.openroutercatalog.bench;

import org.openjdk.jol.info.GraphLayout;

/** The memory of objects with all they refer to. */
final class Footprint {
  static {
    System.setProperty("jol.magicFieldOffset", "true"); // Records hide their fields otherwise.
  }

  private Footprint() {}

  /**
   * {@return the bytes of an object beyond those of another one of its kind that is empty} What
   * both refer to is shared by the process: constants, settings, classes.
   */
  static long beyond(Object empty, Object full) {
    return of(full) - of(empty);
  }

  static long of(Object root) {
    return GraphLayout.parseInstance(root).totalSize();
  }
}
