package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.openroutercatalog.fixtures.TestRow;
import java.math.BigDecimal;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a usage comes to by one pricing; docs/cost.md, "The rule". */
class CostRuleTest {
  private static final String PRICES =
      "{'prompt':'2','completion':'10','input_cache_read':'0.5','input_cache_write':'3',"
          + "'image_output':'30','request':'0.25','web_search':'0.125'}";

  private static Cost cost(String pricing, Usage.Builder usage) {
    return Books.ofPrices(pricing).cost(Books.MODEL, usage.build()).cost();
  }

  private static Usage.Builder usage(long prompt, long completion) {
    return Usage.builder().promptTokens(prompt).completionTokens(completion);
  }

  private static Cost known(String usd) {
    return new Cost.Known(new BigDecimal(usd));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # prompt, completion, cached, written, images, searches, USD
          100, 10, 0,   0,   0,  0, 300.25
          100, 10, 40,  0,   0,  0, 240.25
          100, 10, 40,  50,  0,  0, 290.25
          100, 10, 100, 0,   0,  0, 150.25
          # Some models count what they write to a cache on top of the prompt.
          100, 10, 40,  61,  0,  0, 423.25
          100, 10, 0,   101, 0,  0, 603.25
          # More is cached than was sent.
          100, 10, 101, 0,   0,  0, 150.75
          100, 10, 0,   0,   4,  0, 380.25
          # More images than tokens.
          100, 10, 0,   0,   12, 0, 560.25
          100, 10, 0,   0,   0,  3, 300.625
          0,   0,  0,   0,   0,  0, 0.25
          """)
  void each_count_is_charged_by_its_price(
      long prompt,
      long completion,
      long cached,
      long written,
      long images,
      long searches,
      String usd) {
    Cost cost =
        cost(
            PRICES,
            usage(prompt, completion)
                .cachedTokens(cached)
                .cacheWriteTokens(written)
                .imageOutputTokens(images)
                .webSearches(searches)
                // It is a part of the completion, however large.
                .reasoningTokens(1_000_000));

    assertThat(cost).isInstanceOf(Cost.Known.class);
    assertThat(cost.atLeast()).isEqualByComparingTo(usd);
  }

  @Test
  void what_has_no_price_of_its_own_has_that_of_its_kind() {
    String pricing = "{'prompt':'2','completion':'10'}";

    assertThat(
            cost(
                pricing,
                usage(100, 10)
                    .cachedTokens(40)
                    .cacheWriteTokens(20)
                    .imageOutputTokens(3)
                    .webSearches(5)))
        .isEqualTo(known("300"));
  }

  @Test
  void the_largest_counts_do_not_overflow() {
    long most = Long.MAX_VALUE;
    Cost cost =
        cost(
            "{'prompt':'1','completion':'1','input_cache_read':'1','input_cache_write':'1'}",
            usage(most, most).cachedTokens(most).cacheWriteTokens(most));

    assertThat(cost.atLeast())
        .isEqualByComparingTo(BigDecimal.valueOf(most).multiply(BigDecimal.valueOf(3)));
  }

  @Test
  void nothing_is_rounded() {
    assertThat(cost("{'prompt':'0.00000100000000000000015','completion':'0'}", usage(3, 0)))
        .isEqualTo(known("0.00000300000000000000045"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # pricing | known part | unknown
          {'prompt':'2'}                                   | 200 | completion
          {'completion':'10'}                              | 100 | prompt
          {'prompt':'-1','completion':'10'}                | 100 | prompt
          {'prompt':'free','completion':'10'}              | 100 | prompt
          {'prompt':'2','completion':'10','request':'?'}   | 300 | request
          {'prompt':'2','completion':'10','request':'-1'}  | 300 | request
          """)
  void a_needed_price_that_is_not_known_leaves_the_rest_as_a_lower_bound(
      String pricing, BigDecimal atLeast, String unknown) {
    assertThat(cost(pricing, usage(100, 10)))
        .isEqualTo(new Cost.PartlyKnown(atLeast, List.of(unknown)));
  }

  @Test
  void an_unreadable_price_is_not_replaced_by_that_of_the_prompt() {
    Cost cost =
        cost(
            "{'prompt':'2','completion':'10','input_cache_read':'x','input_cache_write':'-1'}",
            usage(100, 0).cachedTokens(10).cacheWriteTokens(10));

    assertThat(cost)
        .isEqualTo(
            new Cost.PartlyKnown(
                new BigDecimal("160"), List.of("input_cache_read", "input_cache_write")));
  }

  @Test
  void a_missing_prompt_price_is_named_once() {
    assertThat(cost("{'completion':'1'}", usage(10, 0).cachedTokens(5)))
        .isEqualTo(new Cost.Unknown(List.of("prompt")));
  }

  @Test
  void a_price_that_nothing_needs_may_be_unknown() {
    String pricing =
        "{'prompt':'2','completion':'-1','input_cache_read':'x','web_search':'x','image':'x'}";

    assertThat(cost(pricing, usage(100, 0))).isEqualTo(known("200"));
  }

  @ParameterizedTest
  @CsvSource({"'0.1', true", "'2', false", "'2.0', false", "x, true"})
  void sound_is_unknown_where_it_has_a_price_of_its_own(String audio, boolean unknown) {
    String pricing = "{'prompt':'2','completion':'10','audio':'" + audio + "'}";
    Cost cost = cost(pricing, usage(100, 0).audioTokens(7));

    assertThat(cost.unknown()).isEqualTo(unknown ? List.of("audio") : List.of());
    assertThat(cost.atLeast()).isEqualByComparingTo("200");
    assertThat(cost(pricing, usage(100, 0)).unknown()).isEmpty();
  }

