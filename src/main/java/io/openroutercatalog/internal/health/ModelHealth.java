package io.openroutercatalog.internal.health;

import org.jspecify.annotations.Nullable;

/**
 * The health of one model, as its endpoints report it.
 *
 * @param gated whether the model is known not to work
 * @param score 0–100, or null if the model is gated or had no recent traffic
 */
public record ModelHealth(boolean gated, @Nullable Double score) {
  static final ModelHealth GATED = new ModelHealth(true, null);

  /** There is an endpoint that works, but no recent traffic to judge it by. */
  static final ModelHealth UNKNOWN = new ModelHealth(false, null);
}
