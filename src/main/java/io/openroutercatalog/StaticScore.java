package io.openroutercatalog;

import io.openroutercatalog.json.OrderedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a config has its static quality score: the points of each component, and their sum clamped to
 * 0–100. What each component rewards is described in {@code docs/rules.md}. Immutable.
 */
public final class StaticScore {
  private final List<String> names;
  private final int[] points;

  private StaticScore(List<String> names, int[] points) {
    this.names = names;
    this.points = points;
  }

  /**
   * Sums up components.
   *
   * @param components points by component name, in the order to show them; a penalty is negative
   * @return the score
   */
  public static StaticScore of(Map<String, Integer> components) {
    return of(
        List.copyOf(components.keySet()),
        components.values().stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Sums up components. Scores of the same components share one list of names.
   *
   * @param names of the components, none twice, in the order to show them
   * @param points in the same order; a penalty is negative
   * @return the score
   * @throws IllegalArgumentException where there are more of one than of the other
   */
  public static StaticScore of(List<String> names, int... points) {
    if (names.size() != points.length) {
      throw new IllegalArgumentException(
          "names and points must be as many, were " + names.size() + " and " + points.length);
    }
    return new StaticScore(List.copyOf(names), points.clone());
  }

  /**
   * {@return points by component, in a fixed order} Of a generated config: {@code prestige}, {@code
   * recency}, {@code pricing}, {@code context}, {@code capabilities}, {@code penalty}. Of an
   * operator's: {@code operator}, a fixed 20, in place of {@code recency} and {@code capabilities}.
   * Names may be added in later versions.
   */
  public Map<String, Integer> components() {
    return OrderedMap.of(names, Arrays.stream(points).boxed().toList());
  }

  /** {@return the sum of the components, clamped to 0–100} */
  public int total() {
    int sum = 0;
    for (int component : points) {
      sum += component;
    }
    return Math.clamp(sum, 0, 100);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaticScore that
        && (names.equals(that.names)
            ? Arrays.equals(points, that.points)
            : components().equals(that.components()));
  }

  @Override
  public int hashCode() {
    int hash = 0; // The same in any order of the components.
    for (int i = 0; i < points.length; i++) {
      hash += names.get(i).hashCode() * points[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return total() + " " + components();
  }
}
