package io.openroutercatalog;

import io.openroutercatalog.internal.base.OrderedMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The static quality score of a config: the points of each component, and their sum clamped to
 * 0–100. {@code docs/rules.md} describes the components. Immutable.
 */
public final class StaticScore {
  private final Map<String, Integer> components;
  private final int total;

  private StaticScore(Map<String, Integer> components) {
    this.components = components;
    long sum = 0;
    for (Map.Entry<String, Integer> component : components.entrySet()) {
      sum += component.getValue();
    }
    this.total = Math.clamp(sum, 0, 100);
  }

  /**
   * Sums up components.
   *
   * @param components points by component name, in the order to show them; a penalty is negative
   * @return the score
   */
  public static StaticScore of(Map<String, Integer> components) {
    return new StaticScore(OrderedMap.copyOf(components));
  }

  /**
   * {@return points by component, in a fixed order} A generated config has {@code prestige}, {@code
   * recency}, {@code pricing}, {@code context}, {@code capabilities}, {@code penalty}. An operator
   * config has {@code operator}, a fixed 20, in place of {@code recency} and {@code capabilities}.
   * Names may be added in later versions.
   */
  public Map<String, Integer> components() {
    return components;
  }

  /** {@return the sum of the components, clamped to 0–100} */
  public int total() {
    return total;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaticScore that && components.equals(that.components);
  }

  @Override
  public int hashCode() {
    return components.hashCode();
  }

  @Override
  public String toString() {
    return total + " " + components;
  }
}
