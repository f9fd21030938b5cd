package io.openroutercatalog;

/** The outcome of a {@link CatalogService#refresh()}. */
public sealed interface RefreshResult {
  /** {@return the catalogue that is served now} */
  CatalogSnapshot snapshot();

  /**
   * A new list was fetched and is served, or the service confirmed the previous one.
   *
   * @param snapshot the new catalogue
   */
  record Refreshed(CatalogSnapshot snapshot) implements RefreshResult {}

  /**
   * No new list could be fetched; the previous catalogue is still served.
   *
   * @param error why
   * @param snapshot the previous catalogue
   */
  record Failed(CatalogError error, CatalogSnapshot snapshot) implements RefreshResult {}
}
