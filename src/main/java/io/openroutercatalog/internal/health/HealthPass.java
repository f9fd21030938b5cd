package io.openroutercatalog.internal.health;

import io.openroutercatalog.CatalogError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over the selected models brought.
 *
 * @param selected the models that were to be measured
 * @param answers the health of those that answered
 * @param unauthorized whether an answer was 401 or 403
 * @param retryAfter how long the service asks to wait, or null
 * @param failure the first one of all, or null where none failed
 */
public record HealthPass(
    Set<String> selected,
    Map<String, ModelHealth> answers,
    boolean unauthorized,
    @Nullable Duration retryAfter,
    @Nullable CatalogError failure) {
  /** From this ratio of failures on, nothing of a pass is believed. */
  private static final double DEGRADED_FROM = 0.25;

  /** {@return failed / selected; 0 where nothing was selected} */
  public double failureRatio() {
    return selected.isEmpty() ? 0 : (double) (selected.size() - answers.size()) / selected.size();
  }

  /** {@return whether too much failed for the rest to be believed} */
  public boolean degraded() {
    return failureRatio() >= DEGRADED_FROM;
  }

  /**
   * Decides what is known after this pass: a good answer replaces what was known of its model, a
   * failed model keeps its last good one, and a degraded pass changes nothing. What no pass has
   * confirmed for long, since its model is no longer selected, is forgotten.
   *
   * @param known the last good health of each model
   */
  public Map<String, LastGood> update(
      Map<String, LastGood> known, Instant now, Duration keepUnconfirmed) {
    if (degraded()) {
      return known;
    }
    Map<String, LastGood> updated = new HashMap<>(known);
    answers.forEach((model, health) -> updated.put(model, new LastGood(health, now)));
    Instant oldest = now.minus(keepUnconfirmed);
    updated
        .entrySet()
        .removeIf(e -> !selected.contains(e.getKey()) && e.getValue().at().isBefore(oldest));
    return Map.copyOf(updated);
  }

  /**
   * The last health of a model that was believed.
   *
   * @param at when it was measured
   */
  public record LastGood(ModelHealth health, Instant at) {}
}
