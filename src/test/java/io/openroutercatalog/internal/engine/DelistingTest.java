package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.internal.engine.Delisting.Remembered;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which models are remembered after they were listed, since when and until when. */
class DelistingTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final Delisting delisting = new Delisting(WEEK);

  private static LlmConfig config(String model, int id, boolean generated) {
    return LlmConfig.builder()
        .id(id)
        .provider("OPENROUTER")
        .modelName(model)
        .openrouterDynamic(generated)
        .build();
  }

  private static LlmConfig generated(String model, int id) {
    return config(model, id, true);
  }

  private static DelistedConfig gone(String model, int id, Duration ago) {
    return new DelistedConfig(generated(model, id), NOW.minus(ago));
  }

  private Remembered after(
      Remembered known, List<LlmConfig> previous, List<LlmConfig> current, Instant now) {
    return delisting.afterList(known, previous, current, (row, id) -> generated(row.id(), id), now);
  }

  private List<DelistedConfig> afterList(
      List<DelistedConfig> known, List<LlmConfig> previous, List<LlmConfig> current) {
    return after(new Remembered(known, List.of()), previous, current, NOW).delisted();
  }

  @Test
  void a_model_past_the_retention_is_kept_aside_and_found_again_if_the_clock_was_wrong() {
    List<DelistedConfig> known = List.of(gone("a/one", -1, Duration.ofDays(1)));
    Instant wrong = Instant.parse("2100-01-01T00:00:00Z");
    Remembered hidden = after(new Remembered(known, List.of()), List.of(), List.of(), wrong);
    assertThat(hidden.delisted()).isEmpty();
    assertThat(hidden.outdated()).extracting(DelistedModel::id).containsExactly(-1);
    assertThat(after(hidden, List.of(), List.of(), NOW))
        .isEqualTo(new Remembered(known, List.of()));
  }

  @Test
  void a_model_that_returns_or_whose_id_is_listed_is_not_kept_aside_either() {
    DelistedModel aside = new DelistedModel(ModelRow.builder("a/one").build(), -1, NOW.minus(WEEK));
    for (LlmConfig listed : List.of(generated("a/one", -9), generated("c/new", -1))) {
      assertThat(
              after(new Remembered(List.of(), List.of(aside)), List.of(), List.of(listed), NOW)
                  .outdated())
          .isEmpty();
    }
  }

  @Test
  void a_model_that_was_missed_in_the_future_counts_from_now() {
    List<DelistedConfig> known = List.of(gone("a/one", -1, Duration.ofDays(-30_000)));
    assertThat(afterList(known, List.of(), List.of()))
        .containsExactly(gone("a/one", -1, Duration.ZERO));
  }

  @Test
  void of_more_than_a_number_those_that_were_missed_last_are_remembered() {
    List<DelistedConfig> recent = new ArrayList<>();
    List<DelistedModel> old = new ArrayList<>();
    for (int i = 1; i <= 6_000; i++) {
      recent.add(gone("a/recent" + i, -i, Duration.ofSeconds(i)));
      old.add(
          new DelistedModel(
              ModelRow.builder("a/old" + i).build(), -10_000 - i, NOW.minus(WEEK).minusSeconds(i)));
    }
    Remembered remembered = after(new Remembered(recent, old), List.of(), List.of(), NOW);
    assertThat(remembered.delisted()).hasSize(5_000).contains(recent.get(0), recent.get(4_999));
    assertThat(remembered.outdated()).hasSize(500).contains(old.get(0), old.get(499));
  }

  @Test
  void a_model_that_the_new_list_lacks_is_remembered_from_now_on() {
    LlmConfig lost = generated("a/one", -1);
    LlmConfig listed = generated("b/two", -2);
    assertThat(afterList(List.of(), List.of(lost, listed), List.of(listed)))
        .containsExactly(new DelistedConfig(lost, NOW));
  }

  @ParameterizedTest(name = "missed {0} ago")
  @CsvSource({"PT0S, true", "PT167H59M59.999S, true", "PT168H, false", "PT9999H, false"})
  void a_model_is_remembered_until_the_retention_is_over(Duration ago, boolean remembered) {
    List<DelistedConfig> known = List.of(gone("a/one", -1, ago));
    assertThat(afterList(known, List.of(), List.of())).isEqualTo(remembered ? known : List.of());
    assertThat(delisting.isAnyOutdated(known, NOW)).isEqualTo(!remembered);
  }

  @Test
  void one_outdated_model_among_others_is_noticed() {
    DelistedConfig recent = gone("a/one", -1, Duration.ZERO);
    assertThat(delisting.isAnyOutdated(List.of(), NOW)).isFalse();
    assertThat(delisting.isAnyOutdated(List.of(recent, gone("b/two", -2, WEEK)), NOW)).isTrue();
  }

  @ParameterizedTest(name = "listed is {0} with id {1}, generated {2}")
  @CsvSource({
    "a/one, -1, true,  false", // It returned.
    "a/one, -9, true,  false", // It returned with another id.
    "c/new, -1, true,  false", // Its id is another model's now.
    "c/new, -1, false, false", // Its id is an operator config's now.
    "a/one, 5,  false, true", // An operator config of the same model is not the generated one.
    "c/new, -9, true,  true"
  })
  void a_model_is_forgotten_once_it_or_its_id_is_listed(
      String model, int id, boolean generated, boolean remembered) {
    List<DelistedConfig> known = List.of(gone("a/one", -1, Duration.ofDays(1)));
    List<LlmConfig> current = List.of(config(model, id, generated));
    assertThat(afterList(known, List.of(), current)).isEqualTo(remembered ? known : List.of());
  }

  @Test
  void a_model_that_vanished_again_counts_from_the_later_time() {
    LlmConfig again = generated("a/one", -1);
    List<DelistedConfig> known = List.of(gone("a/one", -1, Duration.ofDays(3)));
    assertThat(afterList(known, List.of(again), List.of()))
        .containsExactly(new DelistedConfig(again, NOW));
  }

  /** A copy of a/one, fetched two days ago, and of b/two, which was delisted a day before. */
  private static CatalogCopy copy(@Nullable LocalDate lastDay) {
    return new CatalogCopy(
        List.of(ModelRow.builder("a/one").expirationDate(lastDay).build()),
        NOW.minus(Duration.ofDays(2)),
        "https://openrouter.ai/api/v1",
        -10_000,
        Map.of("a/one", -1, "b/two", -2),
        List.of(
            new DelistedModel(
                ModelRow.builder("b/two").build(), -2, NOW.minus(Duration.ofDays(3)))),
        Map.of(),
        Map.of(),
        List.of(),
        PriceHistory.NONE);
  }

  private List<DelistedConfig> afterRestore(CatalogCopy copy, LlmConfig... current) {
    return delisting
        .afterRestore(copy, List.of(current), (row, id) -> generated(row.id(), id), NOW)
        .delisted();
  }

  @ParameterizedTest(name = "last day {0}: missed since {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "none,       2026-08-17T12:00:00Z", // Left out by a setting: since this start.
        "2026-08-16, 2026-08-17T00:00:00Z", // Expired while nothing ran.
        "2026-08-15, 2026-08-16T00:00:00Z",
        "2026-08-14, 2026-08-15T12:00:00Z", // Not before it was listed.
        "2020-01-01, 2026-08-15T12:00:00Z",
        "2026-08-17, 2026-08-17T12:00:00Z", // Not in the future.
        "2099-12-31, 2026-08-17T12:00:00Z"
      })
  void a_model_of_a_copy_that_is_not_listed_any_more_is_missed_since_it_expired(
      @Nullable LocalDate lastDay, Instant since) {
    assertThat(afterRestore(copy(lastDay)))
        .contains(new DelistedConfig(generated("a/one", -1), since));
  }

  @Test
  void a_model_that_was_delisted_before_the_restart_keeps_its_time() {
    assertThat(afterRestore(copy(null), generated("a/one", -1)))
        .containsExactly(gone("b/two", -2, Duration.ofDays(3)));
  }

  @Test
  void a_model_of_a_copy_without_an_id_is_not_remembered() {
    assertThat(
            afterRestore(
                new CatalogCopy(
                    copy(null).models(),
                    NOW,
                    "u",
                    0,
                    Map.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    PriceHistory.NONE)))
        .isEmpty();
  }
}
