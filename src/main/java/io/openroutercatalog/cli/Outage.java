package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.Source;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Finds what {@code watch} should report of failed attempts, each once. Not thread-safe. */
final class Outage {
  private boolean first = true;
  private int failures;

  /** {@return a line if the status has something new, otherwise null} */
  @Nullable String news(CatalogStatus status) {
    int before = failures;
    failures = status.consecutiveFailures();
    boolean atStart = first;
    first = false;
    CatalogError error = status.lastError();
    if (error != null && failures != before) {
      return (status.source() == Source.NONE ? "no list yet: " : "the list is not refreshed: ")
          + error.message()
          + next(status);
    }
    if (error == null && before > 0) {
      return "the list is refreshed again" + next(status);
    }
    return atStart && status.source() == Source.NONE ? "no list yet, waiting for it" : null;
  }

  private static String next(CatalogStatus status) {
    return status.nextAttempt() == null
        ? "; no next attempt"
        : "; next attempt " + status.nextAttempt().truncatedTo(ChronoUnit.SECONDS);
  }
}
