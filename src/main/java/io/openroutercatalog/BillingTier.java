package io.openroutercatalog;

import java.util.Locale;

/**
 * Whether a call to a model is paid for. Decided by the {@linkplain CatalogPolicy#tierPolicy() tier
 * policy}; everything that is not certainly free is {@link #PREMIUM}, so that nobody is
 * under-charged.
 */
public enum BillingTier {
  /** Free of charge; all free models of an account share one small quota. */
  FREE,
  /** Paid, or not certainly free. */
  PREMIUM;

  /** {@return the name used in JSON: {@code free} or {@code premium}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
