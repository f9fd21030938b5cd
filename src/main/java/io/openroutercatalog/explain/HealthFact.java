package io.openroutercatalog.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of a model and the evidence for it.
 *
 * @param gated whether the model is known not to work
 * @param score 0–100, or null if none follows
 * @param why for people
 * @param measuredAt when its endpoints said so; null if it was never measured
 * @param counted how many endpoints can serve the application
 * @param serving how many of these have the status 0
 * @param uptimeLast30m the best of the counted ones, in percent; null if none reports one
 * @param uptimeLast5m likewise
 * @param askedNext when it is asked again; null if that is not planned for this model alone
 * @param endpoints the last that are known, which may be newer than the measurement; empty if none
 *     are
 */
public record HealthFact(
    boolean gated,
    @Nullable Double score,
    String why,
    @Nullable Instant measuredAt,
    int counted,
    int serving,
    @Nullable Double uptimeLast30m,
    @Nullable Double uptimeLast5m,
    @Nullable Instant askedNext,
    List<EndpointFact> endpoints) {
  /** Copies the list. */
  public HealthFact {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * An endpoint of the model.
   *
   * @param name of its provider; null if it states none
   * @param notCounted why it does not count for the health, for people; null if it counts
   * @param status 0 if it works; null if it states none
   * @param uptimeLast30m in percent; null if it reports none
   */
  public record EndpointFact(
      @Nullable String name,
      @Nullable String notCounted,
      @Nullable Long status,
      @Nullable Double uptimeLast30m) {}
}
