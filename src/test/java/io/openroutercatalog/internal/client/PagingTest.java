package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.error;
import static io.openroutercatalog.internal.client.Clients.json;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.internal.http.HttpTransport;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list in several pages is read as a whole or not at all. */
class PagingTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String page(String next, String... rows) {
    return "{\"data\":[" + String.join(",", rows) + "],\"links\":{\"next\":" + next + "}}";
  }

  private static String row(String id) {
    return FakeModel.of(id).toJson();
  }

  private CatalogSettings settings() {
    return at(server.url("/api/v1").uri()).build();
  }

  private FetchOutcome<ModelList> fetch() {
    try (OpenRouterClient client = new OpenRouterClient(settings())) {
      return Clients.list(client);
    }
  }

  private static List<String> ids(ModelList answer) {
    return answer.models().stream().map(ModelRow::id).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 4", "3, 3", "6, 2", "7, 1", "100, 1"})
  void all_pages_are_followed_in_order(int pageSize, int requests) {
    List<FakeModel> models =
        IntStream.range(0, 7).mapToObj(i -> FakeModel.of("vendor/model-" + i)).toList();
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(models).pageSize(pageSize);
        OpenRouterClient client = new OpenRouterClient(at(openRouter.baseUrl()).build())) {
      assertThat(ids(value(Clients.list(client))))
          .containsExactlyElementsOf(
              IntStream.range(0, 7).mapToObj(i -> "vendor/model-" + i).toList());
      assertThat(openRouter.modelsRequests()).isEqualTo(requests);
    }
  }

  @Test
  void a_duplicate_on_a_later_page_is_counted_and_the_first_wins() {
    server.enqueue(json(page("\"/api/v1/models?offset=2\"", row("a/one"), "null")));
    server.enqueue(
        json(page("null", FakeModel.of("a/one").with("name", "late").toJson(), row("b/two"))));
    ModelList answer = value(fetch());
    assertThat(answer.models())
        .extracting(ModelRow::name)
        .containsExactly("Fake a/one", "Fake b/two");
    assertThat(answer.brokenRows())
        .isEqualTo(Map.of(ExclusionReason.ROW_NOT_OBJECT, 1, ExclusionReason.DUPLICATE, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/models?offset=1&limit=1, /api/v1/models?offset=1&limit=1",
    "?cursor=a%2Fb, /api/v1/models?cursor=a%2Fb",
    // The service's own path would bypass a proxy that has another path.
    "/other/path?offset=1, /api/v1/models?offset=1",
    "/api/v1/keys?offset=1#x, /api/v1/models?offset=1",
  })
  void only_the_query_of_a_link_is_used(String next, String target) throws Exception {
    server.enqueue(json(page("\"" + next + "\"", row("a/one"))));
    server.enqueue(json(page("null", row("b/two"))));
    assertThat(ids(value(fetch()))).containsExactly("a/one", "b/two");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/models");
    assertThat(server.takeRequest().getTarget()).isEqualTo(target);
  }

  @Test
  void the_key_is_sent_with_no_page() throws Exception {
    server.enqueue(json(page("\"?offset=1\"", row("a/one"))));
    server.enqueue(json(page("null", row("b/two"))));
    value(fetch());
    for (int i = 0; i < 2; i++) {
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elsewhere.example/api/v1/models?offset=1",
        "//elsewhere.example/api/v1/models?offset=1",
        "https://openrouter.ai@elsewhere.example/models?offset=1",
        "ftp://elsewhere.example/?offset=1",
        "file:///etc/passwd?offset=1",
        "javascript:alert(1)",
        "/api/v1/models",
        "",
      })
  void a_link_that_is_no_page_of_the_list_fails_the_whole(String next) {
    server.enqueue(json(page("\"" + next + "\"", row("a/one"))));
    var error = error(fetch());
    assertThat(error.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(error.message()).isEqualTo("links.next is no page of this list: " + next);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "true", "[\"?offset=1\"]", "{\"href\":\"?offset=1\"}"})
  void a_link_that_is_no_text_is_ignored(String next) {
    server.enqueue(json(page(next, row("a/one"))));
    assertThat(ids(value(fetch()))).containsExactly("a/one");
  }

  @Test
  void a_page_that_links_to_itself_ends() {
    String loop = page("\"/api/v1/models?offset=1\"", row("a/one"));
    server.enqueue(json(loop));
    server.enqueue(json(loop));
    var error = error(fetch());
    assertThat(error.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(error.message()).isEqualTo("links.next does not come to an end");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void a_service_that_always_names_a_next_page_ends() {
    List<FakeModel> models =
        IntStream.range(0, 300).mapToObj(i -> FakeModel.of("vendor/model-" + i)).toList();
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(models).pageSize(1);
        OpenRouterClient client = new OpenRouterClient(at(openRouter.baseUrl()).build())) {
      assertThat(error(Clients.list(client)).message())
          .isEqualTo("links.next does not come to an end");
      assertThat(openRouter.modelsRequests()).isEqualTo(200);
    }
  }

  @Test
  void one_failed_page_fails_the_whole() {
    server.enqueue(json(page("\"?offset=1\"", row("a/one"))));
    server.enqueue(new MockResponse.Builder().code(502).body("<html>").build());
    var error = error(fetch());
    assertThat(error.httpStatus()).isEqualTo(502);
    assertThat(error.message()).isEqualTo("HTTP 502");
  }

  @Test
  void one_page_without_data_fails_the_whole() {
    server.enqueue(json(page("\"?offset=1\"", row("a/one"))));
    server.enqueue(json("{\"links\":{\"next\":null}}"));
    assertThat(error(fetch()).message()).isEqualTo("the answer has no data list");
  }

  @Test
  void the_size_limit_is_for_all_pages_together() {
    // White space, since 1,024 bytes is the smallest limit.
    String first = page("\"?offset=1\"", row("a/one")) + " ".repeat(1_024);
    String second = page("null", row("b/two"));
    int both = first.length() + second.length();
    for (int allowed : new int[] {both, both - 1}) {
      server.enqueue(json(first));
      server.enqueue(json(second));
      boolean enough = allowed == both;
      try (HttpTransport transport =
          new HttpTransport(server.url("/"), "", InstantSource.system(), allowed)) {
        var outcome =
            Clients.listed(
                new ModelListFetch(
                        transport,
                        server.url("/api/v1/models"),
                        false,
                        CatalogSettings.builder().maxBodyBytes(allowed).build().limits())
                    .run(null));
        if (enough) {
          assertThat(ids(value(outcome))).containsExactly("a/one", "b/two");
        } else {
          assertThat(error(outcome).kind()).isEqualTo(Kind.TOO_LARGE);
        }
      }
    }
  }
}
