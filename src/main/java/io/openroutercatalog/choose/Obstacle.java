package io.openroutercatalog.choose;

import java.util.Locale;

/** Why a config cannot be chosen, in the order in which it is found out. */
public enum Obstacle {
  /** No such config is known: never seen, or forgotten. For a pin only. */
  UNKNOWN,
  /** Its model has left the list. For a pin only. */
  DELISTED,
  /** The model is known to be down. */
  GATED,
  /** It has no API key, where one is required. */
  NO_API_KEY,
  /** It failed a short while ago. */
  COOLING_DOWN,
  /** The call excludes it. */
  EXCLUDED,
  /** It does not meet the requirements of the call. */
  REQUIREMENT,
  /** It is not free, and the call insists on free. */
  NOT_FREE,
  /** It is premium, and the user has no premium entitlement. Not for a pin. */
  NOT_ENTITLED;

  /** {@return the name in JSON and for people, such as {@code cooling_down}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
