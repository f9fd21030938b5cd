package io.openroutercatalog.client;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSettings;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads the models list and the endpoints of a model. Whatever the service or the network does
 * comes back as a value. Blocks the calling thread; safe for use by many threads.
 */
public final class OpenRouterClient implements CatalogSource {
  private final HttpUrl base;
  private final CatalogSettings settings;
  private final HttpTransport transport;

  /** Makes a client with connections of its own. */
  public OpenRouterClient(CatalogSettings settings) {
    this.settings = settings;
    this.base = HttpUrl.get(settings.baseUrl().toString());
    this.transport = new HttpTransport(base, settings.apiKey(), settings.clock());
  }

  /**
   * {@return the whole list, all its pages within one time limit and one size limit} The key is not
   * sent; none is needed.
   */
  @Override
  public FetchOutcome<ModelsReply> models(@Nullable String validator) {
    HttpUrl url = base.newBuilder().addPathSegment("models").build();
    return new ModelsFetch(transport, url, settings.modelsTimeout(), settings.maxBodyBytes())
        .run(validator);
  }

  /**
   * {@return the endpoints of a model} The key is sent where there is one.
   *
   * @throws IllegalArgumentException for an id that is not well-formed, see {@link ModelId}
   */
  @Override
  public FetchOutcome<List<Endpoint>> endpoints(String modelId) {
    if (!ModelId.isWellFormed(modelId)) {
      throw new IllegalArgumentException("modelId is not author/slug");
    }
    int slash = modelId.indexOf('/');
    HttpUrl url =
        base.newBuilder()
            .addPathSegment("models")
            .addPathSegment(modelId.substring(0, slash))
            .addPathSegment(modelId.substring(slash + 1))
            .addPathSegment("endpoints")
            .build();
    return transport
        .get(url, true, null, settings.endpointsTimeout(), settings.maxBodyBytes())
        .then(reply -> AnswerJson.read(reply.body(), EndpointsReader::read))
        .then(
            endpoints ->
                endpoints.isPresent()
                    ? new FetchOutcome.Answer<>(endpoints.get())
                    : FetchOutcome.failed(
                        CatalogError.Kind.UNREADABLE, "the answer has no data object"));
  }

  /**
   * {@return whether a key was given that is never sent, since it would travel in clear to another
   * machine}
   */
  public boolean withholdsKey() {
    return transport.withholdsKey();
  }

  /** Ends all connections and threads. Requests still running fail as unreachable. */
  @Override
  public void close() {
    transport.close();
  }
}
