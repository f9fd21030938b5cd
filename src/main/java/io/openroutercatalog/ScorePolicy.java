package io.openroutercatalog;

/** What the static quality score of a generated config goes by; rules: {@code docs/rules.md}. */
public enum ScorePolicy {
  /** The facts of its row, as the reference does. */
  FACTS,
  /**
   * The benchmarks of its row, where it has them; elsewhere those of its author's other models.
   * Prices count for nothing.
   */
  BENCHMARKS
}
