package io.openroutercatalog.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ListScope;
import io.openroutercatalog.internal.http.HttpTransport;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the models list and the endpoints of a model. Failures of the service and the network are
 * returned, not thrown. Blocks the calling thread; safe for use by many threads.
 */
public final class OpenRouterClient implements CatalogSource {
  /** Many responses are read at a time; the largest real one has about 30,000 bytes. */
  private static final long MOST_ENDPOINTS_BYTES = 1 << 20;

  /** Three times the largest real response; many are read at a time, each with its own table. */
  private static final long MOST_ENDPOINTS_BYTES_WITH_NAME_TABLE = 100_000;

  private final HttpUrl base;
  private final CatalogSettings settings;
  private final HttpTransport lists;
  private final HttpTransport health;
  private final long mostEndpointsBytes;
  private final ReentrantLock interning = new ReentrantLock();
  private final ValueInterner interner = ValueInterner.ofManyResponses();

  /** Creates a client with connections of its own. */
  public OpenRouterClient(CatalogSettings settings) {
    this.settings = settings;
    this.mostEndpointsBytes = Math.min(MOST_ENDPOINTS_BYTES, settings.limits().maxBodyBytes());
    this.base = HttpUrl.get(settings.baseUrl().toString());
    this.lists =
        new HttpTransport(
            base, settings.apiKey(), settings.clock(), settings.limits().maxBodyBytes());
    this.health = lists.withMostBytes(mostEndpointsBytes);
  }

  /**
   * {@return the whole list, all pages within one deadline and one size limit} That of all models
   * needs no key, so none is sent.
   */
  @Override
  public FetchOutcome<ListResponse> models(@Nullable ListFingerprint known) {
    boolean ofAccount = settings.listScope() == ListScope.ACCOUNT;
    HttpUrl.Builder url = base.newBuilder().addPathSegment("models");
    if (ofAccount) {
      url.addPathSegment("user");
    }
    if (settings.imageConfigs()) {
      url.addQueryParameter("output_modalities", "all");
    }
    return new ModelListFetch(lists, url.build(), ofAccount, settings.limits()).run(known);
  }

  /**
   * {@return the endpoints of a model} The key is sent, if there is one.
   *
   * @throws IllegalArgumentException if the id is not well-formed, see {@link ModelId}
   */
  @Override
  public FetchOutcome<List<Endpoint>> endpoints(String modelId) {
    if (!new ModelId(modelId).isWellFormed()) {
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
    return health
        .get(url, true, null, settings.limits().endpointsTimeout(), mostEndpointsBytes)
        .then(
            response ->
                AnswerParser.read(
                    response.body(), MOST_ENDPOINTS_BYTES_WITH_NAME_TABLE, this::readEndpoints))
        .then(
            endpoints ->
                endpoints.isPresent()
                    ? new FetchOutcome.Answer<>(endpoints.get())
                    : FetchOutcome.failed(
                        CatalogError.Kind.UNREADABLE, "the answer has no data object"));
  }

  /** One interner for all responses, so that endpoints of different models share their values. */
  private Optional<List<Endpoint>> readEndpoints(JsonParser parser) throws IOException {
    interning.lock();
    try {
      return EndpointsReader.read(parser, interner);
    } finally {
      interning.unlock();
    }
  }

  /**
   * {@return whether there is a key that is never sent, since it would go unencrypted to another
   * machine}
   */
  public boolean withholdsKey() {
    return health.withholdsKey();
  }

  /** Ends all connections and threads. Running requests fail as unreachable. */
  @Override
  public void close() {
    lists.close();
    health.close();
  }
}
