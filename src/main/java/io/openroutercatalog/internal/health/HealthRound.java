package io.openroutercatalog.internal.health;

import io.openroutercatalog.CatalogError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one round of requests for health.
 *
 * @param selected all models whose health is measured
 * @param chosen those that this round was to ask
 * @param asked those that it did ask, before the service asked for a pause
 * @param measured what those said that could be measured
 * @param unauthorized whether any response was 401 or 403
 * @param retryAfter the longest wait that the service asked for, or null
 * @param firstError the error of the first request that failed, or null if none did
 */
public record HealthRound(
    Set<String> selected,
    Set<String> chosen,
    Set<String> asked,
    Map<String, HealthEvidence> measured,
    boolean unauthorized,
    @Nullable Duration retryAfter,
    @Nullable CatalogError firstError) {
  /** If so much failed, the other answers are not believed either. */
  private static final double DEGRADED_FROM = 0.25;

  /** {@return whether a failure ratio makes a round degraded} */
  public static boolean isDegraded(double failureRatio) {
    return failureRatio >= DEGRADED_FROM;
  }

  /** {@return how many of the chosen models could not be measured} */
  public int failures() {
    return chosen.size() - measured.size();
  }

  /** {@return failures / chosen, from 0 to 1; 0 if none was chosen} */
  public double failureRatio() {
    return chosen.isEmpty() ? 0 : (double) failures() / chosen.size();
  }

  /** {@return whether all selected models were chosen} */
  public boolean isWhole() {
    return chosen.size() == selected.size();
  }

  /** {@return whether a measured model is gated that was not before, or the reverse} */
  public boolean changesGates(Map<String, KnownHealth> before) {
    return measured.entrySet().stream()
        .anyMatch(
            entry -> {
              KnownHealth known = before.get(entry.getKey());
              return entry.getValue().health().gated() != (known != null && known.health().gated());
            });
  }

  /**
   * {@return the last good health of each model after this round} A measured model gets its new
   * health, and a failed one keeps what was known. A model that is no longer selected is forgotten
   * some time after it was last measured.
   *
   * @param known the last good health of each model before this round
   * @param now the time of this round
   * @param retention how long the health of a model that is no longer selected is remembered
   */
  public Map<String, KnownHealth> update(
      Map<String, KnownHealth> known, Instant now, Duration retention) {
    Map<String, KnownHealth> answers = new HashMap<>();
    measured.forEach(
        (model, evidence) ->
            answers.put(model, KnownHealth.after(known.get(model), evidence, now)));
    HealthByModel updated = HealthByModel.copyOf(known).with(answers);
    if (updated.size() <= selected.size()) {
      return updated; // There is little to forget, if anything.
    }
    Instant oldest = now.minus(retention);
    Map<String, KnownHealth> kept = new HashMap<>(updated);
    kept.entrySet()
        .removeIf(
            entry ->
                !selected.contains(entry.getKey())
                    && entry.getValue().measuredAt().isBefore(oldest));
    return kept.size() == updated.size() ? updated : HealthByModel.copyOf(kept);
  }
}
