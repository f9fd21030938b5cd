package io.openroutercatalog.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quality score and what it is made of.
 *
 * @param quality what models are ranked by, 0–100
 * @param fromFacts the static part, the sum of the components, clamped to 0–100 unless overridden
 * @param fromHealth the part that was measured, 0–100; null if none was, and then {@code quality}
 *     is the static part alone. A model gains ten points or more by being measured
 * @param components of the static part; empty if they are not known
 */
public record ScoreFact(
    int quality, int fromFacts, @Nullable Double fromHealth, List<Component> components) {
  /** Copies the list. */
  public ScoreFact {
    components = List.copyOf(components);
  }

  /**
   * A part of a static score.
   *
   * @param name such as {@code recency}
   * @param points negative for a penalty
   * @param fact what of the model gave the points, for people; null if it is not known
   */
  public record Component(String name, int points, @Nullable String fact) {}
}
