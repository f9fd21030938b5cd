package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.cost.PriceHistory.Bounds;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.RowsByName;
import io.openroutercatalog.price.Pricing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices as of a time; docs/cost.md, "As of a time". */
class PriceHistoryTest {
  private static final Bounds BOUNDS = new Bounds(Duration.ofDays(400), 20_000);
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private PriceHistory history = PriceHistory.NONE;
  private List<ModelRow> rows = List.of();
  private Instant listedAt = FIRST;

  private static ModelRow row(String id, String price) {
    return TestRow.of(id).canonicalSlug(id + "-slug").prices(price, price).row();
  }

  private static Instant day(long day) {
    return FIRST.plus(Duration.ofDays(day));
  }

  private void list(long day, Bounds bounds, ModelRow... next) {
    listedAt = day(day);
    history = history.afterList(rows, List.of(next), listedAt, bounds);
    rows = List.of(next);
  }

  private void list(long day, ModelRow... next) {
    list(day, BOUNDS, next);
  }

  private CallCost costAt(String model, @Nullable Instant at) {
    PriceBook book =
        PriceBook.of(RowsByName.of(rows), history, id -> null, listedAt, () -> listedAt);
    return book.cost(CompletedCall.builder(model, Usage.of(1, 0)).at(at).build());
  }

