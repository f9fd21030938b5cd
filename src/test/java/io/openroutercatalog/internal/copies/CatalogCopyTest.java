package io.openroutercatalog.internal.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a newer copy takes over from an older one. */
class CatalogCopyTest {
  private static final Instant OLD = CatalogCopies.FETCHED;
  private static final Instant NEW = OLD.plus(Duration.ofDays(1));

  private static CatalogCopy copy(
      Instant fetchedAt, List<String> models, Map<String, Integer> ids, DelistedModel... delisted) {
    List<ModelRow> rows = models.stream().map(CatalogCopies::row).toList();
    return new CatalogCopy(
        rows,
        fetchedAt,
        CatalogCopies.SOURCE,
        -10_000,
        ids,
        List.of(delisted),
        Map.of(),
        Map.of(),
        List.of(),
        PriceHistory.NONE);
  }

  private static DelistedModel gone(String model, int id, Instant since) {
    return new DelistedModel(CatalogCopies.row(model), id, since);
  }

  @Test
  void ids_of_the_older_copy_take_precedence_and_none_belongs_to_two_models() {
    CatalogCopy older = copy(OLD, List.of("a/one"), Map.of("a/one", -1, "b/two", -2));
    CatalogCopy newer =
        copy(NEW, List.of("a/one"), Map.of("a/one", -9, "c/three", -2, "d/four", -4));
    assertThat(newer.withMemoryOf(older).ids())
        .containsExactlyInAnyOrderEntriesOf(Map.of("a/one", -1, "b/two", -2, "d/four", -4));
  }

  @Test
  void a_model_that_only_the_older_copy_lists_was_delisted_when_the_newer_one_was_fetched() {
    CatalogCopy older = copy(OLD, List.of("a/one", "b/two"), Map.of("a/one", -1, "b/two", -2));
    CatalogCopy newer = copy(NEW, List.of("b/two"), Map.of("b/two", -2));
    assertThat(newer.withMemoryOf(older).delisted()).containsExactly(gone("a/one", -1, NEW));
  }

  @Test
  void a_model_of_the_older_copy_without_an_id_is_not_remembered() {
    CatalogCopy older = copy(OLD, List.of("a/one"), Map.of());
    assertThat(copy(NEW, List.of(), Map.of()).withMemoryOf(older).delisted()).isEmpty();
  }

  @Test
  void a_model_that_both_remember_was_delisted_at_the_time_that_the_older_copy_has() {
    CatalogCopy older = copy(OLD, List.of(), Map.of("a/one", -1), gone("a/one", -1, OLD));
    CatalogCopy newer =
        copy(
            NEW,
            List.of(),
            Map.of("a/one", -1, "b/two", -2),
            gone("a/one", -1, NEW),
            gone("b/two", -2, NEW));
    assertThat(newer.withMemoryOf(older).delisted())
        .containsExactly(gone("a/one", -1, OLD), gone("b/two", -2, NEW));
  }

  @Test
  void a_model_that_the_newer_copy_lists_is_not_delisted() {
    CatalogCopy older = copy(OLD, List.of(), Map.of("a/one", -1), gone("a/one", -1, OLD));
    CatalogCopy newer = copy(NEW, List.of("a/one"), Map.of("a/one", -1));
    assertThat(newer.withMemoryOf(older).delisted()).isEmpty();
  }

  /** A look-up of that id would otherwise find the wrong model. */
  @Test
  void a_delisted_model_is_dropped_if_its_id_belongs_to_another_model_in_the_older_copy() {
    CatalogCopy older = copy(OLD, List.of("a/one"), Map.of("a/one", -1));
    CatalogCopy newer =
        copy(NEW, List.of("a/one"), Map.of("c/three", -1), gone("c/three", -1, NEW));
    CatalogCopy merged = newer.withMemoryOf(older);
    assertThat(merged.delisted()).isEmpty();
    assertThat(merged.ids()).containsExactly(Map.entry("a/one", -1));
  }

  @Test
  void a_delisted_model_is_dropped_if_the_older_copy_has_another_id_for_it() {
    CatalogCopy older = copy(OLD, List.of(), Map.of("c/three", -3));
    CatalogCopy newer = copy(NEW, List.of(), Map.of("c/three", -1), gone("c/three", -1, NEW));
    assertThat(newer.withMemoryOf(older).delisted()).isEmpty();
  }

  @Test
  void all_else_is_that_of_the_newer_copy() {
    CatalogCopy older = CatalogCopies.generation(1);
    CatalogCopy newer = CatalogCopies.generation(2);
    CatalogCopy merged = newer.withMemoryOf(older);
    assertThat(merged.fetchedAt()).isEqualTo(newer.fetchedAt());
    assertThat(Stream.of(merged.models(), merged.health(), merged.sourceUrl(), merged.idOffset()))
        .containsExactly(newer.models(), newer.health(), newer.sourceUrl(), newer.idOffset());
  }
}
