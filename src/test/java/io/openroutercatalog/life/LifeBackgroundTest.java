package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.ScriptedSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Switching the background off and on, and its next attempt and age in the status. */
class LifeBackgroundTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));

  @Test
  void stopping_the_background_twice_is_the_same_as_once() {
    Life life = new Life(source).start();
    life.engine.stopBackground();
    life.engine.stopBackground();
    assertThat(life.status().nextAttempt()).isNull();
    assertThat(life.time.waiting()).isZero();
    life.time.advance(Duration.ofDays(10));
    assertThat(life.fetches()).isEqualTo(1);
    assertThat(source.measured).isEmpty();
  }

  @Test
  void a_refresh_on_request_does_not_start_a_stopped_background() {
    Life life = new Life(source).start();
    life.engine.stopBackground();
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    life.measure();
    assertThat(life.status().nextAttempt()).isNull();
    assertThat(life.time.waiting()).isZero();
  }

  @Test
  void starting_the_background_twice_gives_one_with_the_later_interval() {
    Life life = new Life(source, settings -> settings.healthInterval(Duration.ZERO)).start();
    life.engine.stopBackground();
    life.engine.startBackground(Duration.ofHours(2));
    life.engine.startBackground(Duration.ofHours(4));
    assertThat(life.time.waiting()).isEqualTo(1);
    assertThat(life.untilNext())
        .isEqualTo(Duration.ofMinutes(132)); // The first delay is spread over the interval.
    life.time.advance(life.untilNext());
    assertThat(life.fetches()).isEqualTo(2);
    assertThat(life.untilNext()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void a_stop_during_a_fetch_leaves_no_next_one() {
    Life life = new Life(source).start();
    source.thenDo(() -> life.engine.stopBackground(), ScriptedSource.list("a/one", "c/three"));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.models()).containsExactly("a/one", "c/three");
    assertThat(life.time.waiting()).isZero();
  }

  @Test
  void a_list_that_arrives_while_closing_is_served_and_is_the_last() {
    Life life = new Life(source).start();
    source.thenDo(() -> life.engine.close(), ScriptedSource.list("a/one", "c/three"));
    life.refresh();
    CatalogSnapshot last = life.engine.snapshot();
    assertThat(life.models()).containsExactly("a/one", "c/three");
    assertThat(life.status().state()).isEqualTo(State.CLOSED);
    assertThat(life.time.waiting()).isZero();
    assertThat(source.closed).isTrue();
    life.engine.close();
    life.engine.startBackground(Duration.ofHours(1));
    life.refresh();
    life.measure();
    life.time.advance(Duration.ofDays(3));
    assertThat(life.engine.snapshot()).isSameAs(last);
    assertThat(life.fetches()).isEqualTo(2);
    assertThat(source.measured).isEmpty();
    assertThat(life.status().nextAttempt()).isNull();
  }

  @Test
  void a_list_is_stale_once_it_is_older_than_twice_the_interval() {
    Life life = new Life(source).start();
    life.engine.stopBackground();
    life.time.advance(Life.INTERVAL.multipliedBy(2));
    assertThat(life.status().state()).isEqualTo(State.FRESH);
    life.time.advance(Duration.ofNanos(1));
    assertThat(life.status().state()).isEqualTo(State.STALE);
    assertThat(life.status().lastError()).isNull();
    life.refresh();
    assertThat(life.status().state()).isEqualTo(State.FRESH);
    assertThat(life.status().age()).isEqualTo(Duration.ZERO);
  }

  @Test
  void without_an_interval_no_list_is_stale_by_its_age() {
    Life life = new Life(source, settings -> settings.refreshInterval(Duration.ZERO)).start();
    life.time.advance(Duration.ofDays(300));
    assertThat(life.status().state()).isEqualTo(State.FRESH);
    assertThat(life.status().age()).isEqualTo(Duration.ofDays(300));
  }

  @Test
  void a_wall_clock_that_jumps_changes_neither_age_nor_state_nor_delay() {
    Life life = new Life(source).start();
    life.time.advance(Duration.ofHours(1));
    Duration untilNext = life.untilNext();
    for (int days : new int[] {1, 30, -60}) {
      life.time.jumpDays(days);
      assertThat(life.status().age()).as("after %d days", days).isEqualTo(Duration.ofHours(1));
      assertThat(life.status().state()).isEqualTo(State.FRESH);
      assertThat(life.untilNext()).isEqualTo(untilNext);
    }
  }

  @Test
  void starting_the_background_again_starts_health_too() {
    Life life = new Life(source).start();
    life.engine.stopBackground();
    life.engine.startBackground(Life.INTERVAL);
    life.time.advance(Duration.ofMinutes(33)); // The first delay is spread over the interval.
    assertThat(source.measured).hasSize(2);
  }
}
