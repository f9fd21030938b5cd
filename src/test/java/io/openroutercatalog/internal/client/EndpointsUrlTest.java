package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.json;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.net.URI;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The author and the slug of an id are one path segment each, whatever they contain. */
class EndpointsUrlTest {
  @ParameterizedTest
  @CsvSource({
    "qwen/qwen3-coder:free, qwen/qwen3-coder:free",
    "~vendor/latest, ~vendor/latest",
    "größe/模型, gr%C3%B6%C3%9Fe/%E6%A8%A1%E5%9E%8B",
    "a/😀, a/%F0%9F%98%80",
    "a/..., a/...",
    "a/b+c&d, a/b+c&d",
  })
  void every_character_of_an_id_is_encoded_if_necessary(String id, String path) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(json("{\"data\":{\"endpoints\":[]}}"));
      try (OpenRouterClient client =
          new OpenRouterClient(at(server.url("/api/v1").uri()).build())) {
        assertThat(value(client.endpoints(id))).isEmpty();
      }
      var request = server.takeRequest();
      assertThat(request.getMethod()).isEqualTo("GET");
      assertThat(request.getTarget()).isEqualTo("/api/v1/models/" + path + "/endpoints");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b:free", "größe/模型", "a/b+c"})
  void a_server_decodes_the_same_id(String id) {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start();
        OpenRouterClient client = new OpenRouterClient(at(openRouter.baseUrl()).build())) {
      openRouter.endpoints(
          id, FakeAnswer.json("{\"data\":{\"endpoints\":[{\"tag\":\"this one\"}]}}"));
      assertThat(value(client.endpoints(id))).extracting(Endpoint::tag).containsExactly("this one");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', /models/a/b/endpoints",
    "/, /models/a/b/endpoints",
    "/api/v1/, /api/v1/models/a/b/endpoints",
    "/proxy/open%20router, /proxy/open%20router/models/a/b/endpoints",
  })
  void the_path_of_the_base_url_is_kept(String base, String target) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(json("{\"data\":{\"endpoints\":[]}}"));
      String url = "http://" + server.getHostName() + ":" + server.getPort() + base;
      try (OpenRouterClient client = new OpenRouterClient(at(URI.create(url)).build())) {
        assertThat(value(client.endpoints("a/b"))).isEmpty();
      }
      assertThat(server.takeRequest().getTarget()).isEqualTo(target);
    }
  }
}
