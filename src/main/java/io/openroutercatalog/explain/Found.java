package io.openroutercatalog.explain;

import java.util.Locale;

/** What became of a name or an id. Later versions may add constants. */
public enum Found {
  /** It is a config that is served. */
  LISTED,
  /** It is in OpenRouter's list, and was left out of the catalogue. */
  EXCLUDED,
  /** It was a config, and its model is no longer listed. */
  DELISTED,
  /** Nothing is known of it. */
  UNKNOWN;

  /** {@return the name in JSON, such as {@code listed}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
