package io.openroutercatalog.cost;

import java.util.Locale;

/** Where the prices of a call come from. */
public enum PriceSource {
  /** The row of OpenRouter's list: the price of one endpoint, mostly the cheapest. */
  LIST,
  /** The endpoint of the provider that served the call. */
  ENDPOINT,
  /** The row as it was at the time of the call, remembered from an earlier list. */
  REMEMBERED;

  /** {@return the name in JSON, such as {@code list}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
