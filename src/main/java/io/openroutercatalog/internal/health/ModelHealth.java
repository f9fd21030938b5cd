package io.openroutercatalog.internal.health;

import org.jspecify.annotations.Nullable;

/**
 * What the endpoints of one model say.
 *
 * @param gated whether it is known not to work
 * @param score 0–100, or null while gated or without recent traffic
 */
public record ModelHealth(boolean gated, @Nullable Double score) {
  static final ModelHealth GATED = new ModelHealth(true, null);
  static final ModelHealth UNKNOWN = new ModelHealth(false, null);
}
