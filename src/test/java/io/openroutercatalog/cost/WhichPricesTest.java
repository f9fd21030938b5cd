package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.RowsByName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose prices a call is charged by; docs/cost.md, "Which prices". */
class WhichPricesTest {
  private static final ModelRow ROW = Books.row("{'prompt':'1','completion':'1'}");

  private static final PriceBook BOOK =
      Books.of(
          ROW,
          Books.endpoint("One", "one", "{'prompt':'2','completion':'2'}"),
          Books.endpoint("Two", "two/fp8", "{'prompt':'3','completion':'3'}"),
          Books.endpoint("Two", "two/fp4", "{'prompt':'3','completion':'5'}"),
          Books.endpoint("Two", "two/priority", "{'prompt':'9','completion':'9'}"),
          Books.endpoint("Three", "three/flex", "{'prompt':'0.1','completion':'0.1'}"));

  private static CallCost cost(PriceBook book, String provider, Usage usage) {
    return book.cost(CompletedCall.builder(Books.MODEL, usage).provider(provider).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"One", "ONE", "one"})
  void the_provider_that_served_it_decides_ignoring_case(String provider) {
    CallCost cost = cost(BOOK, provider, Usage.of(10, 10));

    assertThat(cost.cost()).isEqualTo(new Cost.Known(new BigDecimal("40")));
    assertThat(cost.priceFrom()).isEqualTo(PriceSource.ENDPOINT);
    assertThat(cost.endpoint()).extracting(endpoint -> endpoint.tag()).isEqualTo("one");
    assertThat(cost.ambiguous()).isFalse();
  }

  @Test
  void of_endpoints_that_charge_different_amounts_the_lowest_counts_and_the_highest_bounds() {
    CallCost cost = cost(BOOK, "Two", Usage.of(10, 10));

    assertThat(cost.cost()).isEqualTo(new Cost.Known(new BigDecimal("60")));
    assertThat(cost.ambiguous()).isTrue();
    assertThat(cost.atMost()).isEqualTo(new CostBound.AtMost(new BigDecimal("80"), 2));
  }

  @Test
  void endpoints_that_differ_in_what_the_usage_does_not_need_are_not_ambiguous() {
    CallCost cost = cost(BOOK, "Two", Usage.of(10, 0));

    assertThat(cost.cost()).isEqualTo(new Cost.Known(new BigDecimal("30")));
    assertThat(cost.ambiguous()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nobody", "Three", ""})
  void a_provider_without_an_ordinary_endpoint_leaves_the_list(String provider) {
    CallCost cost = cost(BOOK, provider, Usage.of(10, 10));

    assertThat(cost.cost()).isEqualTo(new Cost.Known(new BigDecimal("20")));
    assertThat(cost.priceFrom()).isEqualTo(PriceSource.LIST);
    assertThat(cost.endpoint()).isNull();
  }

  @Test
  void without_a_provider_or_without_endpoints_the_list_counts() {
    assertThat(BOOK.cost(Books.MODEL, Usage.of(10, 10)).priceFrom()).isEqualTo(PriceSource.LIST);
    assertThat(cost(Books.of(ROW), "One", Usage.of(10, 10)).priceFrom())
        .isEqualTo(PriceSource.LIST);
  }

  @Test
  void an_endpoint_with_known_prices_comes_before_one_without() {
    PriceBook book =
        Books.of(
            ROW,
            Books.endpoint("One", "one/a", "{'prompt':'-1','completion':'2'}"),
            Books.endpoint("One", "one/b", "{'prompt':'4','completion':'2'}"));
    CallCost cost = cost(book, "One", Usage.of(10, 10));

    assertThat(cost.cost()).isEqualTo(new Cost.Known(new BigDecimal("60")));
    assertThat(cost.ambiguous()).isTrue();
    assertThat(cost.atMost()).isEqualTo(new CostBound.None(List.of("prompt")));
  }

  @Test
  void the_overrides_of_an_endpoint_are_its_own() {
    PriceBook book =
        Books.of(
            ROW,
            Books.endpoint(
                "One",
                "one",
                "{'prompt':'2','completion':'2',"
                    + "'overrides':[{'min_prompt_tokens':5,'prompt':'7'}]}"));

    assertThat(cost(book, "One", Usage.of(10, 0)).cost())
        .isEqualTo(new Cost.Known(new BigDecimal("70")));
  }

  @Test
  void a_difference_may_come_from_a_tier_of_service_where_there_is_one() {
    Usage usage =
        Usage.builder().promptTokens(10).completionTokens(10).charged(BigDecimal.TEN).build();

    assertThat(cost(BOOK, "One", usage).outside()).containsExactly("service_tier");
    assertThat(cost(Books.of(ROW), "One", usage).outside()).isEmpty();
  }

  @Test
  void a_clock_that_throws_leaves_the_time_of_the_list() {
    String night =
        "{'prompt':'1','completion':'1','overrides':[{'utc_start':0,'utc_end':600,'prompt':'2'}]}";
    PriceBook book =
        PriceBook.of(
            RowsByName.of(List.of(Books.row(night))),
            PriceHistory.NONE,
            id -> null,
            Instant.parse("2026-08-17T05:00:00Z"),
            () -> {
              throw new IllegalStateException("no time");
            });

    assertThat(book.cost(Books.MODEL, Usage.of(10, 0)).cost())
        .isEqualTo(new Cost.Known(new BigDecimal("20")));
  }
}
