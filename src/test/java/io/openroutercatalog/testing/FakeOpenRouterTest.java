package io.openroutercatalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the fake server with the JDK's HTTP client. */
class FakeOpenRouterTest {
  private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    openRouter.close();
    http.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create(openRouter.baseUrl() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void a_new_server_has_an_empty_list_on_the_loopback_interface() throws Exception {
    assertThat(openRouter.baseUrl().getHost()).isEqualTo("127.0.0.1");
    assertThat(openRouter.baseUrl().getPath()).isEqualTo("/api/v1");
    HttpResponse<String> response = get("/models");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body())
        .isEqualTo("{\"data\":[],\"total_count\":0,\"links\":{\"next\":null}}");
  }

  @Test
  void models_and_rows_are_served_in_order() throws Exception {
    FakeModel first = FakeModel.of("a/one");
    openRouter.models(first, FakeModel.of("b/two"));
    assertThat(get("/models").body())
        .startsWith("{\"data\":[" + first.toJson() + ",{\"id\":\"b/two\"")
        .contains("\"total_count\":2");
    openRouter.rows(List.of("null", "17"));
    assertThat(get("/models").body()).startsWith("{\"data\":[null,17],");
  }

  @Test
  void requests_are_counted_by_kind() throws Exception {
    get("/models");
    get("/models");
    get("/models/a/b/endpoints");
    get("/elsewhere");
    assertThat(openRouter.modelsRequests()).isEqualTo(2);
    assertThat(openRouter.endpointsRequests()).isEqualTo(1);
  }

  @Test
  void an_endpoint_has_the_prices_of_its_model() throws Exception {
    openRouter.models(FakeModel.of("a/b").priced("0.25", "0.5"));

    assertThat(get("/models/a/b/endpoints").body())
        .contains("\"provider_name\":\"Fake\"", "\"prompt\":\"0.25\"");
    assertThat(get("/models/a/other/endpoints").body()).doesNotContain("pricing");
  }

