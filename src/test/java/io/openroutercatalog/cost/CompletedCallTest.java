package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as OpenRouter's responses state them. */
class CompletedCallTest {
  @Test
  void a_response_of_the_chat_api_is_read() {
    CompletedCall call =
        CompletedCall.fromJson(
            """
            {"id":"gen-1","provider":"WandB","model":"qwen/qwen3","created":1784729346,
             "choices":[{"message":{"content":"hello"}}],
             "usage":{"prompt_tokens":280,"completion_tokens":40,"cost":0.00004}}
            """);

    assertThat(call)
        .isEqualTo(
            CompletedCall.builder(
                    "qwen/qwen3",
                    Usage.builder()
                        .promptTokens(280)
                        .completionTokens(40)
                        .charged(new BigDecimal("0.00004"))
                        .build())
                .provider("WandB")
                .at(Instant.ofEpochSecond(1_784_729_346))
                .build());
  }

  @Test
  void a_response_of_the_responses_api_is_read() {
    CompletedCall call =
        CompletedCall.fromJson(
            """
            {"object":"response","created_at":1784729346.5,"model":"a/b",
             "usage":{"input_tokens":1,"output_tokens":2}}
            """);

    assertThat(call)
        .isEqualTo(
            CompletedCall.builder("a/b", Usage.of(1, 2))
                .at(Instant.ofEpochSecond(1_784_729_346))
                .build());
  }

  @Test
  void a_generation_record_is_read() {
    CompletedCall call =
        CompletedCall.fromJson(
            """
            {"data":{"id":"gen-1","model":"a/b","provider_name":"OpenAI","usage":0.0015,
             "created_at":"2026-07-22T14:09:06.273274+00:00","total_cost":0.0015,
             "native_tokens_prompt":1,"native_tokens_completion":2}}
            """);

    assertThat(call.provider()).isEqualTo("OpenAI");
    assertThat(call.at()).isEqualTo("2026-07-22T14:09:06.273274Z");
    assertThat(call.usage())
        .isEqualTo(
            Usage.builder()
                .promptTokens(1)
                .completionTokens(2)
                .charged(new BigDecimal("0.0015"))
                .build());
  }

  @Test
  void provider_and_time_may_be_missing() {
    CompletedCall call = CompletedCall.fromJson("{\"model\":\"a/b\",\"usage\":{}}");

    assertThat(call).isEqualTo(CompletedCall.builder("a/b", Usage.of(0, 0)).build());
    assertThat(call).hasToString("CompletedCall[a/b, Usage[prompt=0, completion=0]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"usage":{}}                          | model is missing
          {"model":5,"usage":{}}                | model must be text, was 5
          {"model":"a/b"}                       | usage is missing
          {"model":"a/b","usage":0.5}           | usage must be an object, was 0.5
          {"model":"a/b","usage":{"prompt_tokens":-1}} | prompt_tokens must be 0 or more, was -1
          {"model":"a/b","usage":{},"provider":1}      | provider must be text, was 1
          {"model":"a/b","usage":{},"created":"x"}     | created must be a time in Unix seconds, was "x"
          {"model":"a/b","usage":{},"created":1e400}   | created must be a time in Unix seconds, was 1E+400
          {"model":"a/b","usage":{},"created":[]}      | created must be a time in Unix seconds, was a list
          {"error":{"message":"no"}}            | model is missing
          [{"model":"a/b"}]                     | response is not a JSON object (column 1)
          """)
  void anything_else_is_refused(String json, String message) {
    assertThatThrownBy(() -> CompletedCall.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
