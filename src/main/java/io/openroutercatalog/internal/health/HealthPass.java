package io.openroutercatalog.internal.health;

import io.openroutercatalog.CatalogError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one pass over the selected models.
 *
 * @param selected the models that were to be measured
 * @param measured the health of those models that could be measured
 * @param unauthorized whether any response was 401 or 403
 * @param retryAfter the longest wait that the service asked for, or null
 * @param firstError the error of the first request that failed, or null if none did
 */
public record HealthPass(
    Set<String> selected,
    Map<String, ModelHealth> measured,
    boolean unauthorized,
    @Nullable Duration retryAfter,
    @Nullable CatalogError firstError) {
  private static final double DEGRADED_FROM = 0.25;

  /** {@return how many of the selected models could not be measured} */
  public int failures() {
    return selected.size() - measured.size();
  }

  /** {@return failures / selected, from 0 to 1; 0 if nothing was selected} */
  public double failureRatio() {
    return selected.isEmpty() ? 0 : (double) failures() / selected.size();
  }

  /** {@return whether so much failed that the other measurements are not believed either} */
  public boolean isDegraded() {
    return failureRatio() >= DEGRADED_FROM;
  }

  /**
   * {@return the last good health of each model after this pass} A measured model gets its new
   * health, a failed one keeps what was known, and a degraded pass changes nothing. A model that is
   * no longer selected is forgotten some time after it was last measured.
   *
   * @param known the last good health of each model before this pass
   * @param now the time of this pass
   * @param retention how long the health of a model that is no longer selected is remembered
   */
  public Map<String, LastGoodHealth> update(
      Map<String, LastGoodHealth> known, Instant now, Duration retention) {
    if (isDegraded()) {
      return known;
    }
    Map<String, LastGoodHealth> updated = new HashMap<>(known);
    measured.forEach((model, health) -> updated.put(model, new LastGoodHealth(health, now)));
    Instant oldest = now.minus(retention);
    updated
        .entrySet()
        .removeIf(
            entry ->
                !selected.contains(entry.getKey())
                    && entry.getValue().measuredAt().isBefore(oldest));
    return Map.copyOf(updated);
  }

  /**
   * The last health of a model that came from a pass that was not degraded.
   *
   * @param measuredAt when the pass ended
   */
  public record LastGoodHealth(ModelHealth health, Instant measuredAt) {
    /** {@return the one that was measured last} */
    public static LastGoodHealth newer(LastGoodHealth one, LastGoodHealth other) {
      return one.measuredAt.isAfter(other.measuredAt) ? one : other;
    }
  }
}
