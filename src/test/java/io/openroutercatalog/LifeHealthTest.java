package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Health in the background, on a virtual time. */
class LifeHealthTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two", "c/three", "d/four"));

  @Test
  void health_is_measured_after_the_first_list_and_then_at_its_own_interval() {
    Life life = new Life(source).start();
    assertThat(source.measured).isEmpty();
    life.time.advance(Duration.ZERO);
    assertThat(source.measured).hasSize(4);
    life.time.advance(Duration.ofMinutes(33)); // The first interval is spread.
    assertThat(source.measured).hasSize(8);
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).hasSize(12);
    assertThat(life.fetches()).isEqualTo(1);
  }

  @Test
  void a_gated_model_is_not_ungated_by_a_refresh_or_a_degraded_pass() {
    source.health(m -> m.equals("b/two") ? ScriptedSource.DOWN : ScriptedSource.WORKING);
    Life life = new Life(source).start();
    life.measure();
    assertThat(life.config("b/two").healthGated()).isTrue();
    life.refresh();
    assertThat(life.config("b/two").healthGated()).isTrue();
    assertThat(life.config("a/one").qualityScoreHealth()).isEqualTo(100.0);
    source.health(m -> m.equals("a/one") ? ScriptedSource.BROKEN : ScriptedSource.WORKING);
    assertThat(life.measure().isDegraded()).isTrue();
    assertThat(life.config("b/two").healthGated()).isTrue();
  }

  @Test
  void the_service_may_ask_health_for_time_also_across_a_refresh() {
    source.health(m -> ScriptedSource.status(429, Duration.ofHours(3)));
    Life life = new Life(source).start();
    life.time.advance(Duration.ZERO);
    int asked = source.measured.size();
    life.time.advance(Duration.ofHours(1));
    life.refresh();
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).hasSize(asked);
    life.time.advance(Duration.ofHours(2));
    assertThat(source.measured).hasSizeGreaterThan(asked);
  }
}
