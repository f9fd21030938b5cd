package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The most that a call can cost; docs/cost.md, "At most". */
class AtMostTest {
  private static final ModelRow ROW = Books.row("{'prompt':'1','completion':'4'}");

  private static CostBound atMost(String usd, int endpoints) {
    return new CostBound.AtMost(new BigDecimal(usd), endpoints);
  }

  private static CostBound none(String unknown) {
    return new CostBound.None(List.of(unknown));
  }

  private static Endpoint endpoint(String tag, String pricing) {
    return Books.endpoint("P", tag, pricing);
  }

  @Test
  void a_usage_costs_at_most_the_highest_of_the_list_and_the_ordinary_endpoints() {
    PriceBook book =
        Books.of(
            ROW,
            endpoint("a", "{'prompt':'2','completion':'2'}"),
            endpoint("b", "{'prompt':'1','completion':'5'}"),
            endpoint("c/priority", "{'prompt':'9','completion':'9'}"));

    assertThat(book.cost(Books.MODEL, Usage.of(100, 1)).atMost()).isEqualTo(atMost("202", 2));
    assertThat(book.cost(Books.MODEL, Usage.of(1, 100)).atMost()).isEqualTo(atMost("501", 2));
  }

  @Test
  void without_endpoints_it_is_the_list_and_says_so() {
    assertThat(Books.of(ROW).cost(Books.MODEL, Usage.of(10, 1)).atMost())
        .isEqualTo(atMost("14", 0));
  }

  @Test
  void one_needed_price_that_is_not_known_leaves_no_bound() {
    PriceBook book = Books.of(ROW, endpoint("a", "{'prompt':'-1','completion':'2'}"));

    assertThat(book.cost(Books.MODEL, Usage.of(1, 1)).atMost()).isEqualTo(none("prompt"));
    assertThat(book.cost(Books.MODEL, Usage.of(0, 1)).atMost()).isEqualTo(atMost("4", 1));
  }

  private static final String NIGHT =
      "{'prompt':'4','completion':'0','overrides':[{'utc_start':0,'utc_end':600,'prompt':'5'}]}";

  @Test
  void without_a_time_the_dearest_part_of_the_day_counts() {
    PriceBook book = Books.of(ROW, endpoint("a", NIGHT));
    CompletedCall.Builder call = CompletedCall.builder(Books.MODEL, Usage.of(10, 0));

    assertThat(book.cost(call.build()).atMost()).isEqualTo(atMost("50", 1));
    assertThat(book.cost(call.at(Instant.parse("2026-08-17T05:59:00Z")).build()).atMost())
        .isEqualTo(atMost("50", 1));
    assertThat(book.cost(call.at(Instant.parse("2026-08-17T06:00:00Z")).build()).atMost())
        .isEqualTo(atMost("40", 1));
  }

  @Test
  void prices_that_were_stated_in_a_window_give_no_bound_for_the_rest_of_the_day() {
    PriceBook book = Books.of(Books.row(NIGHT), Instant.parse("2026-08-17T01:00:00Z"));

    assertThat(book.cost(Books.MODEL, Usage.of(10, 0)).atMost()).isEqualTo(none("prompt"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # pricing of the only endpoint | at most of 100 tokens sent and 10 generated
          {'prompt':'2','completion':'10'}                            | 300
          {'prompt':'2','completion':'10','input_cache_read':'0.1'}   | 300
          {'prompt':'2','completion':'10','input_cache_write':'3'}    | 400
          {'prompt':'2','completion':'10','input_cache_write_1h':'4'} | 500
          {'prompt':'2','completion':'10','audio':'5'}                | 600
          {'prompt':'2','completion':'10','image_output':'20'}        | 400
          {'prompt':'2','completion':'10','request':'7'}              | 307
          {'prompt':'2','completion':'10','web_search':'7'}           | 300
          {'prompt':'2','completion':'10','overrides':[{'min_prompt_tokens':99,'prompt':'6'}]} | 700
          {'prompt':'2','completion':'10','overrides':[{'min_prompt_tokens':100,'prompt':'6'}]} | 300
          {'prompt':'2','completion':'10','overrides':[{'utc_start':0,'utc_end':600,'prompt':'6'}]} | 700
          """)
  void before_a_call_each_token_has_the_dearest_price_for_one(String pricing, String usd) {
    PriceBook book = Books.of(ROW, endpoint("a", pricing));

    assertThat(book.atMost(Books.MODEL, 100, 10L)).isEqualTo(atMost(usd, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'completion':'10'}                                       | prompt
          {'prompt':'2'}                                            | completion
          {'prompt':'2','completion':'10','audio':'?'}              | audio
          {'prompt':'2','completion':'10','request':'-1'}           | request
          {'prompt':'2','completion':'10','overrides':[{'x':1,'prompt':'6'}]} | prompt
          """)
  void before_a_call_a_price_that_is_not_known_leaves_no_bound(String pricing, String unknown) {
    assertThat(Books.ofPrices(pricing).atMost(Books.MODEL, 100, 10L)).isEqualTo(none(unknown));
  }

  @Test
  void without_a_limit_of_the_request_that_of_each_endpoint_counts() {
    ModelRow limited = ROW.toBuilder().maxCompletionTokens(500L).build();
    Endpoint endpoint = endpoint("a", "{'prompt':'1','completion':'3'}");

    assertThat(Books.of(limited, endpoint).atMost(Books.MODEL, 10, null))
        .isEqualTo(atMost("3010", 1));
    assertThat(Books.of(limited).atMost(Books.MODEL, 10, null)).isEqualTo(atMost("2010", 0));
    assertThat(Books.of(ROW, endpoint).atMost(Books.MODEL, 10, null))
        .isEqualTo(none("max_completion_tokens"));
  }

  @Test
  void an_unknown_name_has_no_bound() {
    assertThat(Books.of(ROW).atMost("nobody/knows", 1, 1L)).isEqualTo(none("row"));
  }

  @Test
  void a_negative_number_is_refused() {
    assertThatThrownBy(() -> Books.of(ROW).atMost(Books.MODEL, -1, 1L))
        .hasMessage("promptTokens must be 0 or more, was -1");
    assertThatThrownBy(() -> Books.of(ROW).atMost(Books.MODEL, 1, -1L))
        .hasMessage("completionTokens must be 0 or more, was -1");
  }
}
