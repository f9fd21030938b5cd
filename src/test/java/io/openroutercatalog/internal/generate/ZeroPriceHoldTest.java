package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.generate.ZeroPriceHold.HeldPrice;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeroPriceHoldTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final Set<String> PREMIUM = Set.of("a/b");
  private static final ModelRow AT_ZERO = TestRow.of("a/b").prices("0", "0").row();
  private static final ModelRow PRICED = TestRow.of("a/b").prices("0.1", "0").row();

  private final ZeroPriceHold rule = new ZeroPriceHold(CatalogPolicy.standard());

  private Map<String, HeldPrice> after(Map<String, HeldPrice> held, ModelRow... rows) {
    return rule.afterList(held, PREMIUM, List.of(rows), NOW);
  }

  @Test
  void a_premium_model_at_zero_is_held() {
    assertThat(after(Map.of(), AT_ZERO)).isEqualTo(Map.of("a/b", new HeldPrice(NOW, 0)));
  }

  @Test
  void a_price_that_is_not_zero_and_a_free_variant_are_not_held() {
    ModelRow free = TestRow.of("a/b:free").prices("0", "0").row();

    assertThat(after(Map.of(), PRICED)).isEmpty();
    assertThat(rule.afterList(Map.of(), Set.of("a/b:free"), List.of(free), NOW)).isEmpty();
  }

  @Test
  void a_model_that_was_not_premium_is_not_held() {
    assertThat(rule.afterList(Map.of(), Set.of("c/d"), List.of(AT_ZERO), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,        0, true",
    "PT24H,       0, true",
    "PT240H,      0, true",
    "PT23H59M59S, 1, true",
    "PT24H,       1, false",
    "PT240H,      1, false",
    "PT23H59M59S, 9, true",
    "PT24H,       9, false"
  })
  void a_price_is_believed_after_two_later_lists_and_a_day(
      Duration age, int laterLists, boolean held) {
    HeldPrice known = new HeldPrice(NOW.minus(age), laterLists);

    assertThat(after(Map.of("a/b", known), AT_ZERO))
        .isEqualTo(held ? Map.of("a/b", new HeldPrice(known.since(), laterLists + 1)) : Map.of());
  }

  @Test
  void a_list_without_the_model_neither_confirms_nor_ends_the_doubt() {
    Map<String, HeldPrice> held = Map.of("a/b", new HeldPrice(NOW, 1));

    assertThat(after(held)).isEqualTo(held);
  }

  @Test
  void another_price_ends_the_doubt_and_so_does_forgetting_the_model() {
    Map<String, HeldPrice> held = Map.of("a/b", new HeldPrice(NOW, 1));

    assertThat(after(held, PRICED)).isEmpty();
    assertThat(rule.afterList(held, Set.of(), List.of(), NOW)).isEmpty();
  }

  @Test
  void a_clock_that_was_ahead_holds_no_price_for_ever() {
    HeldPrice future = new HeldPrice(NOW.plus(Duration.ofDays(365)), 0);

    assertThat(after(Map.of("a/b", future), AT_ZERO))
        .isEqualTo(Map.of("a/b", new HeldPrice(NOW, 1)));
  }

  @Test
  void nothing_is_held_where_the_policy_believes_at_once() {
    ZeroPriceHold off = new ZeroPriceHold(CatalogPolicy.reference());
    Map<String, HeldPrice> held = Map.of("a/b", new HeldPrice(NOW, 1));

    assertThat(off.afterList(held, PREMIUM, List.of(AT_ZERO), NOW)).isEmpty();
    assertThat(off.restored(held)).isEmpty();
    assertThat(rule.restored(held)).isEqualTo(held);
  }

  @Test
  void held_rows_and_those_with_a_price_are_premium() {
    ModelRow other = TestRow.of("c/d").prices("0", "0").row();
    ModelRow priced = TestRow.of("e/f").prices("1", "0").row();

    assertThat(rule.premium(Stream.of(AT_ZERO, other, priced), Set.of("a/b")))
        .containsExactlyInAnyOrder("a/b", "e/f");
  }
}