  private String usd(long day) {
    return costAt("a/model", day(day)).cost().atLeast().toPlainString();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # day, USD, from, before the memory
          -1, 1, REMEMBERED, true
          0,  1, REMEMBERED, false
          9,  1, REMEMBERED, false
          10, 2, REMEMBERED, false
          19, 2, REMEMBERED, false
          20, 3, LIST,       false
          40, 3, LIST,       false
          """)
  void a_cost_goes_by_the_prices_in_force_then(
      long day, String usd, PriceSource from, boolean beforeMemory) {
    list(0, row("a/model", "1"));
    list(5, row("a/model", "1"));
    list(10, row("a/model", "2"));
    list(20, row("a/model", "3"));
    list(30, row("a/model", "3"));
    CallCost cost = costAt("a/model", day(day));

    assertThat(cost.cost().atLeast()).isEqualByComparingTo(usd);
    assertThat(cost.priceFrom()).isEqualTo(from);
    assertThat(cost.beforeMemory()).isEqualTo(beforeMemory);
  }

  @Test
  void before_the_memory_the_only_known_prices_count() {
    list(10, row("a/model", "1"));
    CallCost cost = costAt("a/model", day(0));

    assertThat(cost.beforeMemory()).isTrue();
    assertThat(cost.priceFrom()).isEqualTo(PriceSource.LIST);
    assertThat(costAt("a/model", null).beforeMemory()).isFalse();
  }

  @Test
  void a_row_that_has_left_the_list_keeps_its_prices_and_its_names() {
    list(0, row("a/model", "1"));
    list(10, row("a/model", "2"));
    list(20);

    assertThat(usd(5)).isEqualTo("1");
    assertThat(usd(15)).isEqualTo("2");
    assertThat(usd(25)).isEqualTo("2");
    assertThat(costAt("a/model-slug", null).cost().atLeast()).isEqualByComparingTo("2");
    assertThat(costAt("a/model", null).priceFrom()).isEqualTo(PriceSource.REMEMBERED);
  }

  @Test
  void a_row_that_returns_goes_on_with_its_history() {
    list(0, row("a/model", "1"));
    list(10);
    list(20, row("a/model", "1"));
    list(30);
    list(40, row("a/model", "2"));

    assertThat(usd(5)).isEqualTo("1");
    assertThat(usd(39)).isEqualTo("1");
    assertThat(usd(41)).isEqualTo("2");
    assertThat(history.changes()).isEqualTo(1);
  }

  @Test
  void what_ended_too_long_ago_is_forgotten() {
    Bounds bounds = new Bounds(Duration.ofDays(100), 1_000);
    list(0, bounds, row("a/model", "1"), row("b/gone", "1"));
    list(10, bounds, row("a/model", "2"));
    list(50, bounds, row("a/model", "3"));
    list(110, bounds, row("a/model", "3"));

    assertThat(history.changes()).isEqualTo(1);
    assertThat(usd(5)).isEqualTo("2");
    assertThat(costAt("a/model", day(5)).beforeMemory()).isTrue();
    assertThat(costAt("b/gone", day(5)).named()).isNull();
  }

  @Test
  void of_too_many_changes_those_that_ended_first_are_forgotten() {
    Bounds bounds = new Bounds(Duration.ofDays(1_000), 3);
    for (int day = 0; day < 10; day++) {
      list(day, bounds, row("a/model", "" + day));
    }

    assertThat(history.changes()).isEqualTo(3);
    assertThat(usd(0)).isEqualTo("6");
    assertThat(usd(7)).isEqualTo("7");
  }

  @Test
  void nothing_is_remembered_of_changes_where_none_may_be() {
    list(0, row("a/model", "1"));
    list(1, new Bounds(Duration.ZERO, 0), row("a/model", "2"));

    assertThat(history.changes()).isZero();
    assertThat(usd(0)).isEqualTo("2");
  }

  @Test
  void a_clock_that_goes_back_loses_no_change() {
    list(10, row("a/model", "1"));
    list(0, row("a/model", "2"));

    assertThat(usd(10)).isEqualTo("2");
    assertThat(history.changes()).isEqualTo(1);
  }

  @Test
  void a_pointer_has_no_history_of_its_own() {
    list(0, row("a/model", "1"), TestRow.of("~a/latest").aliasTarget("a/model").row());
    list(1, row("a/model", "1"), TestRow.of("~a/latest").aliasTarget("b/other").row());
    list(2, row("a/model", "1"));

    assertThat(history.listed()).containsOnlyKeys("a/model");
    assertThat(history.gone()).isEmpty();
  }

  @Test
  void an_older_history_that_is_found_late_comes_before_the_own_one() {
    list(0, row("a/model", "1"), row("b/gone", "5"));
    list(10, row("a/model", "2"), row("b/gone", "5"));
    PriceHistory older = history;
    List<ModelRow> olderRows = rows;
    history = PriceHistory.NONE;
    rows = List.of();
    list(20, row("a/model", "3"), row("c/new", "7"));
    list(30, row("a/model", "4"), row("c/new", "7"));

    history = history.withOlder(older, olderRows, rows, day(20));

    List<String> prices = new ArrayList<>();
    for (int day : List.of(5, 15, 25, 35)) {
      prices.add(usd(day));
    }
    assertThat(prices).containsExactly("1", "2", "3", "4");
    assertThat(costAt("b/gone", day(5)).cost().atLeast()).isEqualByComparingTo("5");
    assertThat(costAt("c/new", day(25)).beforeMemory()).isFalse();
  }

  @Test
  void an_older_history_that_is_found_late_keeps_what_ended_before_the_usual_bounds() {
    list(0, row("a/model", "1"));
    list(10, row("a/model", "2"));
    PriceHistory older = history;
    List<ModelRow> olderRows = rows;
    history = PriceHistory.NONE;
    rows = List.of();
    list(900, row("a/model", "2"));

    history = history.withOlder(older, olderRows, rows, day(900));

    assertThat(usd(5)).isEqualTo("1");
  }

  @Test
  void windows_of_remembered_prices_go_by_the_time_of_their_list() {
    String pricing =
        "{'prompt':'%s','completion':'1',"
            + "'overrides':[{'utc_start':0,'utc_end':600,'prompt':'0.5'}]}";
    ModelRow before = row("a/model", "1").toBuilder().pricing(prices(pricing, "2")).build();
    ModelRow after = row("a/model", "1").toBuilder().pricing(prices(pricing, "3")).build();
    list(0, before); // At midnight, so in the window.
    listedAt = day(1).plus(Duration.ofHours(12));
    history = history.afterList(rows, List.of(after), listedAt, BOUNDS);
    rows = List.of(after);

    assertThat(costAt("a/model", day(0).plus(Duration.ofHours(12))).cost())
        .isEqualTo(new Cost.Unknown(List.of("prompt")));
    assertThat(costAt("a/model", day(2).plus(Duration.ofHours(12))).cost().atLeast())
        .isEqualByComparingTo("3");
  }

  private static Pricing prices(String pricing, String prompt) {
    return Books.pricing(pricing.formatted(prompt));
  }
}
