package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of the last health pass, for the status.
 *
 * @param endedAt when it ended, or null if there was none
 * @param failureRatio the share of its models that could not be measured, or null if there was none
 * @param firstError the error of its first request that failed, or null
 */
record HealthSummary(
    @Nullable Instant endedAt, @Nullable Double failureRatio, @Nullable CatalogError firstError) {
  static final HealthSummary NONE = new HealthSummary(null, null, null);
}
