package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of the attempts to fetch the list.
 *
 * @param lastAttempt when the last one ended, or null
 * @param lastSuccess when the last good one ended, or null
 * @param failures since the last success
 * @param lastError of the last attempt, or null where that succeeded
 */
record Attempts(
    @Nullable Instant lastAttempt,
    @Nullable Instant lastSuccess,
    int failures,
    @Nullable CatalogError lastError) {
  static final Attempts NONE = new Attempts(null, null, 0, null);

  Attempts succeeded(Instant now) {
    return new Attempts(now, now, 0, null);
  }

  Attempts failed(CatalogError error, Instant now) {
    return new Attempts(now, lastSuccess, failures + 1, error);
  }

  /** {@return the same after a failure at a time that the clock did not tell} */
  Attempts failed(CatalogError error) {
    return new Attempts(lastAttempt, lastSuccess, failures + 1, error);
  }
}
