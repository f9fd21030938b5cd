package io.openroutercatalog.model;

import org.jspecify.annotations.Nullable;

/**
 * The health of one model, as its endpoints report it. Immutable.
 *
 * @param gated whether the model is known not to work
 * @param score 0–100, or null if the model is gated or had no recent traffic
 */
public record ModelHealth(boolean gated, @Nullable Double score) {
  /** No endpoint of the model works. */
  public static final ModelHealth GATED = new ModelHealth(true, null);

  /** There is an endpoint that works, but no recent traffic to judge it by. */
  public static final ModelHealth UNKNOWN = new ModelHealth(false, null);

  /** Throws {@link IllegalArgumentException} for a score that is not from 0 to 100. */
  public ModelHealth {
    if (score != null && !(score >= 0 && score <= 100)) {
      throw new IllegalArgumentException("score must be from 0 to 100, was " + score);
    }
  }
}
