package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of the attempts to fetch the list so far. Immutable.
 *
 * @param lastAttempt when the last attempt ended, or null
 * @param lastSuccess when the last successful attempt ended, or null
 * @param failures how many attempts failed since the last success
 * @param lastError the error of the last attempt, or null if it succeeded or there was none
 * @param recovered whether the last attempt was the first success, or the first after a failure
 */
record Attempts(
    @Nullable Instant lastAttempt,
    @Nullable Instant lastSuccess,
    int failures,
    @Nullable CatalogError lastError,
    boolean recovered) {
  static final Attempts NONE = new Attempts(null, null, 0, null, false);

  Attempts succeeded(Instant now) {
    return new Attempts(now, now, 0, null, lastSuccess == null || failures > 0);
  }

  Attempts failed(CatalogError error, Instant now) {
    return new Attempts(now, lastSuccess, failures + 1, error, false);
  }

  /** {@return these attempts and a failed one whose time is unknown, since the clock failed} */
  Attempts failed(CatalogError error) {
    return new Attempts(lastAttempt, lastSuccess, failures + 1, error, false);
  }
}
