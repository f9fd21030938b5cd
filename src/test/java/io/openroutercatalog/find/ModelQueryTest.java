package io.openroutercatalog.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of a query, and its orders; docs/finding.md. */
class ModelQueryTest {
  private static final ModelQuery ALL = ModelQuery.all();

  /** A config that states as little as it may. */
  private static LlmConfigBuilder bare(String model) {
    return LlmConfig.builder().id(1).provider("P").modelName(model);
  }

  private static LlmConfig priced(int id, String prompt, String completion) {
    Map<String, Price> prices =
        Map.of("prompt", Price.parse(prompt), "completion", Price.parse(completion));
    return bare("a/priced-" + id).id(id).pricing(Pricing.of(prices, List.of())).build();
  }

  /** Each row: a part, a config that meets it, one that does not, and what is told of that one. */
  static Stream<Arguments> parts() {
    LlmConfig full = LlmConfigs.full().modelName("Qwen/coder:free").healthGated(false).build();
    LlmConfig bare = bare("b/bare").build();
    LlmConfig gated = bare("b/bare").healthGated(true).build();
    return Stream.of(
        Arguments.of(ALL.free(), full, bare, QueryCondition.TIER),
        Arguments.of(ALL.premium(), bare, full, QueryCondition.TIER),
        Arguments.of(ALL.tier(BillingTier.FREE), full, bare, QueryCondition.TIER),
        Arguments.of(ALL.by("a", "Qwen"), full, bare, QueryCondition.AUTHOR),
        Arguments.of(ALL.by("b"), bare("~b/alias").build(), full, QueryCondition.AUTHOR),
        Arguments.of(ALL.by("b"), bare, bare("bb/c").build(), QueryCondition.AUTHOR),
        Arguments.of(ALL.by("b"), bare, bare("b").build(), QueryCondition.AUTHOR),
        Arguments.of(ALL.by("a").by("b"), bare, bare("a/c").build(), QueryCondition.AUTHOR),
        Arguments.of(ALL.containing("CODER"), full, bare, QueryCondition.TEXT),
        Arguments.of(
            ALL.containing("the name"),
            bare("b/c").name("The Name").build(),
            bare,
            QueryCondition.TEXT),
        Arguments.of(
            ALL.containing("longer than any id is"), // A part longer than the whole.
            bare("b/c").name("It is longer than any id is").build(),
            bare,
            QueryCondition.TEXT),
        Arguments.of(ALL.contextAtLeast(262_144), full, bare, QueryCondition.CONTEXT),
        Arguments.of(
            ALL.contextAtLeast(7),
            bare("b/c").contextLength(7L).build(),
            bare("b/c").contextLength(6L).build(),
            QueryCondition.CONTEXT),
        Arguments.of(ALL.outputAtLeast(32_768), full, bare, QueryCondition.OUTPUT),
        Arguments.of(ALL.supporting("tools", "reasoning"), full, bare, QueryCondition.PARAMETERS),
        Arguments.of(
            ALL.supporting("tools").supporting("seed"),
            bare("b/c").supportedParameters(List.of("seed", "tools")).build(),
            full,
            QueryCondition.PARAMETERS),
        Arguments.of(ALL.accepting("image").accepting("text"), full, bare, QueryCondition.INPUTS),
        Arguments.of(
            ALL.promptPriceAtMost(new BigDecimal("0.22")), full, bare, QueryCondition.PROMPT_PRICE),
        Arguments.of(
            ALL.promptPriceAtMost(new BigDecimal("2")),
            priced(1, "0.000002", "-1"),
            priced(2, "0.0000020001", "0"),
            QueryCondition.PROMPT_PRICE),
        Arguments.of(
            ALL.completionPriceAtMost(BigDecimal.ZERO),
            priced(1, "-1", "0"),
            priced(2, "0", "-1"),
            QueryCondition.COMPLETION_PRICE),
        Arguments.of(ALL.scoreAtLeast(84), full, bare, QueryCondition.SCORE),
        Arguments.of(ALL.healthy(), bare, gated, QueryCondition.HEALTH),
        Arguments.of(
            ALL.inRouterPool(),
            bare("b/c").routerPoolEligible(true).build(),
            full,
            QueryCondition.ROUTER_POOL),
        Arguments.of(
            ALL.servedUntil(LocalDate.of(2027, 2, 3)),
            full,
            bare("b/c").expirationDate(LocalDate.of(2027, 2, 2)).build(),
            QueryCondition.EXPIRATION),
        Arguments.of(
            ALL.servedUntil(LocalDate.of(2027, 2, 3)),
            bare,
            bare("b/c").expirationDate(LocalDate.of(2020, 1, 1)).build(),
            QueryCondition.EXPIRATION));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_is_met_by_what_states_it(
      ModelQuery query, LlmConfig met, LlmConfig unmet, QueryCondition condition) {
    assertThat(query.matches(met)).isTrue();
    assertThat(query.unmet(met)).isNull();
    assertThat(query.matches(unmet)).isFalse();
    assertThat(query.unmet(unmet)).isEqualTo(condition);
    assertThat(ALL.matches(unmet)).isTrue();
  }

  @Test
  void what_is_asked_for_in_vain_is_met_by_all() {
    LlmConfig bare = bare("b/bare").build();
    ModelQuery query =
        ALL.contextAtLeast(0).outputAtLeast(0).scoreAtLeast(0).containing("").supporting();
    assertThat(query.matches(bare)).isTrue();
  }

  /** Each row: an order, and the ids in it. */
  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of(ModelOrder.LISTED, List.of(3, 1, 4, 2)),
        Arguments.of(ModelOrder.SCORE, List.of(4, 3, 1, 2)),
        Arguments.of(ModelOrder.PRICE, List.of(2, 1, 3, 4)),
        Arguments.of(ModelOrder.CONTEXT, List.of(1, 2, 3, 4)),
        Arguments.of(ModelOrder.NEWEST, List.of(2, 4, 3, 1)),
        Arguments.of(ModelOrder.ID, List.of(1, 2, 3, 4)),
        Arguments.of(ModelOrder.MODEL, List.of(4, 3, 2, 1)));
  }

  private static LlmConfig config(
      int id, int score, String prompt, @Nullable Long context, @Nullable Long created) {
    Map<String, Price> prices =
        Map.of("prompt", Price.parse(prompt), "completion", Price.parse("0.5"));
    return bare("a/" + (char) ('z' - id))
        .id(id)
        .qualityScore(score)
        .pricing(Pricing.of(prices, List.of()))
        .contextLength(context)
        .created(created == null ? null : Instant.ofEpochSecond(created))
        .build();
  }

  private static final Catalog CATALOG =
      Catalog.of(
          List.of(
              config(3, 50, "2", null, 7L),
              config(1, 50, "1.0", 9L, null),
              config(4, 80, "-1", null, 7L),
              config(2, 10, "0.5", 9L, 8L)));

  @ParameterizedTest
  @MethodSource("orders")
  void ties_keep_the_order_of_the_list(ModelOrder order, List<Integer> ids) {
    List<Integer> expected =
        order == ModelOrder.NEWEST ? List.of(2, 3, 4, 1) : ids; // 3 is listed before 4.
    ModelQuery query = ALL.inOrder(order);

    assertThat(query.list(CATALOG)).extracting(LlmConfig::id).isEqualTo(expected);
    assertThat(query.stream(CATALOG)).extracting(LlmConfig::id).isEqualTo(expected);
    assertThat(query.first(CATALOG)).isEqualTo(query.list(CATALOG).getFirst());
    assertThat(query.count(CATALOG)).isEqualTo(4);
  }

  @Test
  void a_query_is_used_again_and_never_changed() {
    ModelQuery cheap = ALL.promptPriceAtMost(new BigDecimal("1000000"));
    ModelQuery best = cheap.bestFirst();

    assertThat(best.list(CATALOG)).extracting(LlmConfig::id).containsExactly(1, 2);
    assertThat(cheap.cheapestFirst().first(CATALOG.snapshot()))
        .isNotNull()
        .returns(2, LlmConfig::id);
    assertThat(cheap.contextAtLeast(10).first(CATALOG)).isNull();
    assertThat(cheap.count(CATALOG.snapshot())).isEqualTo(2);
    assertThat(ALL.list(CATALOG.snapshot())).hasSize(4);
  }

  @Test
  void equal_queries_ask_for_the_same() {
    assertThat(ALL.free().by("a").containing("x"))
        .isEqualTo(ALL.containing("x").by("a").free())
        .hasSameHashCodeAs(ALL.containing("x").by("a").free())
        .isNotEqualTo(ALL.free().by("a"))
        .isNotEqualTo(ALL.free().by("a").containing("x").bestFirst());
    assertThat(ALL.promptPriceAtMost(new BigDecimal("1.0")))
        .isEqualTo(ALL.promptPriceAtMost(BigDecimal.ONE));
  }

  @Test
  void a_query_says_what_it_asks_for() {
    assertThat(ALL).hasToString("ModelQuery[all; by listed]");
    assertThat(ALL.free().supporting("tools").contextAtLeast(9).healthy().cheapestFirst())
        .hasToString("ModelQuery[tier free, context >= 9, supporting [tools], healthy; by price]");
  }

  @Test
  void each_part_is_told() {
    ModelQuery query =
        ALL.ofKind(ModelKind.IMAGE)
            .by("a")
            .containing("x")
            .outputAtLeast(1)
            .accepting("image")
            .promptPriceAtMost(BigDecimal.ONE)
            .completionPriceAtMost(BigDecimal.TEN)
            .scoreAtLeast(5)
            .inRouterPool()
            .servedUntil(LocalDate.of(2027, 1, 31));

    assertThat(query)
        .hasToString(
            "ModelQuery[kind image, by [a], containing x, output >= 1, accepting [image],"
                + " USD per prompt token <= 0.000001, USD per completion token <= 0.00001,"
                + " score >= 5, in router pool, served until 2027-01-31; by listed]");
    assertThat(query).hasSameHashCodeAs(query.bestFirst().inOrder(ModelOrder.LISTED));
  }

  @Test
  void a_part_that_is_not_met_has_a_name() {
    assertThat(QueryCondition.PROMPT_PRICE.jsonName()).isEqualTo("prompt_price");
  }

  @Test
  void any_number_of_configs_is_found() {
    List<LlmConfig> many = new ArrayList<>();
    for (int i = 0; i < 1_300; i++) {
      many.add(LlmConfig.builder().id(i).provider("P").modelName("a/m" + i).build());
    }
    CatalogSnapshot snapshot = CatalogSnapshot.builder().configs(many).build();

    assertThat(ALL.list(snapshot)).isEqualTo(many);
    assertThat(ALL.stream(() -> snapshot)).hasSize(1_300);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void what_cannot_be_meant_is_refused_by_name(long number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.contextAtLeast(number))
        .withMessageContaining("tokens")
        .withMessageContaining(Long.toString(number));
    assertThatIllegalArgumentException().isThrownBy(() -> ALL.outputAtLeast(number));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.promptPriceAtMost(BigDecimal.valueOf(number)))
        .withMessageContaining("usdPerMillion must be 0 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> ALL.scoreAtLeast(101));
    assertThatIllegalArgumentException().isThrownBy(() -> ALL.by());
  }
}
