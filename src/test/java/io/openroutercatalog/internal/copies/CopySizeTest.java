package io.openroutercatalog.internal.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.base.TextBounds;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How large a copy may be, and what it leaves out so that it is not larger. */
class CopySizeTest {
  @Test
  void the_longest_model_id_of_the_widest_characters_is_read_again() {
    String id =
        "a/" + "\u4e2d".repeat(TextBounds.MOST_TEXT_CHARACTERS - 20); // Its name is longer still.
    CatalogCopy copy =
        new CatalogCopy(
            List.of(CatalogCopies.row(id)),
            CatalogCopies.FETCHED,
            CatalogCopies.SOURCE,
            -10_000,
            Map.of(id, -7),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            PriceHistory.NONE);
    assertThat(CopyFormat.decode(CopyFormat.encode(copy))).isEqualTo(copy);
  }

  @Test
  void a_copy_that_would_be_too_large_to_read_again_is_not_written() {
    CatalogCopy copy =
        new CatalogCopy(
            List.of(),
            CatalogCopies.FETCHED,
            "u".repeat(ChecksumEnvelope.MOST_BYTES),
            -10_000,
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            PriceHistory.NONE);
    assertThatThrownBy(() -> CopyFormat.encode(copy)).isInstanceOf(IllegalStateException.class);
  }

  /** About 3 MB for each part, of which the bound holds ten. */
  private static CatalogCopy large(int listed, int delisted, int unseenIds) {
    String filler = "x".repeat(900);
    Map<String, Integer> ids = new LinkedHashMap<>();
    List<ModelRow> models = new ArrayList<>();
    List<DelistedModel> gone = new ArrayList<>();
    for (int i = 0; i < unseenIds; i++) {
      ids.put("old/" + i + filler, ids.size());
    }
    for (int i = 0; i < delisted; i++) {
      ModelRow row = CatalogCopies.row("gone/" + i + filler);
      gone.add(new DelistedModel(row, ids.size(), CatalogCopies.FETCHED.minusSeconds(i)));
      ids.put(row.id(), ids.size());
    }
    for (int i = 0; i < listed; i++) {
      ModelRow row = CatalogCopies.row("listed/" + i + filler);
      models.add(row);
      ids.put(row.id(), ids.size());
    }
    return new CatalogCopy(
        models,
        CatalogCopies.FETCHED,
        "u",
        -10_000,
        ids,
        gone,
        Map.of(),
        Map.of(),
        List.of(),
        PriceHistory.NONE);
  }

  private static CatalogCopy writtenOf(CatalogCopy copy) {
    return Objects.requireNonNull(CopyFormat.decode(CopyFormat.encode(copy)));
  }

  @Test
  void a_copy_that_is_too_large_leaves_out_the_models_that_were_delisted_first() {
    CatalogCopy written = writtenOf(large(5_000, 5_000, 0));
    assertThat(written.models()).hasSize(5_000);
    assertThat(written.delisted()).hasSizeBetween(1_000, 4_999);
    assertThat(written.delisted().get(0).since()).isEqualTo(CatalogCopies.FETCHED);
    assertThat(written.ids()).hasSize(10_000);
  }

  @Test
  void if_that_is_not_enough_it_leaves_out_the_ids_that_were_not_seen_for_longest() {
    CatalogCopy written = writtenOf(large(8_000, 100, 5_000));
    assertThat(written.models()).hasSize(8_000);
    assertThat(written.delisted()).isEmpty();
    assertThat(written.ids()).hasSizeBetween(8_001, 13_000);
    assertThat(written.ids().keySet())
        .containsAll(written.models().stream().map(ModelRow::id).toList())
        .doesNotContain("old/0" + "x".repeat(900));
  }

  @Test
  void earlier_prices_are_left_out_after_delisted_models_and_before_ids() {
    Map<String, PriceHistory.Gone> gone = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      ModelRow row = CatalogCopies.row("gone/" + i + "x".repeat(900));
      Instant since = CatalogCopies.FETCHED.minusSeconds(i);
      gone.put(
          row.id(), new PriceHistory.Gone(row, new PriceHistory.Listed(since, List.of()), since));
    }
    CatalogCopy copy = large(1_000, 100, 1_000);
    CatalogCopy written =
        writtenOf(
            new CatalogCopy(
                copy.models(),
                copy.fetchedAt(),
                copy.sourceUrl(),
                copy.idOffset(),
                copy.ids(),
                copy.delisted(),
                copy.health(),
                copy.heldPrices(),
                copy.otherRows(),
                PriceHistory.of(Map.of(), gone)));

    assertThat(written.delisted()).isEmpty();
    assertThat(written.prices().gone()).hasSizeBetween(1_000, 15_000);
    assertThat(written.ids()).hasSize(2_100);
  }

  @Test
  void writing_stops_as_soon_as_a_copy_is_too_large() {
    ModelRow wide = CatalogCopies.row("a/" + "模".repeat(900)); // Three bytes each, in three fields.
    AtomicInteger written = new AtomicInteger();
    List<ModelRow> models =
        new AbstractList<>() {
          @Override
          public ModelRow get(int index) {
            written.incrementAndGet();
            return wide;
          }

          @Override
          public int size() {
            return 10_000;
          }
        };
    CatalogCopy copy =
        new CatalogCopy(
            models,
            CatalogCopies.FETCHED,
            "u",
            -10_000,
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            PriceHistory.NONE);
    assertThatThrownBy(() -> CopyFormat.encode(copy)).isInstanceOf(IllegalStateException.class);
    assertThat(written).hasValueLessThan(ChecksumEnvelope.MOST_BYTES / 5_000);
  }
}
