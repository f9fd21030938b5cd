package io.openroutercatalog;

import static io.openroutercatalog.CatalogError.Kind.HTTP_STATUS;
import static io.openroutercatalog.CatalogError.Kind.IMPLAUSIBLE;
import static io.openroutercatalog.CatalogError.Kind.INTERNAL;
import static io.openroutercatalog.CatalogError.Kind.TIMED_OUT;
import static io.openroutercatalog.CatalogError.Kind.TOO_LARGE;
import static io.openroutercatalog.CatalogError.Kind.UNREACHABLE;
import static io.openroutercatalog.CatalogError.Kind.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in the environment makes the catalogue throw; each failure says what it was. */
class CatalogFailuresTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final String GOOD = "{\"data\":[" + FakeModel.of("a/one").toJson() + "]}";

  private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @AfterEach
  void stop() {
    openRouter.close();
  }

  private CatalogSettingsBuilder settings() {
    return TestSettings.quiet(openRouter)
        .clock(InstantSource.fixed(NOW))
        .modelsTimeout(Duration.ofSeconds(10));
  }

  static Stream<Arguments> answers() {
    FakeModel small = FakeModel.of("a/one").with("context_length", 5);
    return Stream.of(
        arguments(FakeAnswer.status(204), HTTP_STATUS, "HTTP 204"),
        arguments(FakeAnswer.status(400), HTTP_STATUS, "HTTP 400: told to fail"),
        arguments(FakeAnswer.status(401), HTTP_STATUS, "HTTP 401: told to fail"),
        arguments(FakeAnswer.status(403), HTTP_STATUS, "HTTP 403: told to fail"),
        arguments(FakeAnswer.status(404), HTTP_STATUS, "HTTP 404: told to fail"),
        arguments(FakeAnswer.status(429), HTTP_STATUS, "HTTP 429: told to fail"),
        arguments(FakeAnswer.status(500), HTTP_STATUS, "HTTP 500: told to fail"),
        arguments(FakeAnswer.status(503), HTTP_STATUS, "HTTP 503: told to fail"),
        arguments(
            FakeAnswer.status(302).header("Location", "https://elsewhere.example/models"),
            HTTP_STATUS,
            "HTTP 302, a redirect that is not followed, to https://elsewhere.example/models"
                + ": told to fail"),
        arguments(
            FakeAnswer.json("<html><body>Sign in</body></html>"),
            UNREADABLE,
            "the answer is not JSON (line 1, column"),
        arguments(
            FakeAnswer.json("{\"error\":{\"code\":500,\"message\":\"no\\nluck\"}}"),
            UNREADABLE,
            "the answer has no data list; it says: no?luck"),
        arguments(
            FakeAnswer.json(GOOD.substring(0, GOOD.length() - 2)),
            UNREADABLE,
            "the answer is not JSON"),
        arguments(FakeAnswer.json(GOOD + "]"), UNREADABLE, "the answer is not JSON"),
        arguments(
            FakeAnswer.json("{\"data\":" + "[".repeat(300) + "]".repeat(300) + "}"),
            UNREADABLE,
            "nested too deep"),
        arguments(FakeAnswer.json(""), UNREADABLE, "the answer has no data list"),
        arguments(FakeAnswer.json("null"), UNREADABLE, "the answer has no data list"),
        arguments(FakeAnswer.json("[]"), UNREADABLE, "the answer has no data list"),
        arguments(FakeAnswer.json("{}"), UNREADABLE, "the answer has no data list"),
        arguments(FakeAnswer.json("{\"data\":null}"), UNREADABLE, "the answer has no data list"),
        arguments(FakeAnswer.json("{\"data\":{\"a\":[]}}"), UNREADABLE, "no data list"),
        arguments(FakeAnswer.json("{\"data\":\"[]\"}"), UNREADABLE, "no data list"),
        arguments(FakeAnswer.json("{\"data\":[]}"), IMPLAUSIBLE, "none of the listed models"),
        arguments(
            FakeAnswer.json("{\"data\":[null," + small.toJson() + "]}"),
            IMPLAUSIBLE,
            "none of the listed models"),
        arguments(FakeAnswer.broken(), UNREACHABLE, ""));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void a_bad_answer_is_described_and_serves_the_operator_configs(
      FakeAnswer answer, CatalogError.Kind kind, String message) {
    openRouter.fail(answer);
    LlmConfig own = LlmConfig.builder().id(7).provider("OPENAI").modelName("own").build();
    try (CatalogService catalog =
        CatalogService.create(settings().operatorConfigs(List.of(own)).build())) {
      CatalogError error = Objects.requireNonNull(catalog.status().lastError());
      assertThat(error.kind()).isEqualTo(kind);
      assertThat(error.message()).contains(message);
      assertThat(error.httpStatus() == null).isEqualTo(kind != HTTP_STATUS);
      assertThat(error.retryAfter()).isNull();
      assertThat(catalog.configs()).extracting(LlmConfig::id).containsExactly(7);
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void a_bad_answer_to_a_refresh_keeps_the_list(
      FakeAnswer answer, CatalogError.Kind kind, String message) {
    openRouter.models(FakeModel.of("a/one"));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      CatalogSnapshot before = catalog.snapshot();
      openRouter.fail(answer);

      assertThat(catalog.refresh())
          .isInstanceOfSatisfying(
              RefreshResult.Failed.class,
              failed -> {
                assertThat(failed.error().kind()).isEqualTo(kind);
                assertThat(failed.error().message()).contains(message);
              });

      assertThat(catalog.snapshot()).isSameAs(before);
      openRouter.recover();
      assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, 120",
    "503, 30, 30",
    "429, 'Mon, 17 Aug 2026 12:01:30 GMT', 90",
    "503, 'Mon, 17 Aug 2026 11:00:00 GMT', 0",
  })
  void the_wait_a_service_asks_for_is_told(int status, String header, long seconds) {
    openRouter.fail(FakeAnswer.status(status).header("Retry-After", header));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      CatalogError error = Objects.requireNonNull(catalog.status().lastError());
      assertThat(error.httpStatus()).isEqualTo(status);
      assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_told_and_not_followed(int status) {
    try (FakeOpenRouter elsewhere = FakeOpenRouter.start().models(FakeModel.of("a/one"))) {
      String location = elsewhere.baseUrl() + "/models";
      openRouter.fail(FakeAnswer.status(status).header("Location", location));
      try (CatalogService catalog = CatalogService.create(settings().build())) {
        CatalogError error = Objects.requireNonNull(catalog.status().lastError());
        assertThat(error.httpStatus()).isEqualTo(status);
        assertThat(error.message()).contains("redirect that is not followed, to " + location);
      }
      assertThat(elsewhere.modelsRequests()).isZero();
    }
  }

  @Test
  void a_refused_connection_is_unreachable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI closed = URI.create("http://127.0.0.1:" + port + "/api/v1");
    try (CatalogService catalog = CatalogService.create(settings().baseUrl(closed).build())) {
      assertThat(Objects.requireNonNull(catalog.status().lastError()).kind())
          .isEqualTo(UNREACHABLE);
    }
  }

  @Test
  void a_host_without_address_is_unreachable() {
    // The top level domain "invalid" is reserved for this.
    URI nowhere = URI.create("http://openrouter.invalid/api/v1");
    try (CatalogService catalog = CatalogService.create(settings().baseUrl(nowhere).build())) {
      assertThat(Objects.requireNonNull(catalog.status().lastError()))
          .isEqualTo(CatalogError.of(UNREACHABLE, "the host name cannot be resolved"));
    }
  }

  @Test
  void a_service_without_tls_at_an_https_url_is_unreachable() throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerInPlainText(plain));
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/api/v1");
      try (CatalogService catalog = CatalogService.create(settings().baseUrl(https).build())) {
        CatalogError error = Objects.requireNonNull(catalog.status().lastError());
        assertThat(error.kind()).isEqualTo(UNREACHABLE);
        assertThat(error.message()).startsWith("no secure connection");
      }
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connection
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        // Closed only once the client has given up, so that it can read all of the answer.
        connection.getInputStream().skip(Long.MAX_VALUE);
      } catch (IOException e) {
        // The client, or the test, is done with it.
      }
    }
  }

  @Test
  void an_answer_that_does_not_come_times_out() {
    openRouter.fail(FakeAnswer.json(GOOD).after(Duration.ofHours(1)));
    long start = System.nanoTime();
    try (CatalogService catalog =
        CatalogService.create(settings().modelsTimeout(Duration.ofMillis(150)).build())) {
      CatalogError error = Objects.requireNonNull(catalog.status().lastError());
      assertThat(error.kind()).isEqualTo(TIMED_OUT);
      assertThat(error.message()).startsWith("no complete answer within 1");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:0/api/v1",
        "http://127.0.0.1:99999/api/v1",
        "http://[::1%25lo]/api/v1",
      })
  void a_base_url_no_client_can_use_is_refused_by_the_settings(String url) {
    CatalogSettingsBuilder builder = CatalogSettings.builder();
    assertThatThrownBy(() -> builder.baseUrl(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("base_url must ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535})
  void the_first_and_last_port_can_be_used(int port) {
    URI url = URI.create("http://127.0.0.1:" + port + "/api/v1");
    assertThat(CatalogSettings.builder().baseUrl(url).build().baseUrl()).isEqualTo(url);
  }

  @Test
  void an_interrupted_caller_gets_a_failure_and_stays_interrupted() {
    openRouter.models(FakeModel.of("a/one"));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      Thread.currentThread().interrupt();
      RefreshResult result = catalog.refresh();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(result)
          .isInstanceOfSatisfying(
              RefreshResult.Failed.class,
              failed ->
                  assertThat(failed.error())
                      .isEqualTo(
                          CatalogError.of(INTERNAL, "interrupted, or ended without a result")));
    }
  }

  @Test
  void an_answer_over_the_size_limit_is_refused() {
    FakeModel large = FakeModel.of("a/one").with("description", "x".repeat(5_000));
    openRouter.models(large);
    try (CatalogService catalog = CatalogService.create(settings().maxBodyBytes(1_024).build())) {
      assertThat(catalog.status().lastError())
          .isEqualTo(CatalogError.of(TOO_LARGE, "the answer is larger than 1024 bytes"));
    }
    long enough = 10_000;
    try (CatalogService catalog = CatalogService.create(settings().maxBodyBytes(enough).build())) {
      assertThat(catalog.configs()).hasSize(1);
    }
  }

  @Test
  void a_compressed_answer_is_read_and_its_unpacked_size_is_limited() throws IOException {
    String json = GOOD.replace("{\"data\"", "{\"x\":\"" + "y".repeat(100_000) + "\",\"data\"");
    Buffer packed = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.writeUtf8(json);
    }
    assertThat(packed.size()).isLessThan(2_000);
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      MockResponse response =
          new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed).build();
      server.enqueue(response);
      server.enqueue(response);
      CatalogSettingsBuilder here = settings().baseUrl(server.url("/api/v1").uri());
      try (CatalogService catalog = CatalogService.create(here.build())) {
        assertThat(catalog.configs()).hasSize(1);
      }
      try (CatalogService catalog = CatalogService.create(here.maxBodyBytes(50_000).build())) {
        assertThat(Objects.requireNonNull(catalog.status().lastError()).kind())
            .isEqualTo(TOO_LARGE);
      }
    }
  }
}
