package io.openroutercatalog;

import io.openroutercatalog.model.ModelEndpoints;
import org.jspecify.annotations.Nullable;

/** The outcome of {@link CatalogService#endpoints}. */
public sealed interface EndpointsResult {
  /** {@return the endpoints that are known, or null if there are none} */
  @Nullable ModelEndpoints known();

  /**
   * The endpoints are known, and were asked for within {@link RefreshSchedule#healthInterval()}.
   *
   * @param known all endpoints of the model
   */
  record Fresh(ModelEndpoints known) implements EndpointsResult {}

  /**
   * They could not be asked for now.
   *
   * @param error why
   * @param known what an earlier response said, or null if there was none
   */
  record Failed(CatalogError error, @Nullable ModelEndpoints known) implements EndpointsResult {}

  /** The name stands for no row of OpenRouter's list. */
  record UnknownModel() implements EndpointsResult {
    @Override
    public @Nullable ModelEndpoints known() {
      return null;
    }
  }
}
