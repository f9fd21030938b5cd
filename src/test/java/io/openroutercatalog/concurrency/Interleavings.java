package io.openroutercatalog.concurrency;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Runs the operations of a class in many orders of their steps, and checks that the results of each
 * order are those of some sequence of the operations. {@code -Dinterleavings.factor=50} tries fifty
 * times as many orders.
 */
public final class Interleavings {
  private static final int FACTOR = Integer.getInteger("interleavings.factor", 1);

  static {
    System.setProperty("lincheck.logLevel", "ERROR"); // It warns about every lambda.
  }

  private Interleavings() {}

  /** Fails with the steps of an order whose results no sequence of the operations has. */
  public static void check(Class<?> operations) {
    new ModelCheckingOptions()
        .iterations(2 * FACTOR)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .check(operations);
  }
}
