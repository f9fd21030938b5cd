package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.HealthSchedule;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health in the background with the fixed schedule, on a virtual time. */
class LifeFixedHealthTest {
  private static final CatalogPolicy FIXED =
      CatalogPolicy.standard().withHealthSchedule(HealthSchedule.FIXED);

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two", "c/three", "d/four"));

  private Life life() {
    return new Life(source, settings -> settings.policy(FIXED).refreshInterval(Duration.ZERO))
        .start();
  }

  @Test
  void health_is_measured_after_the_first_list_and_then_at_its_own_interval() {
    Life life = life();
    assertThat(source.measured).isEmpty();
    life.time.advance(Duration.ZERO);
    assertThat(source.measured).hasSize(4);
    life.time.advance(Duration.ofMinutes(33)); // The first delay is spread.
    assertThat(source.measured).hasSize(8);
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).hasSize(12);
    assertThat(life.fetches()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_refused_key_doubles_the_interval_up_to_sixteen_times_until_it_heals(int status) {
    source.health(m -> ScriptedSource.status(status, null));
    Life life = life();
    life.time.advance(Duration.ZERO);
    int measured = 4;
    for (int minutes : new int[] {66, 240, 480, 960, 960}) { // The first delay is spread.
      life.time.advance(Duration.ofMinutes(minutes).minusMillis(1));
      assertThat(source.measured).as("before %d minutes", minutes).hasSize(measured);
      life.time.advance(Duration.ofMillis(1));
      measured += 4;
      assertThat(source.measured).as("after %d minutes", minutes).hasSize(measured);
    }
    source.health(m -> ScriptedSource.WORKING);
    life.time.advance(Duration.ofHours(16));
    assertThat(life.config("a/one").qualityScoreHealth()).isEqualTo(100.0);
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).hasSize(measured + 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_single_refusal_in_an_otherwise_good_pass_slows_no_later_pass_down(int status) {
    source.always(ScriptedSource.list(TestRow.many("a", 0, 10), null));
    source.health(
        model ->
            model.equals("a/model-3")
                ? ScriptedSource.status(status, null)
                : ScriptedSource.WORKING);
    Life life = life();
    life.time.advance(Duration.ZERO);
    life.time.advance(Duration.ofMinutes(33)); // The first delay is spread.
    assertThat(source.measured).hasSize(20);
    for (int pass = 3; pass <= 6; pass++) {
      life.time.advance(Duration.ofHours(1));
      assertThat(source.measured).as("after pass %d", pass).hasSize(10 * pass);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 12, 108", "0.5, 66, 120", "0.999999, 120, 132"})
  void health_passes_have_an_interval_of_their_own_with_jitter(
      double chance, int firstMinutes, int nextMinutes) {
    VirtualTime time = new VirtualTime(Life.NOW);
    CatalogSettings settings =
        CatalogSettings.builder()
            .policy(FIXED)
            .refreshInterval(Duration.ZERO)
            .healthInterval(Duration.ofHours(2))
            .clock(time)
            .build();
    CatalogEngine engine = new CatalogEngine(settings, source, time, () -> chance);
    var unused = engine.start();
    time.advance(Duration.ZERO);
    int measured = 4;
    for (int minutes : new int[] {firstMinutes, nextMinutes, nextMinutes}) {
      time.advance(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(source.measured).as("before %d minutes", minutes).hasSize(measured);
      time.advance(Duration.ofSeconds(1));
      measured += 4;
      assertThat(source.measured).as("after %d minutes", minutes).hasSize(measured);
    }
  }

  @Test
  void a_pass_follows_each_list() {
    Life life = life();
    life.time.advance(Duration.ZERO);
    life.refresh();
    life.time.advance(Duration.ZERO);
    assertThat(source.measured).hasSize(8);
  }
}
