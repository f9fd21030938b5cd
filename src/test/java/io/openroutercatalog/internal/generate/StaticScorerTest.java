package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.fixtures.TestRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticScorerTest {
  private static final long NOW = 1_786_968_000L;
  private static final long DAY = 86_400L;

  @ParameterizedTest
  @CsvSource({
    "50, openai anthropic google x-ai ~openai ~x-ai OpenAI GOOGLE",
    "38, deepseek qwen meta-llama mistralai cohere nvidia alibaba ~qwen",
    "28, microsoft 01-ai minimax moonshot moonshotai z-ai nousresearch ai21 perplexity",
    "18, liquid cognitivecomputations venice inflection",
    "15, openrouter meta amazon openai-x xopenai ~~openai"
  })
  void prestige_is_by_author(int points, String providers) {
    for (String provider : providers.split(" ", -1)) {
      assertThat(component("prestige", TestRow.of(provider + "/m"))).as(provider).isEqualTo(points);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20",
    "60, 20",
    "61, 16",
    "180, 16",
    "181, 12",
    "365, 12",
    "366, 9",
    "540, 9",
    "541, 6",
    "730, 6",
    "731, 3",
    "1095, 3",
    "1096, 0",
    "10000, 0"
  })
  void recency_is_by_whole_days(long days, int points) {
    assertThat(component("recency", TestRow.of("a/b").created(NOW - days * DAY))).isEqualTo(points);
    assertThat(component("recency", TestRow.of("a/b").created(NOW - days * DAY - (DAY - 1))))
        .as("one second short of a day more")
        .isEqualTo(points);
  }

  @Test
  void a_future_creation_date_counts_as_today() {
    assertThat(component("recency", TestRow.of("a/b").created(NOW + 1))).isEqualTo(20);
    assertThat(component("recency", TestRow.of("a/b").created(NOW + 9_999 * DAY))).isEqualTo(20);
  }

  @Test
  void a_missing_or_impossible_date_gives_no_points() {
    assertThat(component("recency", TestRow.of("a/b").created(null))).isZero();
    // With "now" just after 1970 these dates would be recent ones.
    assertThat(recencyJustAfter1970(0L)).isZero();
    assertThat(recencyJustAfter1970(-5L)).isZero();
    assertThat(recencyJustAfter1970(1L)).isEqualTo(20);
  }

  private static int recencyJustAfter1970(long created) {
    return new StaticScorer(CatalogPolicy.standard())
        .score(TestRow.of("a/b").created(created).row(), Instant.ofEpochSecond(2))
        .components()
        .getOrDefault("recency", Integer.MIN_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00002,        0,              15",
    "0.00001,        0.00001,        15",
    "0.00001,        0.0000099999,   12",
    "0.000005,       0,              12",
    "0.0000049999,   0,              9",
    "0.0000005,      0.0000005,      9",
    "0.0000005,      0.00000049,     6",
    "0.0000001,      0.0000002,      6",
    "0.0000001,      0.0000001999,   4",
    "0.00000002,     0.00000003,     4",
    "0.00000002,     0.0000000299,   2",
    "0.000000000001, 0,              2",
    "0,              0,              0",
    "0.0,            0,              0",
    ",               ,               0",
    "-1,             -1,             0",
    "soon,           never,          0",
    "soon,           0.00002,        15",
    ",               0.00002,        15",
    "2e-5,           0,              15",
    "1e-999999999,   0.000001,       9",
    "1000000000,     0,              15"
  })
  void pricing_is_by_the_sum_of_both_prices(
      @Nullable String prompt, @Nullable String completion, int points) {
    assertThat(component("pricing", TestRow.of("a/b").prices(prompt, completion)))
        .isEqualTo(points);
  }

  /** In binary floating point 0.1 + 0.2 misses 0.3 and 0.02 + 0.03 could miss 0.05. */
  @Test
  void prices_are_added_as_exact_decimals() {
    assertThat(component("pricing", TestRow.of("a/b").prices("0.00000002", "0.00000003")))
        .isEqualTo(4);
    assertThat(
            component(
                "pricing",
                TestRow.of("a/b").prices("0.00000002", "0.0000000299999999999999999999999999")))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    ",        0", "0,       0", "99999,   0", "100000,  2", "127999,  2", "128000,  4",
    "199999,  4", "200000,  6", "399999,  6", "400000,  8", "999999,  8", "1000000, 10",
    "9223372036854775807, 10"
  })
  void context_is_by_tokens(@Nullable Long tokens, int points) {
    assertThat(component("context", TestRow.of("a/b").contextLength(tokens))).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                                                    0",
    "seed,                                                                  0",
    "tools,                                                                 2",
    "structured_outputs,                                                    2",
    "response_format,                                                       2",
    "structured_outputs response_format,                                    2",
    "reasoning,                                                             1",
    "include_reasoning,                                                     1",
    "reasoning include_reasoning,                                           1",
    "tools response_format,                                                 4",
    "tools reasoning,                                                       3",
    "response_format include_reasoning,                                     3",
    "tools structured_outputs response_format reasoning include_reasoning,  5",
    "tool_choice TOOLS reasoning_effort,                                    0"
  })
  void capabilities_are_by_supported_parameters(String parameters, int points) {
    assertThat(
            component("capabilities", TestRow.of("a/b").supportedParameters(parameters.split(" "))))
        .isEqualTo(points);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meta-llama/llama-3.2-1b-instruct",
        "liquid/x-1.2b-instruct",
        "qwen/qwen-1.5b-chat",
        "google/gemma-2b-2b-it",
        "meta-llama/llama-3.2-3b-instruct",
        "google/gemma-3n-e4b-it",
        "liquid/lfm-7b",
        "qwen/qwen3-base",
        "deepseek/deepseek-r1-distill-llama-70b",
        "a/b:nitro",
        "google/gemini-3-pro-preview",
        "google/gemini-3-PRO-PREVIEW",
        "a/b-preview:free",
        "a/b-base-distill:nitro"
      })
  void a_mark_in_the_id_costs_ten_points_once(String id) {
    assertThat(component("penalty", TestRow.of(id))).isEqualTo(-10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai/gpt-5-mini",
        "openai/gpt-5-nano",
        "google/gemini-3-flash-lite",
        "a/b-1b",
        "a/b-11b-x",
        "a/1b-x",
        "a/base",
        "a/preview",
        "a/nitro"
      })
  void a_small_or_similar_name_costs_nothing(String id) {
    assertThat(component("penalty", TestRow.of(id))).isZero();
  }

  @Test
  void the_components_come_in_their_order_and_add_up() {
    StaticScore score =
        score(
            TestRow.of("google/gemini-4-preview")
                .created(NOW - DAY)
                .prices("0.000002", "0.000012")
                .contextLength(1_048_576L)
                .supportedParameters("tools", "reasoning"));

    assertThat(score)
        .hasToString(
            "85 {prestige=50, recency=20, pricing=12, context=10, capabilities=3, penalty=-10}");
    assertThat(score.total()).isEqualTo(85);
  }

  @Test
  void the_best_model_has_exactly_100_points() {
    assertThat(
            score(
                    TestRow.of("openai/x")
                        .created(NOW)
                        .prices("0.00001", "0.00005")
                        .contextLength(1_000_000L)
                        .supportedParameters("tools", "response_format", "reasoning"))
                .total())
        .isEqualTo(100);
  }

  private static int component(String name, TestRow model) {
    return score(model).components().getOrDefault(name, Integer.MIN_VALUE);
  }

  private static StaticScore score(TestRow model) {
    return new StaticScorer(CatalogPolicy.standard())
        .score(model.row(), Instant.ofEpochSecond(NOW));
  }
}
