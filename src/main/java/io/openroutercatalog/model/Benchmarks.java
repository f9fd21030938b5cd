package io.openroutercatalog.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a model did in the benchmarks of Artificial Analysis, as OpenRouter repeats them. An index
 * that is not stated is null. Immutable and safe for use by many threads.
 */
public final class Benchmarks {
  // Not a number stands for null, since many of these are kept.
  private final double intelligence;
  private final double coding;
  private final double agentic;

  /**
   * Creates benchmarks.
   *
   * @param intelligence the index of intelligence, or null
   * @param coding the index of coding, or null
   * @param agentic the index of agentic work, or null
   */
  public Benchmarks(
      @Nullable Double intelligence, @Nullable Double coding, @Nullable Double agentic) {
    this.intelligence = orNan(intelligence);
    this.coding = orNan(coding);
    this.agentic = orNan(agentic);
  }

  private static double orNan(@Nullable Double index) {
    return index == null ? Double.NaN : index;
  }

  private static @Nullable Double orNull(double index) {
    return Double.isNaN(index) ? null : (Double) index;
  }

  /** {@return the index of intelligence, of which more is better; or null} */
  public @Nullable Double intelligence() {
    return orNull(intelligence);
  }

  /** {@return the index of coding, on a scale of its own; or null} */
  public @Nullable Double coding() {
    return orNull(coding);
  }

  /** {@return the index of agentic work, on a scale of its own; or null} */
  public @Nullable Double agentic() {
    return orNull(agentic);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Benchmarks that
        && Double.compare(intelligence, that.intelligence) == 0
        && Double.compare(coding, that.coding) == 0
        && Double.compare(agentic, that.agentic) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(intelligence, coding, agentic);
  }

  @Override
  public String toString() {
    return "Benchmarks[intelligence="
        + intelligence()
        + ", coding="
        + coding()
        + ", agentic="
        + agentic()
        + "]";
  }
}
