package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage as OpenRouter states it in its three shapes. */
class UsageTest {
  @Test
  void the_usage_of_a_chat_is_read() {
    Usage usage =
        Usage.fromJson(
            """
            {"prompt_tokens":687,"completion_tokens":187,"total_tokens":874,
             "cost":0.00333825,"is_byok":false,
             "prompt_tokens_details":{"cached_tokens":679,"cache_write_tokens":5,"audio_tokens":2},
             "cost_details":{"upstream_inference_cost":0.003},
             "completion_tokens_details":{"reasoning_tokens":118,"image_tokens":3},
             "server_tool_use_details":{"web_search_requests":2}}
            """);

    assertThat(usage)
        .isEqualTo(
            Usage.builder()
                .promptTokens(687)
                .completionTokens(187)
                .cachedTokens(679)
                .cacheWriteTokens(5)
                .audioTokens(2)
                .reasoningTokens(118)
                .imageOutputTokens(3)
                .webSearches(2)
                .charged(new BigDecimal("0.00333825"))
                .upstream(new BigDecimal("0.003"))
                .build());
    assertThat(usage)
        .hasToString(
            "Usage[prompt=687, completion=187, cached=679, cache_write=5, image_output=3,"
                + " audio=2, reasoning=118, web_searches=2, charged=0.00333825]");
  }

  @Test
  void the_usage_of_the_responses_api_is_read() {
    Usage usage =
        Usage.fromJson(
            """
            {"input_tokens":10,"output_tokens":20,"input_tokens_details":{"cached_tokens":4},
             "output_tokens_details":{"reasoning_tokens":7},"cost":4.5e-05,"is_byok":true}
            """);

    assertThat(usage)
        .isEqualTo(
            Usage.builder()
                .promptTokens(10)
                .completionTokens(20)
                .cachedTokens(4)
                .reasoningTokens(7)
                .charged(new BigDecimal("0.000045"))
                .ownKey(true)
                .build());
  }

  @Test
  void a_generation_record_is_read() {
    Usage usage =
        Usage.fromJson(
            """
            {"native_tokens_prompt":10,"native_tokens_completion":20,"native_tokens_cached":4,
             "native_tokens_reasoning":7,"native_tokens_completion_images":1,
             "tokens_prompt":11,"tokens_completion":21,
             "total_cost":0.0015,"upstream_inference_cost":0.0014,"is_byok":false}
            """);

    assertThat(usage)
        .isEqualTo(
            Usage.builder()
                .promptTokens(10)
                .completionTokens(20)
                .cachedTokens(4)
                .reasoningTokens(7)
                .imageOutputTokens(1)
                .charged(new BigDecimal("0.0015"))
                .upstream(new BigDecimal("0.0014"))
                .build());
  }

  @Test
  void plain_numbers_make_a_usage() {
    assertThat(Usage.of(12_345, 800, 5_000))
        .isEqualTo(
            Usage.builder().promptTokens(12_345).completionTokens(800).cachedTokens(5_000).build());
  }

  @Test
  void what_is_absent_or_null_is_zero_or_not_stated() {
    assertThat(Usage.fromJson("{\"prompt_tokens\":null,\"cost\":null,\"is_byok\":null}"))
        .isEqualTo(Usage.of(0, 0));
    assertThat(Usage.fromJson("{\"prompt_tokens_details\":null,\"other\":[1]}"))
        .isEqualTo(Usage.of(0, 0));
  }

  @Test
  void an_amount_is_read_to_its_last_digit() {
    assertThat(Usage.fromJson("{\"cost\":0.00010000000000000015}").charged())
        .isEqualTo("0.00010000000000000015");
  }

  @Test
  void a_map_of_a_json_library_is_read() {
    assertThat(Usage.fromMap(Map.of("prompt_tokens", 3.0, "cost", 1.5e-5)))
        .isEqualTo(Usage.builder().promptTokens(3).charged(new BigDecimal("0.000015")).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"prompt_tokens":-1}           | prompt_tokens must be 0 or more, was -1
          {"prompt_tokens":"12"}         | prompt_tokens must be a whole number, was "12"
          {"prompt_tokens":1.5}          | prompt_tokens must be a whole number, was 1.5
          {"prompt_tokens":1e30}         | prompt_tokens must be a whole number, was 1E+30
          {"output_tokens":true}         | output_tokens must be a whole number, was true
          {"prompt_tokens_details":[]}   | prompt_tokens_details must be an object, was a list
          {"prompt_tokens_details":{"cached_tokens":-5}} | cached_tokens must be 0 or more, was -5
          {"cost":"0.1"}                 | cost must be a number, was "0.1"
          {"cost":-0.1}                  | cost must be 0 or more, was -0.1
          {"cost":1e-999}                | cost must have fewer than 64 characters when written out, was 1E-999
          {"is_byok":1}                  | is_byok must be true or false, was 1
          [1]                            | usage is not a JSON object (column 1)
          {} {}                          | usage is not a JSON object (column 4)
          """)
  void what_makes_a_call_look_cheaper_is_refused(String json, String message) {
    assertThatThrownBy(() -> Usage.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_negative_count_is_refused_by_name() {
    assertThatThrownBy(() -> Usage.of(1, -2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("completion_tokens must be 0 or more, was -2");
  }
}
