package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.price.PriceOverride;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overrides of prices; docs/cost.md, "Conditional prices". */
class ConditionalPricesTest {
  private static final String TIERS =
      """
      {'prompt':'1','completion':'10','overrides':[
        {'min_prompt_tokens':200,'prompt':'2','completion':'20'},
        {'min_prompt_tokens':1000,'prompt':'3'}]}
      """;

  private static Cost cost(String pricing, long prompt, long completion) {
    return Books.ofPrices(pricing).cost(Books.MODEL, Usage.of(prompt, completion)).cost();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          199, 209
          200, 210
          # Strictly above, and for the whole request.
          201, 422
          1000, 2020
          # The later entry wins, and what it does not state stays.
          1001, 3023
          """)
  void a_tier_holds_strictly_above_its_number_for_the_whole_request(long prompt, String usd) {
    assertThat(cost(TIERS, prompt, 1).atLeast()).isEqualByComparingTo(usd);
  }

  @Test
  void the_parts_say_which_override_they_come_from() {
    CallCost cost = Books.ofPrices(TIERS).cost(Books.MODEL, Usage.of(1_001, 1));

    assertThat(cost.parts())
        .extracting(CostPart::override)
        .extracting(PriceOverride::minPromptTokens)
        .containsExactly(1_000L, 200L);
  }

  private static Cost at(String pricing, String listedAt, String time) {
    PriceBook book = Books.of(Books.row(pricing), day(listedAt));
    return book.cost(CompletedCall.builder(Books.MODEL, Usage.of(1, 0)).at(day(time)).build())
        .cost();
  }

  private static Instant day(String time) {
    return Instant.parse("2026-08-17T" + time + ":00Z");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # from, to, time of the call, USD
          800,  1600, 07:59, 1
          800,  1600, 08:00, 2
          800,  1600, 15:59, 2
          800,  1600, 16:00, 1
          # Over midnight.
          2200, 600,  22:00, 2
          2200, 600,  00:00, 2
          2200, 600,  05:59, 2
          2200, 600,  06:00, 1
          2200, 600,  21:59, 1
          # The whole day.
          300,  300,  02:00, 2
          0,    0,    12:00, 2
          """)
  void a_window_is_half_open_and_may_wrap_midnight(int from, int to, String time, String usd) {
    String pricing =
        "{'prompt':'1','completion':'0','overrides':[{'utc_start':%d,'utc_end':%d,'prompt':'2'}]}"
            .formatted(from, to);
    String outside = from == to ? "12:00" : from < to ? "17:00" : "12:00";

    assertThat(at(pricing, outside, time).atLeast()).isEqualByComparingTo(usd);
  }

  private static final String NIGHT =
      "{'prompt':'1','completion':'0','overrides':[{'utc_start':0,'utc_end':600,'prompt':'0.5'}]}";

  @Test
  void a_base_price_that_was_listed_in_a_window_says_nothing_of_the_time_after_it() {
    assertThat(at(NIGHT, "03:00", "05:00").atLeast()).isEqualByComparingTo("0.5");
    assertThat(at(NIGHT, "03:00", "07:00")).isEqualTo(new Cost.Unknown(List.of("prompt")));
    assertThat(at(NIGHT, "07:00", "07:00").atLeast()).isEqualByComparingTo("1");
    assertThat(at(NIGHT, "07:00", "03:00").atLeast()).isEqualByComparingTo("0.5");
  }

  @Test
  void another_window_that_states_the_price_makes_it_known_again() {
    String pricing =
        """
        {'prompt':'1','completion':'0','overrides':[
          {'utc_start':0,'utc_end':600,'prompt':'0.5'},
          {'utc_start':600,'utc_end':1200,'prompt':'0.75'}]}
        """;

    assertThat(at(pricing, "03:00", "07:00").atLeast()).isEqualByComparingTo("0.75");
    assertThat(at(pricing, "03:00", "13:00")).isEqualTo(new Cost.Unknown(List.of("prompt")));
  }

  @Test
  void a_tier_that_holds_makes_it_known_again_too() {
    String pricing =
        """
        {'prompt':'1','completion':'0','overrides':[
          {'utc_start':0,'utc_end':600,'prompt':'0.5'},
          {'min_prompt_tokens':0,'prompt':'9'}]}
        """;

    assertThat(at(pricing, "03:00", "07:00").atLeast()).isEqualByComparingTo("9");
  }

  @Test
  void only_the_prices_of_the_window_are_unknown_after_it() {
    String pricing =
        """
        {'prompt':'1','completion':'2','overrides':[
          {'utc_start':0,'utc_end':600,'completion':'0.5'}]}
        """;

    assertThat(at(pricing, "03:00", "07:00").atLeast()).isEqualByComparingTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the entry | what is unknown of 100 tokens sent and 1 generated
          {'max_images':3,'prompt':'2'}                        | prompt
          {'min_prompt_tokens':'50','prompt':'2'}              | prompt
          {'min_prompt_tokens':1.5,'completion':'2'}           | completion
          {'min_prompt_tokens':99999999999999999999,'prompt':'2'} | prompt
          {'utc_start':800,'prompt':'2'}                       | prompt
          {'utc_start':800,'utc_end':2460,'prompt':'2'}        | prompt
          {'min_prompt_tokens':50,'region':'eu','prompt':'2'}  | prompt
          # A known condition fails, whatever else the entry says.
          {'min_prompt_tokens':100,'region':'eu','prompt':'2'} | ''
          # A null is not stated.
          {'region':'eu','prompt':null}                        | ''
          # A price of that name stands in the base prices.
          {'audio':'3','min_prompt_tokens':50}                 | ''
          """)
  void a_condition_that_is_not_known_makes_the_prices_of_its_entry_unknown(
      String entry, String unknown) {
    String pricing = "{'prompt':'1','completion':'1','audio':'1','overrides':[" + entry + "]}";

    assertThat(cost(pricing, 100, 1).unknown())
        .isEqualTo(unknown.isEmpty() ? List.of() : List.of(unknown));
  }

  @Test
  void a_later_entry_that_holds_wins_over_one_that_may_hold() {
    String pricing =
        """
        {'prompt':'1','completion':'1','overrides':[
          {'region':'eu','prompt':'2'},{'min_prompt_tokens':50,'prompt':'3'}]}
        """;

    assertThat(cost(pricing, 100, 0).atLeast()).isEqualByComparingTo("300");
  }

  @Test
  void a_later_entry_that_may_hold_makes_an_earlier_one_unknown() {
    String pricing =
        """
        {'prompt':'1','completion':'1','overrides':[
          {'min_prompt_tokens':50,'prompt':'3'},{'region':'eu','prompt':'2'}]}
        """;

    assertThat(cost(pricing, 100, 0)).isEqualTo(new Cost.Unknown(List.of("prompt")));
  }

  @Test
  void an_override_may_state_what_the_base_prices_do_not() {
    String pricing =
        """
        {'prompt':'4','completion':'1','overrides':[
          {'min_prompt_tokens':50,'input_cache_read':'1'}]}
        """;
    PriceBook book = Books.ofPrices(pricing);

    assertThat(book.cost(Books.MODEL, cached(100)).cost().atLeast()).isEqualByComparingTo("370");
    assertThat(book.cost(Books.MODEL, cached(50)).cost().atLeast()).isEqualByComparingTo("200");
  }

  private static Usage cached(long prompt) {
    return Usage.builder().promptTokens(prompt).cachedTokens(10).build();
  }
}