  @Test
  void pages_are_linked_until_the_last() throws Exception {
    openRouter.rows(List.of("1", "2", "3", "4", "5")).pageSize(2);
    assertThat(get("/models").body())
        .isEqualTo(
            "{\"data\":[1,2],\"total_count\":5,"
                + "\"links\":{\"next\":\"/api/v1/models?offset=2&limit=2\"}}");
    assertThat(get("/models?offset=2&limit=2").body())
        .contains("[3,4]")
        .contains("\"/api/v1/models?offset=4&limit=2\"");
    assertThat(get("/models?offset=4&limit=2").body()).contains("[5]").contains("\"next\":null");
    assertThat(get("/models?offset=9&limit=2").body()).contains("[]").contains("\"next\":null");
    assertThat(openRouter.modelsRequests()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=2&offset=1", "?category=x&offset=1", "?offset=1"})
  void the_offset_may_stand_anywhere_in_the_query(String query) throws Exception {
    openRouter.rows(List.of("1", "2"));
    assertThat(get("/models" + query).body()).startsWith("{\"data\":[2],");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?category=x", "?offset=", "?offset=x", "?supported_parameters=tools", "?"})
  void a_query_without_an_offset_starts_at_the_first_row(String query) throws Exception {
    openRouter.rows(List.of("1", "2"));
    assertThat(get("/models" + query).body()).startsWith("{\"data\":[1,2],");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_page_has_at_least_one_row(int rows) {
    assertThatThrownBy(() -> openRouter.pageSize(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was " + rows);
  }

  @Test
  void a_model_has_a_healthy_endpoint_unless_told_otherwise() throws Exception {
    openRouter.endpoints("a/b:free", FakeAnswer.json("{\"data\":{}}"));
    assertThat(get("/models/a/b/endpoints").body())
        .contains("\"status\":0")
        .contains("\"uptime_last_30m\":100");
    assertThat(get("/models/a/b%3Afree/endpoints").body()).isEqualTo("{\"data\":{}}");
  }

  @Test
  void a_whole_answer_for_the_list_holds_until_models_are_set() throws Exception {
    openRouter.rows(List.of("1")).models(FakeAnswer.json("<html>"));
    assertThat(get("/models").body()).isEqualTo("<html>");
    assertThat(get("/models/a/b/endpoints").statusCode()).isEqualTo(200);
    openRouter.models(FakeModel.of("a/one"));
    assertThat(get("/models").body()).startsWith("{\"data\":[{\"id\":\"a/one\"");
  }

  @Test
  void a_failure_holds_for_all_requests_until_recovery_and_is_counted() throws Exception {
    openRouter.fail(FakeAnswer.status(503).header("Retry-After", "7"));
    for (String path : List.of("/models", "/models/a/b/endpoints", "/elsewhere")) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
      assertThat(response.body())
          .isEqualTo("{\"error\":{\"code\":503,\"message\":\"told to fail\"}}");
    }
    openRouter.recover();
    assertThat(get("/models").statusCode()).isEqualTo(200);
    assertThat(openRouter.modelsRequests()).isEqualTo(2);
    assertThat(openRouter.endpointsRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere", "/modelsx", "/models/a/b", "/models/a/b/endpoints/x"})
  void a_path_that_openrouter_does_not_have_is_not_found(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(openRouter.modelsRequests() + openRouter.endpointsRequests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void a_status_without_a_body_can_be_answered(int status) throws Exception {
    openRouter.fail(FakeAnswer.status(status));
    assertThat(get("/models").statusCode()).isEqualTo(status);
    assertThat(get("/models").body()).isEmpty();
  }

  @Test
  void the_last_authorization_is_remembered() throws Exception {
    assertThat(openRouter.lastAuthorization()).isNull();
    http.send(
        HttpRequest.newBuilder(URI.create(openRouter.baseUrl() + "/models"))
            .header("Authorization", "Bearer x")
            .build(),
        BodyHandlers.discarding());
    assertThat(openRouter.lastAuthorization()).isEqualTo("Bearer x");
    get("/models");
    assertThat(openRouter.lastAuthorization()).isNull();
  }

  @Test
  void a_broken_answer_ends_before_its_body_is_complete() throws Exception {
    openRouter.models(FakeAnswer.broken());
    assertThatThrownBy(() -> get("/models")).isInstanceOf(IOException.class);
    openRouter.rows(List.of());
    assertThat(get("/models").statusCode()).isEqualTo(200);
  }

  @Test
  void a_delayed_answer_lets_the_client_wait() throws Exception {
    Duration delay = Duration.ofMillis(150);
    openRouter.fail(FakeAnswer.status(500).after(delay));
    long start = System.nanoTime();
    assertThat(get("/models").statusCode()).isEqualTo(500);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void a_delay_holds_up_no_other_request() throws Exception {
    openRouter.endpoints("a/slow", FakeAnswer.status(500).after(Duration.ofHours(1)));
    var slow = new FutureTask<>(() -> get("/models/a/slow/endpoints"));
    Thread.ofVirtual().start(slow);
    while (openRouter.endpointsRequests() < 1) { // Bounded by the timeout of every test.
      Thread.onSpinWait();
    }
    assertThat(get("/models").statusCode()).isEqualTo(200);
    assertThat(slow.isDone()).isFalse();
  }

  @Test
  void closing_cancels_running_requests_and_ends_all_threads() throws Exception {
    Set<Thread> before = threads();
    FakeOpenRouter closed = FakeOpenRouter.start();
    URI models = URI.create(closed.baseUrl() + "/models");
    closed.fail(FakeAnswer.status(500).after(Duration.ofHours(1)));
    HttpRequest request = HttpRequest.newBuilder(models).build();
    var waiting = new FutureTask<>(() -> http.send(request, BodyHandlers.ofString()));
    Thread.ofVirtual().start(waiting);
    while (closed.modelsRequests() < 1) {
      Thread.onSpinWait();
    }
    assertThat(threads()).as("a server has a thread").hasSizeGreaterThan(before.size());

    closed.close();
    closed.close(); // Twice is no error.

    assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
    assertThat(threads()).isEqualTo(before);
    assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
  }

  /** The JDK's server has one thread that is not among the virtual ones, which close() awaits. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("HTTP-Dispatcher"))
        .collect(Collectors.toSet());
  }

  @Test
  void the_address_is_valid_where_the_jvm_prefers_ipv6() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.net.preferIPv6Addresses=true",
                "-cp",
                System.getProperty("java.class.path"),
                PrintsHost.class.getName())
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("127.0.0.1");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs in a JVM of its own. */
  static final class PrintsHost {
    private PrintsHost() {}

    public static void main(String[] args) {
      try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
        System.out.println(openRouter.baseUrl().getHost());
      }
    }
  }
}
