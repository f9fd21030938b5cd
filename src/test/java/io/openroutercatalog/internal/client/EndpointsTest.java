package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.error;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.Percentiles;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.Pricing;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tolerant reading of the endpoints of a model. */
class EndpointsTest {
  private static final Endpoint NOTHING_STATED = Endpoint.builder().build();

  private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  private final OpenRouterClient client = new OpenRouterClient(at(openRouter.baseUrl()).build());

  @AfterEach
  void stop() {
    client.close();
    openRouter.close();
  }

  private FetchOutcome<List<Endpoint>> read(String json) {
    openRouter.endpoints("a/b", FakeAnswer.json(json));
    return client.endpoints("a/b");
  }

  private Endpoint readOne(String fields) {
    var endpoints = value(read("{\"data\":{\"endpoints\":[{" + fields + "}]}}"));
    assertThat(endpoints).hasSize(1);
    return endpoints.get(0);
  }

  @Test
  void every_field_that_is_used_is_read() {
    var endpoints =
        value(
            read(
                """
                {"data":{"id":"a/b","name":"B","endpoints":[
                  {"provider_name":"P","tag":"p/priority","status":0,"uptime_last_5m":98.5,
                   "uptime_last_30m":99.25,"uptime_last_1d":100,
                   "latency_last_30m":{"p50":1,"p75":2.5,"p90":3,"p99":4},
                   "throughput_last_30m":{"p50":40,"p75":30,"p90":20,"p99":10},
                   "pricing":{"prompt":"0.1","discount":0},"context_length":5,
                   "max_completion_tokens":6,"quantization":"fp8",
                   "supported_parameters":["tools","seed"]},
                  {"tag":"q","latency_last_30m":null,"throughput_last_30m":{"p50":1},"status":-2,"uptime_last_5m":null,"uptime_last_30m":null,
                   "uptime_last_1d":0}]}}\
                """));
    assertThat(endpoints)
        .containsExactly(
            Endpoint.builder()
                .providerName("P")
                .tag("p/priority")
                .quantization("fp8")
                .latencyLast30m(new Percentiles(1, 2.5, 3, 4))
                .throughputLast30m(new Percentiles(40, 30, 20, 10))
                .maxCompletionTokens(6L)
                .pricing(
                    Pricing.of(
                        Map.of("prompt", Price.parse("0.1"), "discount", Price.parse("0")),
                        List.of()))
                .status(0L)
                .uptimeLast30m(99.25)
                .uptimeLast1d(100.0)
                .uptimeLast5m(98.5)
                .contextLength(5L)
                .supportedParameters(List.of("tools", "seed"))
                .build(),
            Health.endpoint("q", -2L, null, 0.0, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"data\":null}", "{\"data\":[]}", "{\"data\":\"x\"}", "[]", "null", ""})
  void data_that_is_no_object_is_a_failure(String json) {
    assertThat(error(read(json)))
        .isEqualTo(CatalogError.of(CatalogError.Kind.UNREADABLE, "the answer has no data object"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{}", "{\"a\":[1]}", "\"x\"", "0", "true", "[]", "[null,1,\"x\",[{}]]"})
  void endpoints_that_are_no_list_of_objects_are_none(String endpoints) {
    assertThat(value(read("{\"data\":{\"endpoints\":" + endpoints + "}}"))).isEmpty();
  }

  @Test
  void a_data_object_without_endpoints_has_none() {
    assertThat(value(read("{\"data\":{}}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[0]",
        "{\"status\":0}",
        "1.5",
        "\"0\"",
        "1e400",
        "99999999999999999999"
      })
  void a_status_that_is_no_whole_number_is_not_stated(String status) {
    assertThat(readOne("\"status\":" + status)).isEqualTo(NOTHING_STATED);
  }

  @Test
  void a_status_may_be_written_with_a_decimal_point() {
    assertThat(readOne("\"status\":0.0").status()).isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "17", "false", "[\"x\"]", "{\"tag\":\"x\"}"})
  void a_tag_that_is_no_text_is_not_stated(String tag) {
    assertThat(readOne("\"tag\":" + tag)).isEqualTo(NOTHING_STATED);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "0, 0",
        "0.6, 0.6",
        "100, 100",
        "'\"99.5\"', 99.5",
        "'\" 99.5 \"', 99.5",
        "1e1, 10",
        "250, 250"
      })
  void an_uptime_is_a_percentage_as_number_or_text(String json, double uptime) {
    assertThat(readOne("\"uptime_last_5m\":" + json).uptimeLast5m()).isEqualTo(uptime);
    assertThat(readOne("\"uptime_last_30m\":" + json).uptimeLast30m()).isEqualTo(uptime);
    assertThat(readOne("\"uptime_last_1d\":" + json).uptimeLast1d()).isEqualTo(uptime);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "-1",
        "-0.5",
        "\"-1\"",
        "\"\"",
        "\"up\"",
        "true",
        "[99]",
        "{\"a\":99}",
        "1e400",
        "\"NaN\"",
        "\"Infinity\"",
      })
  void an_uptime_that_is_negative_or_no_number_is_not_stated(String json) {
    String all =
        "\"uptime_last_5m\":%s,\"uptime_last_30m\":%s,\"uptime_last_1d\":%s"
            .formatted(json, json, json);
    assertThat(readOne(all)).isEqualTo(NOTHING_STATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99d", "99f", "0x1p3"})
  void an_uptime_in_java_notation_is_no_number(String text) {
    assertThat(readOne("\"uptime_last_5m\":\"" + text + "\"")).isEqualTo(NOTHING_STATED);
  }

  @Test
  void an_uptime_of_more_than_fifty_characters_is_not_stated() {
    String longest = "99." + "0".repeat(47);
    assertThat(readOne("\"uptime_last_5m\":" + longest).uptimeLast5m()).isEqualTo(99);
    assertThat(readOne("\"uptime_last_5m\":" + longest + "0")).isEqualTo(NOTHING_STATED);
  }

  @Test
  void a_failure_names_its_cause() {
    openRouter.endpoints("a/b", FakeAnswer.status(429).header("Retry-After", "7"));
    CatalogError error = error(client.endpoints("a/b"));
    assertThat(error.httpStatus()).isEqualTo(429);
    assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_late_answer_times_out() {
    openRouter.fail(FakeAnswer.status(500).after(Duration.ofHours(1)));
    try (OpenRouterClient hasty =
        new OpenRouterClient(
            at(openRouter.baseUrl()).endpointsTimeout(Duration.ofMillis(150)).build())) {
      long start = System.nanoTime();
      assertThat(error(hasty.endpoints("a/b")))
          .isEqualTo(
              CatalogError.of(CatalogError.Kind.TIMED_OUT, "no complete answer within 150 ms"));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "../keys",
        "a/..",
        "a/b c",
        "a//b",
        "/b",
        "a/",
        "a/b/c",
        "a/b\n",
        "a/\u200bb"
      })
  void a_malformed_id_is_refused_without_a_request(String id) {
    assertThatThrownBy(() -> client.endpoints(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("author/slug");
    assertThat(openRouter.endpointsRequests()).isZero();
    assertThat(openRouter.modelsRequests()).isZero();
  }
}
