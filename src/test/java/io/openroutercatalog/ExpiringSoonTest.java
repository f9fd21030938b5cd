package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The change that announces the end of a model, 14 days ahead. */
class ExpiringSoonTest {
  private static final Duration SOON = Duration.ofDays(14);

  @ParameterizedTest
  @CsvSource({
    // The day before, its date; the day after, its date; whether it is told.
    "2026-02-01,2026-02-20,2026-02-06,2026-02-20,true", // It came near.
    "2026-02-01,2026-02-20,2026-02-05,2026-02-20,false", // One day too early.
    "2026-02-06,2026-02-20,2026-02-07,2026-02-20,false", // It was told before.
    "2026-02-01,,2026-02-02,2026-02-10,true", // It was announced when it was near already.
    "2026-02-01,2026-03-30,2026-02-02,2026-02-10,true", // It was brought forward.
    "2026-02-01,2026-02-10,2026-02-02,2026-02-11,false", // Near before and after.
    "2026-02-01,2026-02-10,2026-02-02,,false"
  })
  void an_expiry_is_announced_once_when_it_is_near(
      String before,
      @Nullable LocalDate endBefore,
      String after,
      @Nullable LocalDate endAfter,
      boolean told) {
    List<CatalogChange> changes =
        ChangeDetector.between(
            snapshot(before, config(5, "a/one", endBefore)),
            snapshot(after, config(5, "a/one", endAfter)),
            SOON);
    assertThat(changes).extracting(CatalogChange::kind).isEqualTo(kinds(told));
  }

  private static List<String> kinds(boolean told) {
    return told ? List.of("expiring_soon") : List.of();
  }

  @Test
  void a_new_model_that_expires_soon_is_announced_as_new_and_as_expiring() {
    LlmConfig added = config(5, "a/one", LocalDate.parse("2026-02-10"));
    assertThat(ChangeDetector.between(snapshot("2026-02-01"), snapshot("2026-02-01", added), SOON))
        .containsExactly(
            new CatalogChange.Added(added),
            new CatalogChange.ExpiringSoon(added, LocalDate.parse("2026-02-10")));
  }

  private static CatalogSnapshot snapshot(String day, LlmConfig... configs) {
    return CatalogSnapshot.builder()
        .configs(List.of(configs))
        .fetchedAt(Instant.parse(day + "T12:00:00Z"))
        .build();
  }

  private static LlmConfig config(int id, String model, @Nullable LocalDate end) {
    return LlmConfig.builder()
        .id(id)
        .provider("OPENROUTER")
        .modelName(model)
        .expirationDate(end)
        .build();
  }
}