  @Test
  void neither_images_sent_nor_reasoning_nor_a_discount_changes_the_amount() {
    String pricing =
        "{'prompt':'2','completion':'10','image':'7','internal_reasoning':'9','discount':0.5}";

    assertThat(cost(pricing, usage(1, 1).reasoningTokens(3))).isEqualTo(known("12"));
  }

  @Test
  void the_parts_tell_how_the_amount_comes_about() {
    CallCost cost =
        Books.ofPrices("{'prompt':'2','completion':'10','request':'0'}")
            .cost(Books.MODEL, usage(100, 10).cachedTokens(40).build());

    assertThat(cost.parts())
        .extracting(CostPart::name, CostPart::count, CostPart::price, part -> part.usd().toString())
        .containsExactly(
            tuple("prompt", 60L, "prompt", "120"),
            tuple("input_cache_read", 40L, "prompt", "80"),
            tuple("completion", 10L, "completion", "100"),
            tuple("request", 1L, "request", "0"));
    assertThat(cost.priceFrom()).isEqualTo(PriceSource.LIST);
    assertThat(cost).hasToString("CallCost[a/model, 300 USD, by list]");
  }

  @Test
  void a_router_and_an_unknown_name_have_no_price() {
    PriceBook book = Books.of(TestRow.of("openrouter/auto").prices("0", "0").router(true).row());

    assertThat(book.cost("openrouter/auto", Usage.of(1, 1)).cost())
        .isEqualTo(new Cost.Unknown(List.of("router")));
    assertThat(book.cost("nobody/knows", Usage.of(1, 1)).cost())
        .isEqualTo(new Cost.Unknown(List.of("row")));
    assertThat(book.cost("nobody/knows", Usage.of(1, 1)).parts()).isEmpty();
    assertThat(book.cost("nobody/knows", Usage.of(1, 1)).atMost())
        .isEqualTo(new CostBound.None(List.of("row")));
  }

  @Test
  void the_charge_stands_beside_the_estimate() {
    CallCost cost =
        Books.ofPrices("{'prompt':'2','completion':'10'}")
            .cost(Books.MODEL, usage(100, 10).charged(new BigDecimal("300.005")).build());

    assertThat(cost.difference()).isEqualByComparingTo("0.005");
    assertThat(cost.isExplained()).isFalse();
    assertThat(cost.outside()).containsExactly("plugins");
  }

  @Test
  void a_charge_of_nothing_is_a_difference() {
    CallCost cost =
        Books.ofPrices("{'prompt':'2','completion':'10'}")
            .cost(Books.MODEL, usage(100, 10).charged(BigDecimal.ZERO).build());

    assertThat(cost.difference()).isEqualByComparingTo("-300");
    assertThat(cost.outside()).isEmpty();
  }

  @Test
  void a_charge_that_equals_the_estimate_is_explained() {
    CallCost cost =
        Books.ofPrices("{'prompt':'2','completion':'10'}")
            .cost(Books.MODEL, usage(100, 10).charged(new BigDecimal("300.0")).build());

    assertThat(cost.isExplained()).isTrue();
    assertThat(cost.outside()).isEmpty();
  }

  @Test
  void a_call_with_a_key_of_ones_own_is_told_apart() {
    CallCost cost =
        Books.ofPrices("{'prompt':'2','completion':'10'}")
            .cost(
                Books.MODEL,
                usage(100, 10)
                    .charged(new BigDecimal("15"))
                    .upstream(new BigDecimal("300"))
                    .ownKey(true)
                    .build());

    assertThat(cost.charged()).isEqualByComparingTo("15");
    assertThat(cost.outside()).containsExactly("own_key");
    assertThat(cost.toMap()).containsEntry("upstream_usd", "300");
  }

  @Test
  void writing_to_a_cache_for_an_hour_is_outside() {
    CallCost cost =
        Books.ofPrices("{'prompt':'2','completion':'10','input_cache_write_1h':'4'}")
            .cost(Books.MODEL, usage(100, 10).cacheWriteTokens(5).build());

    assertThat(cost.outside()).containsExactly("cache_write_1h");
  }

  @Test
  void the_json_has_every_field() {
    CallCost cost =
        Books.ofPrices("{'prompt':'0.0000001','completion':'0.0000003'}")
            .cost(Books.MODEL, usage(280, 40).charged(new BigDecimal("0.00004")).build());

    assertThat(cost.toMap())
        .containsExactly(
            Map.entry("model", "a/model"),
            Map.entry("row", "a/model"),
            Map.entry("resolved_by", 1),
            Map.entry("estimate_usd", "0.00004"),
            Map.entry("at_least_usd", "0.00004"),
            Map.entry("at_most_usd", "0.00004"),
            Map.entry("charged_usd", "0.00004"),
            new SimpleEntry<>("upstream_usd", null),
            Map.entry("difference_usd", "0"),
            Map.entry("unknown", List.of()),
            Map.entry("parts", Map.of("prompt", "0.000028", "completion", "0.000012")),
            Map.entry("price_from", "list"),
            Map.entry("ambiguous", false),
            Map.entry("before_memory", false),
            Map.entry("outside", List.of()));
  }
}
