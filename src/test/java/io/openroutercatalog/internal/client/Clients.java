package io.openroutercatalog.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.FetchOutcome.Answer;
import io.openroutercatalog.internal.source.FetchOutcome.Failed;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.internal.source.ModelList;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;

/** Helpers of the client's tests. */
public final class Clients {
  private Clients() {}

  static CatalogSettingsBuilder at(URI baseUrl) {
    return TestSettings.quiet()
        .baseUrl(baseUrl)
        .modelsTimeout(Duration.ofSeconds(10))
        .endpointsTimeout(Duration.ofSeconds(10));
  }

  static <T> T value(FetchOutcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Answer.class);
    return ((Answer<T>) outcome).value();
  }

  /** Requests the list without a fingerprint, so that the response is a list. */
  static FetchOutcome<ModelList> list(OpenRouterClient client) {
    return listed(client.models(null));
  }

  static FetchOutcome<ModelList> listed(FetchOutcome<ListResponse> outcome) {
    return outcome.then(response -> new Answer<>(((ListResponse.Listed) response).list()));
  }

  static CatalogError error(FetchOutcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed<?>) outcome).error();
  }

  static MockResponse json(String body) {
    return new MockResponse.Builder().body(body).build();
  }
}
