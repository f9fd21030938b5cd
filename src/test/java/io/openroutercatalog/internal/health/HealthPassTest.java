package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.health.HealthPass.LastGoodHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which health is known after a pass. */
class HealthPassTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant NOW = Instant.parse("2026-08-22T12:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofHours(1));
  private static final ModelHealth GOOD = new ModelHealth(false, 99.0);
  private static final ModelHealth BETTER = new ModelHealth(false, 100.0);

  private static Set<String> models(int count) {
    return IntStream.range(0, count).mapToObj(i -> "a/m" + i).collect(Collectors.toSet());
  }

  /** {@return a pass in which the first models failed} */
  private static HealthPass pass(int selected, int failed) {
    Map<String, ModelHealth> answers = new HashMap<>();
    IntStream.range(failed, selected).forEach(i -> answers.put("a/m" + i, BETTER));
    return new HealthPass(models(selected), answers, false, null, null);
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
  void a_pass_is_degraded_if_a_quarter_of_its_models_failed(
      int selected, int failed, double ratio, boolean degraded) {
    HealthPass pass = pass(selected, failed);
    assertThat(pass.failureRatio()).isEqualTo(ratio);
    assertThat(pass.isDegraded()).isEqualTo(degraded);
  }

  @Test
  void a_degraded_pass_changes_nothing() {
    Map<String, LastGoodHealth> known =
        Map.of("a/m0", new LastGoodHealth(GOOD, BEFORE), "a/m3", new LastGoodHealth(GOOD, BEFORE));
    assertThat(pass(4, 1).update(known, NOW, DAY)).isEqualTo(known);
  }

  @Test
  void a_new_health_replaces_the_old_one() {
    Map<String, LastGoodHealth> known =
        Map.of("a/m0", new LastGoodHealth(ModelHealth.GATED, BEFORE));
    assertThat(pass(1, 0).update(known, NOW, DAY))
        .isEqualTo(Map.of("a/m0", new LastGoodHealth(BETTER, NOW)));
  }

  @Test
  void an_unknown_health_replaces_a_known_one() {
    Map<String, LastGoodHealth> known =
        Map.of("a/m0", new LastGoodHealth(ModelHealth.GATED, BEFORE));
    HealthPass pass =
        new HealthPass(models(1), Map.of("a/m0", ModelHealth.UNKNOWN), false, null, null);
    assertThat(pass.update(known, NOW, DAY).get("a/m0"))
        .isEqualTo(new LastGoodHealth(ModelHealth.UNKNOWN, NOW));
  }

  @Test
  void a_failed_model_keeps_its_last_good_health_however_old_it_is() {
    LastGoodHealth old = new LastGoodHealth(ModelHealth.GATED, NOW.minus(Duration.ofDays(90)));
    Map<String, LastGoodHealth> updated = pass(5, 1).update(Map.of("a/m0", old), NOW, DAY);
    assertThat(updated).hasSize(5).containsEntry("a/m0", old);
  }

  @Test
  void a_failed_model_that_was_never_measured_has_no_health() {
    assertThat(pass(5, 1).update(Map.of(), NOW, DAY)).hasSize(4).doesNotContainKey("a/m0");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT23H59M59S, true", "PT24H, true", "PT24H0.001S, false"})
  void the_health_of_a_model_that_is_no_longer_selected_is_forgotten_after_a_day(
      Duration age, boolean kept) {
    Map<String, LastGoodHealth> known = Map.of("a/gone", new LastGoodHealth(GOOD, NOW.minus(age)));
    assertThat(pass(5, 0).update(known, NOW, DAY).containsKey("a/gone")).isEqualTo(kept);
  }

  @Test
  void a_degraded_pass_forgets_nothing() {
    Map<String, LastGoodHealth> known =
        Map.of("a/gone", new LastGoodHealth(GOOD, NOW.minus(Duration.ofDays(9))));
    assertThat(pass(4, 4).update(known, NOW, DAY)).isEqualTo(known);
  }
}
