package io.openroutercatalog.internal.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long after its last answer a model is asked again; rules: docs/rules.md, "When a model is
 * asked". Pure.
 */
public final class AskAgainRule {
  /** The shares of the interval: 10 minutes, 1 hour and 2 hours of the default, 1 hour. */
  private static final int SOON_DIVISOR = 6;

  private static final int LATE_FACTOR = 2;

  /** For so many intervals after a change of its gate a model is watched closely. */
  private static final int WATCHED_INTERVALS = 24;

  private final Duration interval;

  /**
   * Creates the rule.
   *
   * @param interval the setting that scales all times
   */
  public AskAgainRule(Duration interval) {
    this.interval = interval;
  }

  /**
   * {@return how long to wait}
   *
   * @param known the last good health, or null if there is none
   * @param failed whether the last request failed
   */
  public Duration delay(@Nullable KnownHealth known, boolean failed, Instant now) {
    if (isWatched(known, failed, now)) {
      return soon();
    }
    boolean down =
        known != null && !failed && known.health().gated() && known.evidence().counted() > 0;
    return down ? interval : interval.multipliedBy(LATE_FACTOR);
  }

  /** {@return the shortest wait} */
  public Duration soon() {
    return interval.dividedBy(SOON_DIVISOR);
  }

  /**
   * {@return whether a model is asked as often as possible, since its gate changed lately or may
   * change soon} A failed request has no edge.
   */
  boolean isWatched(@Nullable KnownHealth known, boolean failed, Instant now) {
    return known != null
        && (known.gateChangedWithin(interval.multipliedBy(WATCHED_INTERVALS), now)
            || (!failed && known.evidence().isOnEdge()));
  }
}
