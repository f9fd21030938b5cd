package io.openroutercatalog.internal.health;

import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.model.Endpoint;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the health of a model from its endpoints, as docs/rules.md says under "Health"; pure.
 * Immutable.
 */
public final class HealthRule {
  /** In percent; a model below it is gated. */
  private static final double LEAST_UPTIME = 90;

  private static final long STATUS_OK = 0;

  private static final List<Function<Endpoint, @Nullable Double>> UPTIME_WINDOWS =
      List.of(Endpoint::uptimeLast30m, Endpoint::uptimeLast1d, Endpoint::uptimeLast5m);
  private static final List<Function<Endpoint, @Nullable Double>> FRESHNESS_WINDOWS =
      List.of(Endpoint::uptimeLast5m, Endpoint::uptimeLast30m, Endpoint::uptimeLast1d);

  private final HealthPolicy policy;
  private final ModelFilters filters;

  /**
   * Creates the rule.
   *
   * @param filters what an endpoint must be able to do to count
   */
  public HealthRule(HealthPolicy policy, ModelFilters filters) {
    this.policy = policy;
    this.filters = filters;
  }

  /** {@return what follows from the endpoints of a model} */
  public HealthEvidence evidenceOf(List<Endpoint> endpoints) {
    List<Endpoint> counted = endpoints.stream().filter(this::isCounted).toList();
    int working = (int) counted.stream().filter(e -> Objects.equals(e.status(), STATUS_OK)).count();
    return new HealthEvidence(
        working == 0 ? ModelHealth.GATED : healthOf(counted),
        counted.size(),
        working,
        best(counted, List.of(Endpoint::uptimeLast30m)),
        best(counted, List.of(Endpoint::uptimeLast5m)));
  }

  /** {@return the health of a model of which an endpoint works} */
  private ModelHealth healthOf(List<Endpoint> counted) {
    Double uptime = best(counted, UPTIME_WINDOWS);
    Double freshness = best(counted, FRESHNESS_WINDOWS);
    if (uptime == null || freshness == null) {
      return policy == HealthPolicy.REFERENCE ? ModelHealth.GATED : ModelHealth.UNKNOWN;
    }
    if (uptime < LEAST_UPTIME) {
      return ModelHealth.GATED;
    }
    return new ModelHealth(
        false, Math.clamp(0.50 * uptime + 0.30 * 100 + 0.20 * freshness, 0.0, 100.0));
  }

  private boolean isCounted(Endpoint endpoint) {
    return policy == HealthPolicy.REFERENCE || (!endpoint.optIn() && canServe(endpoint));
  }

  /** What an endpoint does not state is no reason against it. */
  private boolean canServe(Endpoint endpoint) {
    List<String> parameters = endpoint.supportedParameters();
    Long context = endpoint.contextLength();
    return (parameters == null || parameters.containsAll(filters.requiredParameters()))
        && (context == null || context >= filters.minContextLength());
  }

  /** {@return the highest value of the first window that any endpoint reports, or null} */
  private @Nullable Double best(
      List<Endpoint> endpoints, List<Function<Endpoint, @Nullable Double>> windows) {
    for (Function<Endpoint, @Nullable Double> window : windows) {
      Double highest = null;
      for (Endpoint endpoint : endpoints) {
        Double percent = percent(window.apply(endpoint));
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
  private @Nullable Double percent(@Nullable Double value) {
    boolean fraction = policy == HealthPolicy.REFERENCE && value != null && value <= 1;
    return fraction && value != null ? (Double) (value * 100) : value;
  }
}
