package io.openroutercatalog.avoid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failure cools down, and for how long; docs/choosing.md. */
class FailureRuleTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");

  private static FailureVerdict judge(FailureSignal signal) {
    return FailureRule.judge(signal, true, NOW);
  }

  private static @Nullable Long seconds(FailureVerdict verdict) {
    return verdict.until() == null
        ? null
        : (Long) Duration.between(NOW, verdict.until()).toSeconds();
  }

  @ParameterizedTest
  @CsvSource({
    "400, NONE",
    "401, GENERATED",
    "402, GENERATED",
    "403, GENERATED",
    "404, NONE",
    "408, CONFIG",
    "413, NONE",
    "422, NONE",
    "429, CONFIG",
    "499, NONE",
    "500, CONFIG",
    "502, CONFIG",
    "503, CONFIG",
    "529, CONFIG",
    "599, CONFIG"
  })
  void the_status_decides(int status, CoolDownScope scope) {
    FailureVerdict verdict = judge(FailureSignal.ofStatus(status));
    assertThat(verdict.scope()).isEqualTo(scope);
    assertThat(seconds(verdict)).isEqualTo(scope == CoolDownScope.NONE ? null : (Long) 600L);
    assertThat(verdict.why()).isEqualTo(Integer.toString(status));
    assertThat(verdict.availability()).isNull();
  }

  @Test
  void no_response_at_all_cools_the_config() {
    FailureVerdict verdict = judge(FailureSignal.noResponse());
    assertThat(verdict.scope()).isEqualTo(CoolDownScope.CONFIG);
    assertThat(verdict.why()).isEqualTo("no_response");
    assertThat(seconds(verdict)).isEqualTo(600);
  }

  /** Its key is not that of the others. */
  @ParameterizedTest
  @CsvSource({"401", "402", "403"})
  void an_operators_config_speaks_for_itself_alone(int status) {
    assertThat(FailureRule.judge(FailureSignal.ofStatus(status), false, NOW).scope())
        .isEqualTo(CoolDownScope.CONFIG);
  }

  /** Bodies as they were seen, each with its status. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          429 | FREE_MODELS | {"error":{"message":"Rate limit exceeded: free-models-per-day.","code":429}}
          429 | FREE_MODELS | {"error":{"message":"… free-models-per-day-high-balance.","code":"429"}}
          429 | FREE_MODELS | {"message":"Rate limit exceeded: free-models-per-min.","code":429}
          429 | FREE_MODELS | {"error":{"message":"Rate limit exceeded: free-models-per-day
          429 | CONFIG      | {"error":{"message":"Rate limit exceeded: limit_rpm/qwen/qwen3-coder/a9bb. High demand for qwen/qwen3-coder:free","metadata":{"headers":{"X-RateLimit-Remaining":"0"}}}}
          429 | CONFIG      | {"error":{"message":"Provider returned error","code":429}}
          200 | FREE_MODELS | {"error":{"message":"Rate limit exceeded: free-models-per-day","code":429}}
          200 | CONFIG      | {"error":{"message":"Internal Server Error","code":500},"user_id":"u"}
          200 | NONE        | {"choices":[]}
          200 | NONE        | {"error":{"message":"bad","code":"invalid_prompt"}}
          402 | NONE        | {"error":{"message":"You requested up to 64000 tokens, but can only afford 2666.","code":402}}
          402 | GENERATED   | {"error":{"message":"Insufficient credits.","code":402}}
          403 | NONE        | {"error":{"message":"Flagged","code":403,"metadata":{"reasons":["violence"],"flagged_input":"x"}}}
          502 | CONFIG      | <html><center>cloudflare</center></html>
          502 | CONFIG      | [1]
          """)
  void the_body_decides_where_the_status_does_not(int status, CoolDownScope scope, String body) {
    assertThat(judge(FailureSignal.ofStatus(status).body(body)).scope()).isEqualTo(scope);
  }

  /** Each row: headers, and the seconds that they ask for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          7                              | -             | 7
          ' 7 '                          | -             | 7
          0                              | -             | 1
          7.9                            | -             | 7
          86401                          | -             | 86400
          99999999999999999999           | -             | 600
          -7                             | -             | 600
          soon                           | -             | 600
          Mon, 17 Aug 2026 12:01:00 GMT  | -             | 60
          Mon, 17 Aug 2026 11:00:00 GMT  | -             | 1
          7                              | 1786968060000 | 7
          soon                           | 1786968060000 | 60
          -                              | 1786968060000 | 60
          -                              | 1786968060    | 60
          -                              | 1786960000000 | 1
          -                              | 1786960000    | 1
          -                              | 99999999999   | 86400
          -                              | 100000000000  | 1
          -                              | tomorrow      | 600
          """)
  void headers_say_for_how_long(
      @Nullable String retryAfter, @Nullable String reset, long expected) {
    FailureSignal signal = FailureSignal.ofStatus(429);
    if (retryAfter != null) {
      signal = signal.header("retry-AFTER", retryAfter);
    }
    if (reset != null) {
      signal = signal.headers(Map.of("x-ratelimit-reset", List.of(reset, "1")));
    }
    assertThat(seconds(judge(signal))).isEqualTo(expected);
  }

  @Test
  void headers_in_the_body_count_where_there_are_no_others() {
    FailureSignal signal =
        FailureSignal.ofStatus(429)
            .body(
                """
                {"error":{"message":"free-models-per-day","metadata":{"headers":\
                {"X-RateLimit-Reset":"1786968060000","Retry-After":null}}}}
                """);
    assertThat(seconds(judge(signal))).isEqualTo(60);
    assertThat(seconds(judge(signal.header("Retry-After", "5")))).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"error", "metadata"})
  void what_the_error_says_of_availability_is_kept(String place) {
    String stated =
        """
        "availability":{"code":"overloaded","retryable":true,"retry_after":30,\
        "fallback_models":["a/one",7,"b/two"]}\
        """;
    String body =
        place.equals("error")
            ? "{\"error\":{" + stated + "}}"
            : "{\"error\":{\"metadata\":{" + stated + "}}}";

    FailureVerdict verdict = judge(FailureSignal.ofStatus(503).body(body));

    assertThat(verdict.availability())
        .isEqualTo(
            new Availability(
                "overloaded", true, Duration.ofSeconds(30), List.of("a/one", "b/two")));
    assertThat(seconds(verdict)).isEqualTo(30);
  }

  @Test
  void odd_values_of_availability_count_as_absent() {
    String body =
        """
        {"error":{"availability":{"retryable":"yes","retry_after":1e300,"fallback_models":{}}}}\
        """;
    assertThat(judge(FailureSignal.ofStatus(503).body(body)).availability())
        .isEqualTo(new Availability(null, null, null, List.of()));
  }

  /** The status line is a header without a name for the oldest client of the JDK. */
  @Test
  @SuppressWarnings("NullAway") // As that client gives them.
  void headers_without_a_name_or_a_value_are_left_out() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put(null, List.of("HTTP/1.1 503"));
    headers.put("Empty", List.of());
    headers.put("None", null);
    headers.put("RETRY-AFTER", List.of("30", "60"));

    assertThat(seconds(judge(FailureSignal.ofStatus(503).headers(headers)))).isEqualTo(30);
  }

  @Test
  void a_signal_shows_neither_headers_nor_body() {
    assertThat(FailureSignal.ofStatus(401).header("Set-Cookie", "secret").body("secret"))
        .hasToString("FailureSignal[401]");
    assertThat(FailureSignal.noResponse()).hasToString("FailureSignal[no response]");
  }
}
