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

/** Fetches and passes that were requested, but found no thread or a closed catalogue. */
class LifeLastMinuteTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
  private final Life life = new Life(source).start();
  private final List<Integer> told = new ArrayList<>();

  private static Kind kind(HealthReport report) {
    return Objects.requireNonNull(report.error()).kind();
  }

  @Test
  void a_fetch_that_finds_no_thread_gives_its_caller_a_failure() {
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
  void a_pass_that_finds_no_thread_gives_its_caller_a_report() {
    life.time.refuseThreads(1);
    assertThat(kind(life.measure())).isEqualTo(Kind.INTERNAL);
    assertThat(source.measured).isEmpty();
  }

  @Test
  void a_background_pass_that_finds_no_thread_is_followed_by_the_next() {
    life.time.refuseThreads(1);
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).isNotEmpty();
  }

  @Test
  void the_progress_listener_of_a_pass_that_found_no_thread_is_never_called() {
    life.time.refuseThreads(1);
    life.finish(life.engine.measure(told::add));
    life.measure();
    assertThat(source.measured).hasSize(2);
    assertThat(told).isEmpty();
  }

  @Test
  void a_pass_that_was_requested_before_closing_measures_nothing_afterwards() {
    var pass = life.engine.measure(told::add);
    life.engine.close();
    assertThat(kind(life.finish(pass))).isEqualTo(Kind.CLOSED);
    assertThat(source.measured).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void a_fetch_that_was_requested_before_closing_sends_nothing_afterwards() {
    var fetch = life.engine.refresh();
    life.engine.close();
    assertThat(life.finish(fetch))
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(Kind.CLOSED));
    assertThat(life.fetches()).isEqualTo(1);
  }
}
