package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of the last health pass.
 *
 * @param at when it ended, or null where there was none
 * @param failureRatio the share of its requests that failed, or null where there was none
 * @param error its first failure, or null
 */
record HealthSummary(
    @Nullable Instant at, @Nullable Double failureRatio, @Nullable CatalogError error) {
  static final HealthSummary NONE = new HealthSummary(null, null, null);
}
