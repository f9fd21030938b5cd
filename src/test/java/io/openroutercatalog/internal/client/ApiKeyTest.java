package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.error;
import static io.openroutercatalog.internal.client.Clients.json;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ListScope;
import io.openroutercatalog.internal.http.HttpTransport;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests have the key, and which texts must not contain it. */
class ApiKeyTest {
  private static final String KEY = Canary.KEY;

  @Test
  void the_key_is_sent_for_endpoints_only() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("a/one"));
        OpenRouterClient client =
            new OpenRouterClient(at(openRouter.baseUrl()).apiKey(KEY).build())) {
      value(client.endpoints("a/one"));
      assertThat(openRouter.lastAuthorization()).isEqualTo("Bearer " + KEY);
      value(Clients.list(client));
      assertThat(openRouter.lastAuthorization()).isNull();
    }
  }

  @Test
  void the_list_of_the_account_is_asked_for_with_the_key() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("a/one"));
        OpenRouterClient client =
            new OpenRouterClient(
                at(openRouter.baseUrl()).apiKey(KEY).listScope(ListScope.ACCOUNT).build())) {
      assertThat(value(Clients.list(client)).models())
          .extracting(ModelRow::id)
          .containsExactly("a/one");
      assertThat(openRouter.lastAuthorization()).isEqualTo("Bearer " + KEY);

      openRouter.fail(FakeAnswer.status(401));
      assertThat(error(Clients.list(client)))
          .returns(Kind.HTTP_STATUS, CatalogError::kind)
          .returns(401, CatalogError::httpStatus);
    }
  }

  @Test
  void rows_that_put_out_images_are_asked_for_only_where_they_become_configs() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      for (boolean images : List.of(false, true)) {
        server.enqueue(json("{\"data\":[]}"));
        try (OpenRouterClient client =
            new OpenRouterClient(
                at(server.url("/api/v1").uri())
                    .apiKey(KEY)
                    .listScope(images ? ListScope.ACCOUNT : ListScope.ALL)
                    .imageConfigs(images)
                    .build())) {
          value(Clients.list(client));
        }
        assertThat(server.takeRequest().getTarget())
            .isEqualTo(images ? "/api/v1/models/user?output_modalities=all" : "/api/v1/models");
      }
    }
  }

  @Test
  void without_a_key_nothing_is_sent() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start();
        OpenRouterClient client =
            new OpenRouterClient(at(openRouter.baseUrl()).apiKey("").build())) {
      value(client.endpoints("a/one"));
      assertThat(openRouter.lastAuthorization()).isNull();
      assertThat(client.withholdsKey()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://openrouter.ai/api/v1, true",
    "https://10.0.0.1/api/v1, true",
    "http://localhost:8080/, true",
    "http://127.0.0.1:8080/, true",
    "http://127.255.0.9/, true",
    "http://[::1]:8080/, true",
    "http://[0:0:0:0:0:0:0:1]/, true",
    "http://openrouter.ai/api/v1, false",
    "http://10.0.0.1/, false",
    "http://128.0.0.1/, false",
    "http://[::2]/, false",
    "http://localhost.elsewhere.example/, false",
    "http://127.0.0.1.elsewhere.example/, false",
    "http://127.elsewhere.example/, false",
  })
  void the_key_travels_only_encrypted_or_within_the_machine(String base, boolean sent)
      throws Exception {
    try (MockWebServer server = new MockWebServer();
        HttpTransport transport =
            new HttpTransport(HttpUrl.get(base), KEY, InstantSource.system(), 1_024)) {
      server.start();
      server.enqueue(json("{}"));
      value(transport.get(server.url("/"), true, null, Duration.ofSeconds(10), 1_000));
      assertThat(server.takeRequest().getHeaders().get("Authorization"))
          .isEqualTo(sent ? "Bearer " + KEY : null);
      assertThat(transport.withholdsKey()).isEqualTo(!sent);
    }
  }

  @Test
  void a_missing_key_does_not_count_as_withheld() {
    try (HttpTransport transport =
        new HttpTransport(
            HttpUrl.get("http://openrouter.ai/api/v1"), "", InstantSource.system(), 1_024)) {
      assertThat(transport.withholdsKey()).isFalse();
    }
  }

  @Test
  void a_server_that_repeats_the_key_in_an_error_does_not_bring_it_into_messages()
      throws Exception {
    MockResponse response =
        new MockResponse.Builder()
            .code(401)
            .body("{\"error\":{\"message\":\"no user with key " + KEY + " (" + KEY + ")\"}}")
            .build();
    assertThat(errorMessage(response)).isEqualTo("HTTP 401: no user with key [key] ([key])");
  }

  @Test
  void a_server_that_repeats_the_key_in_a_location_does_not_bring_it_into_messages()
      throws Exception {
    MockResponse response =
        new MockResponse.Builder()
            .code(307)
            .addHeader("Location", "https://elsewhere.example/?key=" + KEY)
            .build();
    assertThat(errorMessage(response))
        .isEqualTo(
            "HTTP 307, a redirect that is not followed, to https://elsewhere.example/?key=[key]");
  }

  @Test
  void a_key_at_the_edge_of_a_long_message_is_not_cut_into_view() throws Exception {
    // The key begins before the last character that is shown.
    String message = "x".repeat(190) + KEY;
    MockResponse response =
        new MockResponse.Builder()
            .code(400)
            .body("{\"error\":{\"message\":\"" + message + "\"}}")
            .build();
    assertThat(errorMessage(response)).doesNotContain(KEY.substring(0, 5)).contains("[key]");
  }

  private static String errorMessage(MockResponse response) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(response);
      try (OpenRouterClient client =
          new OpenRouterClient(at(server.url("/api/v1").uri()).apiKey(KEY).build())) {
        return error(client.endpoints("a/b")).message();
      }
    }
  }

  @Test
  void a_catalogue_shows_its_key_in_no_text() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("a/one"))) {
      CatalogSettings settings = at(openRouter.baseUrl()).apiKey(KEY).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        assertThat(catalog.configs().get(0).apiKey()).isEqualTo(KEY);
        assertThat(catalog.configs().toString()).doesNotContain(KEY);
        openRouter.models(FakeAnswer.json("{\"error\":{\"message\":\"bad key " + KEY + "\"}}"));
        assertThat(catalog.refresh().toString())
            .contains("the answer repeats the API key")
            .doesNotContain(KEY);
        assertThat(Objects.requireNonNull(catalog.status().lastError()).toString())
            .doesNotContain(KEY);
        assertThat(settings.toString()).doesNotContain(KEY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\n", "\r\nX-More: 1", "\t", "\u0000", "\u007f", "ü", "\u200b", "😀"})
  void a_key_that_cannot_be_a_header_is_refused_without_repeating_it(String odd) {
    assertThatThrownBy(() -> CatalogSettings.builder().apiKey(KEY + odd + KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("api_key")
        .hasMessageContaining("index " + KEY.length())
        .hasMessageNotContaining(KEY)
        .hasMessageNotContaining(odd + KEY);
  }
}
