package io.openroutercatalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a config id. */
public sealed interface Lookup {
  /**
   * The id is in the catalogue.
   *
   * @param config the config served now
   */
  record Listed(LlmConfig config) implements Lookup {}

  /**
   * The id was in the catalogue, but OpenRouter no longer lists its model. Known for {@link
   * CatalogSettings#delistedRetention()}; a model that returns has its old id again.
   *
   * @param lastConfig the config as it was last
   * @param since when it was first missed
   * @param replacement the closest config that is listed, of the same provider and tier; null where
   *     there is none
   */
  record Delisted(LlmConfig lastConfig, Instant since, @Nullable LlmConfig replacement)
      implements Lookup {}

  /** The id was never in the catalogue, or left it too long ago. */
  record Unknown() implements Lookup {}
}
