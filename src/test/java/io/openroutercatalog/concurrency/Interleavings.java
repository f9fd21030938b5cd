package io.openroutercatalog.concurrency;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Runs the operations of a class in many orders of their steps, and compares what each order gives
 * with what the operations give one after another. {@code -Dinterleavings.factor=50} looks at so
 * many times more of them.
 */
public final class Interleavings {
  private static final int FACTOR = Integer.getInteger("interleavings.factor", 1);

  static {
    System.setProperty("lincheck.logLevel", "ERROR"); // It warns of each lambda it looks into.
  }

  private Interleavings() {}

  /** Fails with the steps of an order that gave what no sequence gives, where there is one. */
  public static void check(Class<?> operations) {
    new ModelCheckingOptions()
        .iterations(5 * FACTOR)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .check(operations);
  }
}
