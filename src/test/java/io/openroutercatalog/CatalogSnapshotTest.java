package io.openroutercatalog;

import static io.openroutercatalog.BillingTier.FREE;
import static io.openroutercatalog.BillingTier.PREMIUM;
import static io.openroutercatalog.ExclusionReason.CONTEXT_LENGTH;
import static io.openroutercatalog.ExclusionReason.DUPLICATE;
import static io.openroutercatalog.ExclusionReason.TOOL_CALLING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogSnapshotTest {
  private static final Instant FETCHED = Instant.parse("2026-08-17T12:00:00Z");
  private static final LlmConfig FREE_ONE = config(-1, FREE);
  private static final LlmConfig PAID = config(-2, PREMIUM);
  private static final LlmConfig ALSO_PAID = config(-3, PREMIUM);

  private static final CatalogSnapshot SNAPSHOT =
      CatalogSnapshot.builder()
          .configs(List.of(PAID, FREE_ONE, ALSO_PAID))
          .fetchedAt(FETCHED)
          .exclusions(
              Map.of("a/b", Set.of(CONTEXT_LENGTH, TOOL_CALLING), "a/c", Set.of(TOOL_CALLING)))
          .brokenRows(Map.of(DUPLICATE, 4))
          .build();

  @Test
  void configs_keep_their_order_and_are_found_by_id() {
    assertThat(SNAPSHOT.configs()).containsExactly(PAID, FREE_ONE, ALSO_PAID);
    assertThat(SNAPSHOT.findById(-2)).isSameAs(PAID);
    assertThat(SNAPSHOT.findById(-4)).isNull();
    assertThat(SNAPSHOT.fetchedAt()).isEqualTo(FETCHED);
  }

  @Test
  void configs_are_counted_by_tier() {
    assertThat(SNAPSHOT.countsByTier()).isEqualTo(Map.of(FREE, 1, PREMIUM, 2));
  }

  @Test
  void excluded_rows_count_under_each_of_their_reasons() {
    assertThat(SNAPSHOT.excludedByReason())
        .isEqualTo(Map.of(TOOL_CALLING, 2, CONTEXT_LENGTH, 1, DUPLICATE, 4));
  }

  @Test
  void an_excluded_model_has_its_reasons() {
    assertThat(SNAPSHOT.reasonsAgainst("a/b"))
        .containsExactlyInAnyOrder(CONTEXT_LENGTH, TOOL_CALLING);
    assertThat(SNAPSHOT.reasonsAgainst("unheard/of")).isEmpty();
  }

  @Test
  void a_snapshot_that_is_made_of_another_one_has_the_index_and_the_counts_of_its_own_configs() {
    LlmConfig one = LlmConfig.builder().id(1).provider("x").modelName("one").build();
    LlmConfig two = one.toBuilder().id(2).billingTier(FREE).build();
    CatalogSnapshot before = CatalogSnapshot.builder().configs(List.of(one, two)).build();
    LlmConfig better = one.toBuilder().qualityScore(9).build();
    LlmConfig freed = one.toBuilder().billingTier(FREE).build();

    CatalogSnapshot after = before.toBuilder().configs(List.of(better, two)).build();
    assertThat(after.findById(1)).isSameAs(better);
    assertThat(after.findById(2)).isSameAs(two);
    assertThat(after.countsByTier()).isEqualTo(before.countsByTier());
    assertThat(before.findById(1)).isSameAs(one);
    assertThat(before.toBuilder().configs(List.of(freed, two)).build().countsByTier())
        .containsEntry(FREE, 2);
    assertThat(before.toBuilder().configs(List.of(two)).build().findById(1)).isNull();
  }

  @Test
  void before_any_list_there_are_only_operator_configs() {
    CatalogSnapshot before = CatalogSnapshot.builder().configs(List.of(PAID)).build();

    assertThat(before.configs()).containsExactly(PAID);
    assertThat(before.findById(-2)).isSameAs(PAID);
    assertThat(before.fetchedAt()).isNull();
    assertThat(before.countsByTier()).isEqualTo(Map.of(FREE, 0, PREMIUM, 1));
    assertThat(before.excludedByReason()).isEmpty();
  }

  @Test
  void the_text_of_a_snapshot_is_its_counts() {
    assertThat(SNAPSHOT)
        .hasToString(
            "CatalogSnapshot[configs=3, tiers={FREE=1, PREMIUM=2},"
                + " fetchedAt=2026-08-17T12:00:00Z]");
  }

  private static LlmConfig config(int id, BillingTier tier) {
    return LlmConfig.builder().id(id).provider("x").modelName("m" + id).billingTier(tier).build();
  }
}
