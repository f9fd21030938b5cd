package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogSettings;
import java.net.URI;
import java.time.Instant;

/**
 * Where the list that a command shows came from, so that no message claims to have looked
 * elsewhere.
 *
 * @param name its name within a sentence
 * @param read whether it is what the service lists now, and not something in its place
 * @param cached whether it is the list of a cached copy
 */
record ListOrigin(String name, boolean read, boolean cached) {
  static final ListOrigin SAMPLE = new ListOrigin("the bundled sample", false, false);

  /** {@return the list that was just read from the service} */
  static ListOrigin service(URI baseUrl) {
    boolean openRouter = baseUrl.toString().equals(CatalogSettings.DEFAULT_API_BASE);
    return new ListOrigin(openRouter ? "OpenRouter's list" : "the list of " + baseUrl, true, false);
  }

  /** {@return the list that was kept since then} */
  static ListOrigin cachedCopy(Instant since) {
    return new ListOrigin("the cached copy of " + since, false, true);
  }

  /** {@return the end of a sentence about what the list lacks} */
  String caveat() {
    return read ? "" : "; OpenRouter's list was not read";
  }
}
