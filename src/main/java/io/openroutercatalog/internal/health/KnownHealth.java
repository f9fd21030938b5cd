package io.openroutercatalog.internal.health;

import io.openroutercatalog.model.ModelHealth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last good health of a model: one of a round that was not degraded. Immutable.
 *
 * @param evidence what its endpoints said
 * @param measuredAt when they said so
 * @param gateChangedAt when its gate last was another one than before, or null if it never was
 */
public record KnownHealth(
    HealthEvidence evidence, Instant measuredAt, @Nullable Instant gateChangedAt) {
  /** {@return the gate and the score} */
  public ModelHealth health() {
    return evidence.health();
  }

  /** {@return what is known after another answer} */
  static KnownHealth after(@Nullable KnownHealth before, HealthEvidence evidence, Instant now) {
    if (before == null) {
      return new KnownHealth(evidence, now, null); // The first answer is no change.
    }
    boolean changed = before.health().gated() != evidence.health().gated();
    return new KnownHealth(evidence, now, changed ? now : before.gateChangedAt);
  }

  /** {@return whether the gate changed so recently, by a clock that may have been set} */
  boolean gateChangedWithin(Duration time, Instant now) {
    return gateChangedAt != null && Duration.between(gateChangedAt, now).abs().compareTo(time) < 0;
  }

  /** {@return the one that was measured last} */
  public static KnownHealth newer(KnownHealth one, KnownHealth other) {
    return one.measuredAt.isAfter(other.measuredAt) ? one : other;
  }
}
