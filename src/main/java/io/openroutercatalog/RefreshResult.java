package io.openroutercatalog;

/** What came of a {@link CatalogService#refresh()}. */
public sealed interface RefreshResult {
  /** {@return the catalogue that is served now} */
  CatalogSnapshot snapshot();

  /**
   * A new list was fetched and is served, or the service confirmed the one of before.
   *
   * @param snapshot the new catalogue
   */
  record Refreshed(CatalogSnapshot snapshot) implements RefreshResult {}

  /**
   * No new list could be had; the catalogue is the one of before.
   *
   * @param error why
   * @param snapshot the catalogue of before
   */
  record Failed(CatalogError error, CatalogSnapshot snapshot) implements RefreshResult {}
}
