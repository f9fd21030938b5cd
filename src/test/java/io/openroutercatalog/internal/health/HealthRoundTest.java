package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.model.ModelHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which health is known after a round. */
class HealthRoundTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant NOW = Instant.parse("2026-08-22T12:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofHours(1));
  private static final ModelHealth GOOD = new ModelHealth(false, 99.0);
  private static final ModelHealth BETTER = new ModelHealth(false, 100.0);

  /** {@return a round in which the first models failed} */
  private static HealthRound round(int selected, int failed) {
    return Health.round(Health.models(selected), failed, BETTER, false, null);
  }

  @ParameterizedTest
  @CsvSource({
    "0,  0,  0.0,    false",
    "1,  0,  0.0,    false",
    "1,  1,  1.0,    true",
    "4,  1,  0.25,   true",
    "5,  1,  0.2,    false",
    "80, 19, 0.2375, false",
    "80, 20, 0.25,   true",
    "80, 21, 0.2625, true",
    "80, 80, 1.0,    true"
  })
  void a_quarter_of_failures_makes_a_round_degraded(
      int selected, int failed, double ratio, boolean degraded) {
    HealthRound round = round(selected, failed);
    assertThat(round.failureRatio()).isEqualTo(ratio);
    assertThat(HealthRound.isDegraded(ratio)).isEqualTo(degraded);
  }

  @Test
  void a_new_health_replaces_the_old_one() {
    Map<String, KnownHealth> known = Map.of("a/m0", Health.known(ModelHealth.GATED, BEFORE));
    assertThat(round(1, 0).update(known, NOW, DAY))
        .isEqualTo(Map.of("a/m0", new KnownHealth(Health.evidence(BETTER), NOW, NOW)));
  }

  @Test
  void an_unknown_health_replaces_a_known_one() {
    Map<String, KnownHealth> known = Map.of("a/m0", Health.known(ModelHealth.GATED, BEFORE));
    HealthRound round = Health.round(Health.models(1), 0, ModelHealth.UNKNOWN, false, null);
    assertThat(round.update(known, NOW, DAY).get("a/m0"))
        .isEqualTo(new KnownHealth(Health.evidence(ModelHealth.UNKNOWN), NOW, NOW));
  }

  @Test
  void the_time_of_a_change_of_the_gate_is_kept_and_the_first_answer_is_no_change() {
    KnownHealth open = new KnownHealth(Health.evidence(GOOD), BEFORE, BEFORE);
    assertThat(round(1, 0).update(Map.of("a/m0", open), NOW, DAY).get("a/m0"))
        .isEqualTo(new KnownHealth(Health.evidence(BETTER), NOW, BEFORE));
    assertThat(round(1, 0).update(Map.of(), NOW, DAY).get("a/m0"))
        .isEqualTo(new KnownHealth(Health.evidence(BETTER), NOW, null));
  }

  @Test
  void a_round_tells_whether_it_changes_a_gate() {
    HealthRound opens = round(1, 0);
    assertThat(opens.changesGates(Map.of())).isFalse();
    assertThat(opens.changesGates(Map.of("a/m0", Health.known(GOOD, BEFORE)))).isFalse();
    assertThat(opens.changesGates(Map.of("a/m0", Health.known(ModelHealth.GATED, BEFORE))))
        .isTrue();
    assertThat(
            Health.round(Health.models(1), 0, ModelHealth.GATED, false, null)
                .changesGates(Map.of()))
        .isTrue();
  }

  @Test
  void a_failed_model_keeps_its_last_good_health_however_old_it_is() {
    KnownHealth old = Health.known(ModelHealth.GATED, NOW.minus(Duration.ofDays(90)));
    Map<String, KnownHealth> updated = round(5, 1).update(Map.of("a/m0", old), NOW, DAY);
    assertThat(updated).hasSize(5).containsEntry("a/m0", old);
  }

  @Test
  void a_failed_model_that_was_never_measured_has_no_health() {
    assertThat(round(5, 1).update(Map.of(), NOW, DAY)).hasSize(4).doesNotContainKey("a/m0");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT23H59M59S, true", "PT24H, true", "PT24H0.001S, false"})
  void the_health_of_a_model_that_is_no_longer_selected_is_forgotten_after_a_day(
      Duration age, boolean kept) {
    Map<String, KnownHealth> known = Map.of("a/gone", Health.known(GOOD, NOW.minus(age)));
    assertThat(round(5, 0).update(known, NOW, DAY).containsKey("a/gone")).isEqualTo(kept);
  }
}
