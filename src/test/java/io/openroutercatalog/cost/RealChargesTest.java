package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charges of OpenRouter that were observed between 2025-11 and 2026-08; docs/cost.md. */
class RealChargesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sent | generated | cached | prices | charged
          280 | 40 | 0 | {'prompt':'0.0000001','completion':'0.0000003'} | 0.00004
          37 | 92 | 0 | {'prompt':'0.00000025','completion':'0.000002','web_search':'0.01','input_cache_read':'0.000000025'} | 0.00019325
          687 | 187 | 679 | {'prompt':'0.000003','completion':'0.000015','request':'0','image':'0','web_search':'0','internal_reasoning':'0','input_cache_read':'0.00000075'} | 0.00333825
          9 | 104 | 0 | {'prompt':'0.000002','completion':'0.000008','request':'0','image':'0.00153','web_search':'0.01','internal_reasoning':'0','input_cache_read':'0.0000005'} | 0.00085
          """)
  void the_rule_gives_the_charge_to_the_last_digit(
      long prompt, long completion, long cached, String pricing, BigDecimal charged) {
    CallCost cost =
        Books.ofPrices(pricing)
            .cost(
                Books.MODEL,
                Usage.builder()
                    .promptTokens(prompt)
                    .completionTokens(completion)
                    .cachedTokens(cached)
                    .charged(charged)
                    .build());

    assertThat(cost.isExplained()).as("%s", cost.toMap()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # The provider charged more than the list says, which is the price of another one.
          16 | 2 | AtlasCloud | {'prompt':'0.00000043','completion':'0.00000174'} | {'prompt':'0.0000006','completion':'0.0000022'} | 0.000014
          """)
  void with_the_provider_that_served_it_too(
      long prompt,
      long completion,
      String provider,
      String list,
      String endpoint,
      BigDecimal charged) {
    PriceBook book = Books.of(Books.row(list), Books.endpoint(provider, "tag", endpoint));
    Usage usage =
        Usage.builder().promptTokens(prompt).completionTokens(completion).charged(charged).build();

    assertThat(book.cost(Books.MODEL, usage).isExplained()).isFalse();
    assertThat(
            book.cost(CompletedCall.builder(Books.MODEL, usage).provider(provider).build())
                .isExplained())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.0160614, 900, 69", "0.0145476, 888, 74"})
  void a_plugin_makes_a_charge_that_the_usage_does_not_explain(
      BigDecimal charged, long prompt, long completion) {
    CallCost cost =
        Books.ofPrices("{'prompt':'0.00000015','completion':'0.0000006'}")
            .cost(
                Books.MODEL,
                Usage.builder()
                    .promptTokens(prompt)
                    .completionTokens(completion)
                    .charged(charged)
                    .build());

    assertThat(cost.difference()).isPositive();
    assertThat(cost.outside()).containsExactly("plugins");
  }
}
