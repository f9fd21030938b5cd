package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Recovery from failures outside the service: of the clock, of callers, of bad timing. */
class LifeRepairsTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));

  /** A clock that throws when the test says so. */
  private static final class BrittleClock implements InstantSource {
    private boolean broken;

    @Override
    public Instant instant() {
      if (broken) {
        throw new IllegalStateException("no clock");
      }
      return Life.NOW;
    }
  }

  @Test
  void a_clock_that_throws_is_a_failure_that_is_retried_until_it_heals() {
    BrittleClock clock = new BrittleClock();
    Life life = new Life(source, settings -> settings.clock(clock).healthInterval(Duration.ZERO));
    clock.broken = true;
    life.start();
    assertThat(life.engine.refresh()).isNotCompletedExceptionally();
    assertThat(life.finish(life.engine.refresh()))
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(Kind.INTERNAL));
    for (int retry = 0; retry < 5; retry++) {
      int before = life.fetches();
      assertThat(life.time.waiting()).as("waiting, retry %d", retry).isEqualTo(1);
      life.time.advance(Duration.ofMinutes(15));
      assertThat(life.fetches()).isGreaterThan(before);
      assertThat(life.models()).isEmpty();
    }
    clock.broken = false;
    life.time.advance(Duration.ofMinutes(15));
    assertThat(life.models()).containsExactly("a/one", "b/two");
    assertThat(life.status().state()).isEqualTo(State.FRESH);
    assertThat(life.engine.ready()).isCompletedWithValue(true);
  }

  @Test
  void the_status_can_be_asked_for_while_the_clock_throws() {
    BrittleClock clock = new BrittleClock();
    Life life = new Life(source, settings -> settings.clock(clock)).start();
    clock.broken = true;
    CatalogStatus status = life.status();
    assertThat(status.state()).isEqualTo(State.FRESH);
    assertThat(status.nextAttempt()).isNull();
    clock.broken = false;
    assertThat(life.status().nextAttempt()).isNotNull();
  }

  @Test
  void a_pass_with_a_clock_that_throws_is_reported_and_followed_by_the_next() {
    BrittleClock clock = new BrittleClock();
    Life life = new Life(source, settings -> settings.clock(clock)).start();
    clock.broken = true;
    HealthReport report = life.measure();
    assertThat(report.degraded()).isTrue();
    assertThat(Objects.requireNonNull(report.error()).kind()).isEqualTo(Kind.INTERNAL);
    clock.broken = false;
    int before = source.measured.size();
    life.time.advance(Duration.ofHours(1));
    assertThat(source.measured).hasSizeGreaterThan(before);
    assertThat(life.config("a/one").qualityScoreHealth()).isEqualTo(100.0);
  }

  @Test
  void starting_the_background_after_a_failed_start_keeps_the_short_retry_delay() {
    Life life = new Life(source.then(ScriptedSource.failed(Kind.UNREACHABLE))).start();
    life.engine.startBackground(Duration.ofHours(6));
    assertThat(life.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    life.time.advance(life.untilNext());
    assertThat(life.models()).containsExactly("a/one", "b/two");
    life.time.advance(life.untilNext());
    assertThat(life.untilNext()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void starting_the_background_still_respects_a_retry_after() {
    Life life = new Life(source.then(ScriptedSource.status(429, Duration.ofMinutes(20)))).start();
    life.engine.startBackground(Duration.ofMinutes(1));
    life.time.advance(Duration.ofMinutes(20));
    assertThat(life.fetches()).isEqualTo(1);
    life.time.advance(Duration.ofMinutes(1));
    assertThat(life.fetches()).isEqualTo(2);
  }

  @Test
  void health_is_measured_repeatedly_even_if_the_list_is_fetched_only_once() {
    Life life = new Life(source, settings -> settings.refreshInterval(Duration.ZERO)).start();
    life.time.advance(Duration.ZERO);
    assertThat(source.measured).hasSize(2);
    life.time.advance(Duration.ofMinutes(90));
    assertThat(source.measured).hasSize(4);
    assertThat(life.fetches()).isEqualTo(1);
    assertThat(life.config("a/one").qualityScoreHealth()).isEqualTo(100.0);
  }

  @Test
  void what_a_list_adds_that_is_published_during_a_round_is_measured_right_after_it() {
    Life life = new Life(source).start();
    AtomicBoolean once = new AtomicBoolean();
    source.health(
        model -> {
          if (once.compareAndSet(false, true)) { // On the thread of the pass, which waits.
            source.always(ScriptedSource.list("a/one", "b/two", "c/new"));
            var unused = life.engine.refresh();
            life.time.runReady();
          }
          return ScriptedSource.WORKING;
        });
    life.time.advance(Duration.ofMinutes(1)); // The shortest time between two rounds.
    assertThat(life.config("c/new").qualityScoreHealth()).isEqualTo(100.0);
    assertThat(source.measured).hasSize(2 + 1);
    life.time.advance(Duration.ofMinutes(30));
    assertThat(source.measured).hasSize(2 + 1);
  }

  @Test
  void a_retry_after_of_zero_does_not_end_a_pass() {
    source.always(ScriptedSource.list(TestRow.many("a", 0, 40), null));
    source.health(model -> ScriptedSource.status(429, Duration.ZERO));
    Life life = new Life(source).start();
    HealthReport report = life.measure();
    assertThat(source.measured).hasSize(40);
    assertThat(report.failed()).isEqualTo(40);
  }

  @Test
  void a_closed_catalogue_measures_nothing_and_reports_that_it_is_closed() {
    Life life = new Life(source).start();
    life.measure();
    CatalogStatus before = life.status();
    life.time.advance(Duration.ofMinutes(5));
    life.engine.close();
    HealthReport report = life.measure();
    assertThat(Objects.requireNonNull(report.error()).kind()).isEqualTo(Kind.CLOSED);
    assertThat(life.status().lastHealthPass()).isEqualTo(before.lastHealthPass()).isNotNull();
    assertThat(life.status().healthFailureRatio()).isEqualTo(0.0);
    assertThat(source.measured).hasSize(2);
  }

  @Test
  void all_progress_listeners_of_a_shared_pass_are_called_even_if_one_throws() {
    Life life = new Life(source).start();
    ConcurrentLinkedQueue<Integer> one = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Integer> other = new ConcurrentLinkedQueue<>();
    IntConsumer throwing =
        done -> {
          throw new IllegalStateException("watcher");
        };
    CompletableFuture<HealthReport> first = life.engine.measure(one::add);
    List<CompletableFuture<HealthReport>> shared =
        List.of(life.engine.measure(throwing), life.engine.measure(other::add));
    HealthReport report = life.finish(first);
    assertThat(report.selected()).isEqualTo(2);
    shared.forEach(pass -> assertThat(life.finish(pass)).isSameAs(report));
    // Here the whole pass has run before anybody is told, so that the 1 is overtaken.
    assertThat(one).containsExactly(2);
    assertThat(other).containsExactly(2);
    life.measure(); // The listeners are not called for a later pass.
    assertThat(one).hasSize(1);
  }
}
