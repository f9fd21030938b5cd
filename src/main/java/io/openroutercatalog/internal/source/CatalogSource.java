package io.openroutercatalog.internal.source;

import io.openroutercatalog.model.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where lists and endpoints come from: OpenRouter, or a test. Safe for use by many threads. */
public interface CatalogSource extends AutoCloseable {
  /**
   * {@return the whole list}
   *
   * @param known the fingerprint of the list that is known already, or null; with it the service
   *     may answer that nothing changed
   */
  FetchOutcome<ListResponse> models(@Nullable ListFingerprint known);

  /** {@return the endpoints of a model with a well-formed id} */
  FetchOutcome<List<Endpoint>> endpoints(String modelId);

  /** Cancels running requests. */
  @Override
  void close();
}
