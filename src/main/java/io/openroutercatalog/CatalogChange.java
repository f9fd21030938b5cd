package io.openroutercatalog;

import java.time.LocalDate;
import java.util.Locale;

/** One difference between two catalogues. Later versions may add kinds. */
public sealed interface CatalogChange {
  /** {@return the config that is served now; for a removed model, the last one that was} */
  LlmConfig config();

  /** {@return the kind in snake_case, such as {@code price_changed}} */
  default String kind() {
    return getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /**
   * A model that was not listed.
   *
   * @param config its config
   */
  record Added(LlmConfig config) implements CatalogChange {}

  /**
   * A model is no longer listed.
   *
   * @param config its last config
   */
  record Removed(LlmConfig config) implements CatalogChange {}

  /**
   * A model that vanished is listed again, under its old id, while it was still remembered; later
   * it is {@link Added}.
   *
   * @param config its config
   */
  record Returned(LlmConfig config) implements CatalogChange {}

  /**
   * A price, or a condition of one, changed.
   *
   * @param before the config before
   * @param config the config now
   */
  record PriceChanged(LlmConfig before, LlmConfig config) implements CatalogChange {}

  /**
   * The context window or the longest completion changed.
   *
   * @param before the config before
   * @param config the config now
   */
  record ContextChanged(LlmConfig before, LlmConfig config) implements CatalogChange {}

  /**
   * The modalities or the supported parameters changed.
   *
   * @param before the config before
   * @param config the config now
   */
  record CapabilitiesChanged(LlmConfig before, LlmConfig config) implements CatalogChange {}

  /**
   * The billing tier changed.
   *
   * @param before the config before
   * @param config the config now
   */
  record TierChanged(LlmConfig before, LlmConfig config) implements CatalogChange {}

  /**
   * The model is known not to work.
   *
   * @param config the config now
   */
  record Gated(LlmConfig config) implements CatalogChange {}

  /**
   * The model is no longer known not to work.
   *
   * @param config the config now
   */
  record Ungated(LlmConfig config) implements CatalogChange {}

  /**
   * The announced end of the model came within {@link RefreshSchedule#expiringSoon()}.
   *
   * @param config the config now
   * @param on its last day
   */
  record ExpiringSoon(LlmConfig config, LocalDate on) implements CatalogChange {}
}
