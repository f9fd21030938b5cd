package io.openroutercatalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a config id. */
public sealed interface LookupResult {
  /**
   * The id is in the catalogue.
   *
   * @param config the config served now
   */
  record Listed(LlmConfig config) implements LookupResult {}

  /**
   * The id was in the catalogue, but its model is no longer listed, for whatever reason. Known for
   * {@link RefreshSchedule#delistedRetention()}, until the refresh after that. A model that returns
   * has its old id again, unless {@link CatalogPolicy#idPolicy()} is {@link IdPolicy#LIST_ORDER}.
   *
   * @param lastConfig the config as it was last
   * @param since when it was first missing from the list
   * @param replacement the closest config that is listed, of the same author and tier; null if
   *     there is none
   */
  record Delisted(LlmConfig lastConfig, Instant since, @Nullable LlmConfig replacement)
      implements LookupResult {}

  /** The id is not known to have been in the catalogue, or it left too long ago. */
  record Unknown() implements LookupResult {}
}
