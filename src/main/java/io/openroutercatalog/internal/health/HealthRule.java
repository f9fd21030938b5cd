package io.openroutercatalog.internal.health;

import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.model.Endpoint;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Endpoints of a model to its health; rules: docs/rules.md, "Health". */
public final class HealthRule {
  /** Percent; below it a model is gated. */
  private static final double LEAST_UPTIME = 90;

  private static final long OK = 0;

  private static final List<Function<Endpoint, @Nullable Double>> FOR_UPTIME =
      List.of(Endpoint::uptimeLast30m, Endpoint::uptimeLast1d, Endpoint::uptimeLast5m);
  private static final List<Function<Endpoint, @Nullable Double>> FOR_FRESHNESS =
      List.of(Endpoint::uptimeLast5m, Endpoint::uptimeLast30m, Endpoint::uptimeLast1d);

  private HealthRule() {}

  /** {@return the health of a model with these endpoints} */
  public static ModelHealth of(List<Endpoint> endpoints, HealthPolicy policy) {
    List<Endpoint> counted = endpoints.stream().filter(e -> counts(e, policy)).toList();
    if (counted.stream().noneMatch(e -> Objects.equals(e.status(), OK))) {
      return ModelHealth.GATED;
    }
    Double uptime = best(counted, FOR_UPTIME, policy);
    Double freshness = best(counted, FOR_FRESHNESS, policy);
    if (uptime == null || freshness == null) {
      return policy == HealthPolicy.REFERENCE ? ModelHealth.GATED : ModelHealth.UNKNOWN;
    }
    if (uptime < LEAST_UPTIME) {
      return ModelHealth.GATED;
    }
    return new ModelHealth(
        false, Math.clamp(0.50 * uptime + 0.30 * 100 + 0.20 * freshness, 0.0, 100.0));
  }

  private static boolean counts(Endpoint endpoint, HealthPolicy policy) {
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

  private static @Nullable Double percent(@Nullable Double value, HealthPolicy policy) {
    boolean fraction = policy == HealthPolicy.REFERENCE && value != null && value <= 1;
    return fraction && value != null ? (Double) (value * 100) : value;
  }
}
