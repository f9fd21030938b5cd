package io.openroutercatalog;

import io.openroutercatalog.cost.PriceBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The look-ups of a catalogue, for application code that needs nothing else. Such code takes this
 * interface as a parameter; an application passes its {@link CatalogService}, and a test passes
 * {@link #of} or a lambda that returns a snapshot.
 *
 * <p>Safe for use by many threads. No method throws, blocks or takes a lock.
 */
@FunctionalInterface
public interface Catalog {
  /**
   * {@return the whole catalogue as it is served now} Use one snapshot for look-ups whose results
   * must be consistent with each other.
   */
  CatalogSnapshot snapshot();

  /** {@return all configs that are served now: the operator's first, then the generated ones} */
  default List<LlmConfig> configs() {
    return snapshot().configs();
  }

  /**
   * Finds the config that is served now under an id.
   *
   * @param id any number
   * @return the config, or null if there is none
   */
  default @Nullable LlmConfig findById(int id) {
    return snapshot().findById(id);
  }

  /**
   * Finds the config of a model by a name that a request or a response has for it.
   *
   * @param name such as {@code openai/gpt-5-mini-2025-08-07}, or null
   * @return the config, or null if the name is unknown or its model is no config
   */
  default @Nullable LlmConfig findByModelId(@Nullable String name) {
    return snapshot().findByModelId(name);
  }

  /** {@return what calls cost by the prices that are known} */
  default PriceBook prices() {
    return snapshot().prices();
  }

  /**
   * Finds out what is known of an id, also if its model has vanished.
   *
   * @param id any number
   * @return listed, delisted or unknown
   */
  default LookupResult lookup(int id) {
    return snapshot().lookup(id);
  }

  /**
   * Makes a catalogue that always serves the same configs, for tests.
   *
   * @param configs of which no two have the same id
   * @return the catalogue
   * @throws IllegalArgumentException if two configs have the same id
   */
  static Catalog of(List<LlmConfig> configs) {
    CatalogSnapshot snapshot = CatalogSnapshot.builder().configs(configs).build();
    return () -> snapshot;
  }
}
