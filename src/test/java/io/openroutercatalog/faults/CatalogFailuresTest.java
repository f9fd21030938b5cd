package io.openroutercatalog.faults;

import static io.openroutercatalog.CatalogError.Kind.IMPLAUSIBLE;
import static io.openroutercatalog.CatalogError.Kind.INTERNAL;
import static io.openroutercatalog.CatalogError.Kind.TOO_LARGE;
import static io.openroutercatalog.CatalogError.Kind.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd responses and odd callers; {@link FaultMatrixTest} has the faults of the network. */
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
            "none of the listed models"));
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
