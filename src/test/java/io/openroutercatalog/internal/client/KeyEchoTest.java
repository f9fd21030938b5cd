package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.error;
import static io.openroutercatalog.internal.client.Clients.json;
import static io.openroutercatalog.internal.client.Clients.list;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.http.ApiKeyRedactor;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.logs.Canary;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** If a server repeats the key that it was sent, no output contains it. */
class KeyEchoTest {
  private static final String KEY = Canary.KEY;

  private final MockWebServer server = new MockWebServer();
  private final MockWebServer elsewhere = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    server.start();
    elsewhere.start();
  }

  @AfterEach
  void no_other_host_got_a_request() {
    assertThat(elsewhere.getRequestCount()).isZero();
    server.close();
    elsewhere.close();
  }

  private OpenRouterClient client(String key) {
    return new OpenRouterClient(at(server.url("/api/v1").uri()).apiKey(key).build());
  }

  private static String joined(String by) {
    return String.join(by, KEY.split(""));
  }

  private static String percentEncoded() {
    StringBuilder all = new StringBuilder();
    KEY.chars().forEach(c -> all.append(String.format("%%%02X", c)));
    return all.toString();
  }

  static Stream<String> forms() {
    return Stream.of(
        KEY,
        "Bearer " + KEY,
        KEY.toUpperCase(java.util.Locale.ROOT),
        percentEncoded(),
        KEY.replace("-", "%2d"),
        KEY.substring(0, 20) + "\\r\\n " + KEY.substring(20),
        joined("\\u200b"),
        joined(" "),
        KEY + KEY);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_key_in_any_plain_form_is_taken_out_of_an_error_message(String form) {
    try (OpenRouterClient client = client(KEY)) {
      server.enqueue(
          new MockResponse.Builder()
              .code(401)
              .body("{\"error\":{\"message\":\"got " + form + ".\"}}")
              .build());
      assertThat(error(client.endpoints("a/b")).message())
          .matches("HTTP 401: got (Bearer )?(\\[key])+\\.");
    }
  }

  @Test
  void a_key_of_any_characters_is_taken_out() {
    String odd = "a.b*c(d[e\\f%g$1^h|i?j{k}l+m\"n";
    ApiKeyRedactor key = new ApiKeyRedactor(odd);
    assertThat(key.takenOutOf("x " + odd + " y")).isEqualTo("x [key] y");
    assertThat(key.takenOutOf(odd.replace("%", "%25").replace("+", "%2B"))).isEqualTo("[key]");
    assertThat(key.takenOutOf("aXb*c")).isEqualTo("aXb*c");
  }

  static Stream<String> answersWithTheKey() {
    return Stream.of(
            "{'data':[{'id':'a/KEY'}]}",
            "{'data':[{'id':'KEY'}]}",
            "{'data':[{'id':'a/b','name':'KEY'}]}",
            "{'data':[{'id':'a/b','canonical_slug':'KEY'}]}",
            "{'data':[{'id':'a/b','supported_parameters':['KEY']}]}",
            "{'data':[{'id':'a/b','pricing':{'KEY':'1'}}]}",
            "{'error':{'message':'Bearer KEY'}}",
            "{'data':[],'links':{'next':'https://elsewhere.example/?KEY'}}",
            "{'data':[],'links':{'next':'/api/v1/models?KEY'}}",
            "{KEY}",
            "<html>KEY",
            "KEY")
        .map(body -> body.replace('\'', '"').replace("KEY", KEY));
  }

  @ParameterizedTest
  @MethodSource("answersWithTheKey")
  void an_answer_that_repeats_the_key_is_refused_whole(String body) {
    try (OpenRouterClient client = client(KEY)) {
      server.enqueue(json(body));
      server.enqueue(json(body));
      assertRefused(error(list(client)));
      assertRefused(error(client.endpoints("a/b")));
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void a_key_is_found_wherever_it_stands_in_a_body_of_any_length() throws IOException {
    ApiKeyRedactor key = new ApiKeyRedactor(KEY);
    for (int before : new int[] {0, 1, 8_000, 8_192 - KEY.length(), 8_190, 8_192, 20_000}) {
      for (int after : new int[] {0, 1, KEY.length(), 9_000}) {
        String body = "x".repeat(before) + KEY + "k".repeat(after);
        assertThat(key.isIn(new Buffer().writeUtf8(body))).as("%d %d", before, after).isTrue();
        String broken =
            "x".repeat(before) + KEY.substring(1) + KEY.substring(2) + "k".repeat(after);
        assertThat(key.isIn(new Buffer().writeUtf8(broken))).isFalse();
      }
    }
    assertThat(key.isIn(new Buffer())).isFalse();
  }

  /** A search that restarts at each beginning of the key would take a minute. */
  @Test
  void a_body_of_the_largest_size_made_to_look_like_the_key_is_searched_in_time()
      throws IOException {
    ApiKeyRedactor key = new ApiKeyRedactor("sk-" + "a".repeat(30));
    String looksAlike = "a".repeat(24 << 20);
    assertThat(key.isIn(new Buffer().writeUtf8(looksAlike))).isFalse();
    assertThat(key.isIn(new Buffer().writeUtf8(looksAlike + "sk-" + looksAlike))).isTrue();
    for (String start : List.of("s", "sk-", KEY.substring(0, KEY.length() - 1))) {
      String starts = start.repeat((24 << 20) / start.length());
      assertThat(new ApiKeyRedactor(KEY).isIn(new Buffer().writeUtf8(starts))).isFalse();
    }
  }

  private static void assertRefused(CatalogError error) {
    assertThat(error.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(error.message()).isEqualTo("the answer repeats the API key");
  }

  /** Keys for test services are words such as "none", which may be in their lists too. */
  @Test
  void a_short_key_may_be_a_word_of_the_answer() {
    try (OpenRouterClient client = client("none")) {
      server.enqueue(json("{\"data\":[{\"id\":\"a/none\"}]}"));
      assertThat(value(list(client)).models()).hasSize(1);
    }
  }

  @Test
  void an_etag_with_the_key_in_it_is_shown_nowhere() throws Exception {
    try (OpenRouterClient client = client(KEY)) {
      server.enqueue(
          new MockResponse.Builder()
              .body("{\"data\":[]}")
              .addHeader("ETag", "\"" + KEY + "\"")
              .build());
      assertThat(value(client.models(null)))
          .isInstanceOfSatisfying(
              ListResponse.Listed.class,
              listed -> assertThat(listed.fingerprint()).extracting(ListFingerprint::tag).isNull());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_to_another_host_is_not_followed(int status) throws Exception {
    try (OpenRouterClient client = client(KEY)) {
      for (String target :
          List.of(elsewhere.url("/x").toString(), "//" + elsewhere.getHostName())) {
        MockResponse redirect =
            new MockResponse.Builder().code(status).addHeader("Location", target).build();
        server.enqueue(redirect);
        server.enqueue(redirect);
        assertThat(error(list(client)).httpStatus()).isEqualTo(status);
        assertThat(error(client.endpoints("a/b")).httpStatus()).isEqualTo(status);
      }
    }
  }

  @Test
  void a_next_page_is_requested_from_the_host_of_the_first_page_or_not_at_all() throws Exception {
    String otherPort = elsewhere.url("/api/v1/models?page=2").toString();
    String otherHost = "http://127.0.0.2/api/v1/models?page=2";
    try (OpenRouterClient client = client(KEY)) {
      server.enqueue(json("{\"data\":[],\"links\":{\"next\":\"" + otherPort + "\"}}"));
      server.enqueue(json("{\"data\":[]}"));
      value(list(client));
      server.takeRequest();
      var second = server.takeRequest();
      assertThat(second.getTarget()).isEqualTo("/api/v1/models?page=2");
      assertThat(second.getHeaders().get("Authorization")).isNull();

      server.enqueue(json("{\"data\":[],\"links\":{\"next\":\"" + otherHost + "\"}}"));
      assertThat(error(list(client)).message())
          .isEqualTo("links.next is no page of this list: " + otherHost);
      assertThat(server.getRequestCount()).isEqualTo(3);
    }
  }

  @Test
  void the_key_is_sent_only_in_the_authorization_header_for_endpoints() throws Exception {
    try (OpenRouterClient client = client(KEY)) {
      server.enqueue(json("{\"data\":[]}"));
      server.enqueue(json("{\"data\":{\"endpoints\":[]}}"));
      value(list(client));
      value(client.endpoints("a/b"));
    }
    var models = server.takeRequest();
    assertThat(models.getUrl() + "\n" + models.getHeaders()).doesNotContain(KEY);
    var endpoints = server.takeRequest();
    assertThat(endpoints.getHeaders().values("Authorization")).containsExactly("Bearer " + KEY);
    assertThat(
            endpoints.getUrl()
                + "\n"
                + endpoints.getHeaders().newBuilder().removeAll("Authorization").build())
        .doesNotContain(KEY);
  }
}
