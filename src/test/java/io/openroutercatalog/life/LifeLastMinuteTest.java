package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.ScriptedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rounds that were asked for and then found no thread, or a closed catalogue. */
class LifeLastMinuteTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
  private final Life life = new Life(source).start();
  private final List<Integer> told = new ArrayList<>();

  private static Kind kind(HealthReport report) {
    return Objects.requireNonNull(report.error()).kind();
  }

  @Test
  void who_waits_for_a_fetch_without_a_thread_gets_an_answer() {
    life.time.refuseThreads(1);
    assertThat(life.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> {
              assertThat(failed.error().kind()).isEqualTo(Kind.INTERNAL);
              assertThat(failed.snapshot()).isSameAs(life.engine.snapshot());
            });
    assertThat(life.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void who_waits_for_a_pass_without_a_thread_gets_an_answer() {
    life.time.refuseThreads(1);
    assertThat(kind(life.measure())).isEqualTo(Kind.INTERNAL);
    assertThat(source.measured).isEmpty();
  }

  @Test
  void a_pass_of_the_background_without_a_thread_is_followed_by_the_next() {
    life.time.refuseThreads(1);
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).isNotEmpty();
  }

  @Test
  void who_watched_a_pass_without_a_thread_is_not_told_of_another_one_s() {
    life.time.refuseThreads(1);
    life.finish(life.engine.measure(told::add));
    life.measure();
    assertThat(source.measured).hasSize(2);
    assertThat(told).isEmpty();
  }

  @Test
  void a_pass_that_would_begin_after_the_close_measures_nothing() {
    var pass = life.engine.measure(told::add);
    life.engine.close();
    assertThat(kind(life.finish(pass))).isEqualTo(Kind.CLOSED);
    assertThat(source.measured).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void a_fetch_that_would_begin_after_the_close_asks_nothing() {
    var fetch = life.engine.refresh();
    life.engine.close();
    assertThat(life.finish(fetch))
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(Kind.CLOSED));
    assertThat(life.fetches()).isEqualTo(1);
  }
}
