package io.openroutercatalog.avoid;

import java.util.Locale;

/** What a failure speaks for. */
public enum CoolDownScope {
  /** Nothing: the request itself was at fault. */
  NONE,
  /** The config that was called. */
  CONFIG,
  /** All free models that are generated, those of later lists included: they share one quota. */
  FREE_MODELS,
  /** All generated configs, those of later lists included: they share one key. */
  GENERATED;

  /** {@return the name in JSON, such as {@code free_models}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
