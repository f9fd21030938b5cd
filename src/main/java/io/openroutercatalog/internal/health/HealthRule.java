package io.openroutercatalog.internal.health;

import io.openroutercatalog.HealthJudge;
import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelHealth;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
  private final @Nullable HealthJudge own;

  /**
   * Creates the rule.
   *
   * @param filters what an endpoint must be able to do to count
   * @param own the rule of the application that has the last word, or null for none
   */
  public HealthRule(HealthPolicy policy, ModelFilters filters, @Nullable HealthJudge own) {
    this.policy = policy;
    this.filters = filters;
    this.own = own;
  }

  /** {@return what follows from the endpoints of a model} */
  public HealthEvidence evidenceOf(List<Endpoint> endpoints) {
    List<Endpoint> counted = endpoints.stream().filter(this::isCounted).toList();
    int working = (int) counted.stream().filter(e -> Objects.equals(e.status(), STATUS_OK)).count();
    ModelHealth usual = working == 0 ? ModelHealth.GATED : healthOf(counted);
    return new HealthEvidence(
        own == null ? usual : own.judge(endpoints, usual),
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
    return whyNotCounted(endpoint) == null;
  }

  /**
   * {@return why an endpoint does not count, for people; null if it counts} What it does not state
   * is no reason against it.
   */
  public @Nullable String whyNotCounted(Endpoint endpoint) {
    if (policy == HealthPolicy.REFERENCE) {
      return null;
    }
    List<String> parameters = endpoint.supportedParameters();
    Long context = endpoint.contextLength();
    if (endpoint.optIn()) {
      return "on request only";
    }
    if (parameters != null && !parameters.containsAll(filters.requiredParameters())) {
      return "lacks a parameter";
    }
    return context != null && context < filters.minContextLength() ? "short context" : null;
  }

  /** {@return what follows from evidence, and why, for people} */
  public String why(HealthEvidence evidence) {
    String counted =
        evidence.counted() + " counted endpoint" + (evidence.counted() == 1 ? "" : "s");
    if (own != null) {
      return (evidence.health().gated() ? "down" : "works")
          + ", as the application's own rule says: "
          + evidence.working()
          + " of "
          + counted
          + " serving, best uptime "
          + uptime(evidence);
    }
    if (evidence.counted() == 0) {
      return "down: no endpoint can serve the application";
    }
    if (evidence.working() == 0) {
      return "down: of " + counted + " none has the status 0";
    }
    String serving =
        evidence.working() + " of " + counted + " serving, best uptime " + uptime(evidence);
    if (evidence.health().gated()) {
      return "down: " + serving + "; the one that counts is not " + (int) LEAST_UPTIME + " %";
    }
    return evidence.health().score() == null
        ? "works, but had no request lately to judge it by: " + serving
        : "works: " + serving;
  }

  private static String uptime(HealthEvidence evidence) {
    return "of 30 minutes "
        + percentText(evidence.uptimeLast30m())
        + ", of 5 minutes "
        + percentText(evidence.uptimeLast5m());
  }

  private static String percentText(@Nullable Double percent) {
    return percent == null
        ? "unknown"
        : BigDecimal.valueOf(percent)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString()
            + " %";
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
