package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fingerprint of a list, from its response to the next request. */
class ListFingerprintTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void page(String tag, String next) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("ETag", tag)
            .body("{\"data\":[],\"links\":{\"next\":" + next + "}}")
            .build());
  }

  private ListResponse fetch(@Nullable String tag) {
    return fetchKnowing(tag == null ? null : new ListFingerprint(tag, ""));
  }

  private ListResponse fetchKnowing(@Nullable ListFingerprint known) {
    try (OpenRouterClient client = new OpenRouterClient(at(server.url("/api/v1").uri()).build())) {
      return value(client.models(known));
    }
  }

  private static @Nullable String tag(ListResponse response) {
    ListFingerprint fingerprint = ((ListResponse.Listed) response).fingerprint();
    return fingerprint == null ? null : fingerprint.tag();
  }

  @Test
  void the_fingerprint_of_a_list_of_one_page_has_its_etag() {
    page("\"one\"", "null");
    assertThat(tag(fetch(null))).isEqualTo("\"one\"");
  }

  @Test
  void a_list_of_several_pages_has_no_fingerprint() {
    page("\"one\"", "\"?offset=1\"");
    page("\"two\"", "null");
    assertThat(tag(fetch(null))).isNull();
  }

  @Test
  void a_304_confirms_the_known_list() throws Exception {
    server.enqueue(new MockResponse.Builder().code(304).build());
    assertThat(fetch("\"one\""))
        .isEqualTo(new ListResponse.NotModified(new ListFingerprint("\"one\"", "")));
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"one\"");
  }

  @Test
  void the_same_bytes_with_another_etag_are_the_same_list_with_the_new_etag() {
    page("\"one\"", "null");
    page("\"two\"", "null");
    ListFingerprint one = ((ListResponse.Listed) fetch(null)).fingerprint();
    assertThat(one).isNotNull();
    assertThat(fetchKnowing(one))
        .isEqualTo(new ListResponse.NotModified(new ListFingerprint("\"two\"", one.sha256())));
  }
}
