package io.openroutercatalog.internal.health;

import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.model.Endpoint;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the health of a model from its endpoints, as docs/rules.md says under "Health"; pure.
 */
public final class HealthRule {
  /** In percent; a model below it is gated. */
  private static final double LEAST_UPTIME = 90;

  private static final long STATUS_OK = 0;

  private static final List<Function<Endpoint, @Nullable Double>> UPTIME_WINDOWS =
      List.of(Endpoint::uptimeLast30m, Endpoint::uptimeLast1d, Endpoint::uptimeLast5m);
  private static final List<Function<Endpoint, @Nullable Double>> FRESHNESS_WINDOWS =
      List.of(Endpoint::uptimeLast5m, Endpoint::uptimeLast30m, Endpoint::uptimeLast1d);

  private HealthRule() {}

  /** {@return the health of a model with these endpoints} */
  public static ModelHealth healthOf(List<Endpoint> endpoints, HealthPolicy policy) {
    List<Endpoint> counted = endpoints.stream().filter(e -> isCounted(e, policy)).toList();
    if (counted.stream().noneMatch(e -> Objects.equals(e.status(), STATUS_OK))) {
      return ModelHealth.GATED;
    }
    Double uptime = best(counted, UPTIME_WINDOWS, policy);
    Double freshness = best(counted, FRESHNESS_WINDOWS, policy);
    if (uptime == null || freshness == null) {
      return policy == HealthPolicy.REFERENCE ? ModelHealth.GATED : ModelHealth.UNKNOWN;
    }
    if (uptime < LEAST_UPTIME) {
      return ModelHealth.GATED;
    }
    return new ModelHealth(
        false, Math.clamp(0.50 * uptime + 0.30 * 100 + 0.20 * freshness, 0.0, 100.0));
  }

  /** Callers reach priority and flex endpoints only if they ask for them. */
  private static boolean isCounted(Endpoint endpoint, HealthPolicy policy) {
    String tag = endpoint.tag();
    return policy == HealthPolicy.REFERENCE
        || tag == null
        || !(tag.endsWith("/priority") || tag.endsWith("/flex"));
  }

  /** {@return the highest value of the first window that any endpoint reports, or null} */
  private static @Nullable Double best(
      List<Endpoint> endpoints,
      List<Function<Endpoint, @Nullable Double>> windows,
      HealthPolicy policy) {
    for (Function<Endpoint, @Nullable Double> window : windows) {
      Double highest = null;
      for (Endpoint endpoint : endpoints) {
        Double percent = percent(window.apply(endpoint), policy);
        if (percent != null && (highest == null || percent > highest)) {
          highest = percent;
        }
      }
      if (highest != null) {
        return highest;
      }
    }
    return null;
  }

  /** The reference policy reads a value of at most 1 as a fraction. */
  private static @Nullable Double percent(@Nullable Double value, HealthPolicy policy) {
    boolean fraction = policy == HealthPolicy.REFERENCE && value != null && value <= 1;
    return fraction && value != null ? (Double) (value * 100) : value;
  }
}
