package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.HealthReport;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health in the background, on a virtual time. */
class LifeHealthTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two", "c/three", "d/four"));

  @Test
  void a_pass_that_runs_out_of_memory_has_failed_and_the_next_one_follows() {
    Life life = new Life(new ScriptedSource().always(ScriptedSource.list("a/one"))).start();
    life.source.health(model -> ScriptedSource.sneak(new OutOfMemoryError("x")));
    HealthReport failed = life.measure();
    assertThat(failed.degraded()).isTrue();
    assertThat(failed.failed()).isEqualTo(1);
    life.source.health(model -> ScriptedSource.WORKING).measured.clear();
    life.time.advance(Duration.ofHours(2));
    assertThat(life.source.measured).contains("a/one");
    assertThat(life.measure().degraded()).isFalse();
  }

  @Test
  void whoever_joins_a_pass_at_its_end_is_told_its_last_number() {
    List<Integer> told = new ArrayList<>();
    AtomicReference<@Nullable Life> joins = new AtomicReference<>();
    Life life =
        new Life(
            source,
            settings ->
                settings.clock(
                    () -> {
                      Life joining = joins.getAndSet(null); // All models have been counted by now.
                      if (joining != null) {
                        var unused = joining.engine.measure(told::add);
                      }
                      return Life.NOW;
                    }));
    life.start();
    joins.set(life);
    life.measure();
    assertThat(told).containsExactly(4);
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
    assertThat(life.measure().degraded()).isTrue();
    assertThat(life.config("b/two").healthGated()).isTrue();
  }

  @Test
  void no_health_pass_begins_before_a_retry_after_even_if_a_list_is_refreshed() {
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

  @ParameterizedTest
  @CsvSource({"20, true", "45, false"})
  void a_retry_after_during_a_pass_ends_it_and_delays_the_next(int answered, boolean degraded) {
    source.always(ScriptedSource.list(TestRow.many("a", 0, 50), null));
    AtomicInteger asked = new AtomicInteger();
    source.health(
        m ->
            asked.incrementAndGet() <= answered
                ? ScriptedSource.WORKING
                : ScriptedSource.status(429, Duration.ofHours(3)));
    Life life = new Life(source).start();
    HealthReport report = life.measure();
    assertThat(report.failed()).isEqualTo(50 - answered);
    assertThat(report.degraded()).isEqualTo(degraded);
    int before = asked.get(); // Up to 14 more were already running.
    assertThat(before).isBetween(answered + 1, answered + 15);
    life.time.advance(Duration.ofHours(3));
    assertThat(asked).hasValue(before);
    life.time.advance(Duration.ofMinutes(9)); // Jitter adds up to a tenth.
    assertThat(asked).hasValueGreaterThan(before);
  }

  @Test
  void the_report_of_a_pass_counts_what_is_gated_and_what_failed() {
    source.always(ScriptedSource.list(TestRow.many("a", 0, 10), null));
    source.health(
        model ->
            switch (model) {
              case "a/model-1", "a/model-2" -> ScriptedSource.DOWN;
              case "a/model-3" -> ScriptedSource.BROKEN;
              default -> ScriptedSource.WORKING;
            });
    HealthReport report = new Life(source).start().measure();
    assertThat(report.selected()).isEqualTo(10);
    assertThat(report.gated()).isEqualTo(2);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.took()).isZero(); // No virtual time has passed.
  }
}
