package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of a catalogue, and its recovery from a failed one. */
class LifeStartTest {
  private final ScriptedSource source = new ScriptedSource();

  @Test
  void a_start_fetches_at_once_and_then_within_the_interval() {
    Life life = new Life(source.always(ScriptedSource.list("a/one", "b/two")));
    assertThat(life.status().state()).isEqualTo(State.STARTING);
    life.start();
    assertThat(life.models()).containsExactly("a/one", "b/two");
    assertThat(life.engine.ready()).isCompletedWithValue(true);
    assertThat(life.status().state()).isEqualTo(State.FRESH);
    assertThat(life.untilNext()).isEqualTo(Life.INTERVAL.multipliedBy(55).dividedBy(100));
    life.time.advance(life.untilNext());
    assertThat(life.fetches()).isEqualTo(2);
    assertThat(life.untilNext()).isEqualTo(Life.INTERVAL);
  }

  @Test
  void a_failed_start_is_retried_with_backoff_until_it_succeeds() {
    Life life = new Life(source).start();
    long[] halfOf = {2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900};
    for (long seconds : halfOf) {
      assertThat(life.untilNext()).isEqualTo(Duration.ofMillis(seconds * 750));
      assertThat(life.status().state()).isEqualTo(State.DEGRADED);
      assertThat(life.engine.ready()).isNotDone();
      life.time.advance(life.untilNext());
    }
    source.always(ScriptedSource.list("a/one"));
    life.time.advance(life.untilNext());
    assertThat(life.models()).containsExactly("a/one");
    assertThat(life.engine.ready()).isCompletedWithValue(true);
    // After an outage many processes recover together, so the next delay is spread.
    assertThat(life.untilNext()).isEqualTo(Life.INTERVAL.multipliedBy(55).dividedBy(100));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_failure_of_any_kind_is_retried_and_shown(Kind kind) {
    Life life =
        new Life(source.then(ScriptedSource.failed(kind)).always(ScriptedSource.list("a/one")));
    life.start();
    CatalogStatus status = life.status();
    assertThat(Objects.requireNonNull(status.lastError()).kind()).isEqualTo(kind);
    assertThat(status.consecutiveFailures()).isEqualTo(1);
    life.time.advance(life.untilNext());
    assertThat(life.models()).containsExactly("a/one");
    assertThat(life.status().lastError()).isNull();
    assertThat(life.status().consecutiveFailures()).isZero();
  }

  static List<Throwable> throwables() {
    return List.of(
        new IllegalStateException("x"),
        new Exception("checked"),
        new OutOfMemoryError("x"),
        new StackOverflowError("x"),
        new LinkageError("x"),
        new InterruptedException("x"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void an_exception_from_the_source_is_a_failure_like_any_other(Throwable thrown) {
    Life life = new Life(source.thenThrow(thrown).always(ScriptedSource.list("a/one"))).start();
    CatalogError error = Objects.requireNonNull(life.status().lastError());
    assertThat(error.kind()).isEqualTo(Kind.INTERNAL);
    assertThat(error.message()).contains(thrown.getClass().getName());
    life.time.advance(life.untilNext());
    assertThat(life.models()).containsExactly("a/one");
  }

  @Test
  void a_missing_thread_is_a_failure_like_any_other() {
    Life life = new Life(source.always(ScriptedSource.list("a/one")));
    life.time.refuseThreads(1);
    life.start();
    assertThat(Objects.requireNonNull(life.status().lastError()).kind()).isEqualTo(Kind.INTERNAL);
    assertThat(life.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    life.time.advance(life.untilNext());
    assertThat(life.models()).containsExactly("a/one");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 500, 401})
  void a_retry_after_delays_the_next_attempt(int status) {
    Life life =
        new Life(source.then(ScriptedSource.status(status, Duration.ofMinutes(20)))).start();
    assertThat(life.untilNext()).isEqualTo(Duration.ofMinutes(21));
    life.time.advance(Duration.ofMinutes(20));
    assertThat(life.fetches()).isEqualTo(1);
    life.time.advance(Duration.ofMinutes(1));
    assertThat(life.fetches()).isEqualTo(2);
  }

  @Test
  void a_retry_after_of_more_than_a_day_counts_as_a_day() {
    Duration absurd = Duration.ofSeconds(Long.MAX_VALUE);
    Life life = new Life(source.then(ScriptedSource.status(503, absurd))).start();
    assertThat(life.untilNext()).isBetween(Duration.ofHours(24), Duration.ofMinutes(24 * 66));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_refused_key_is_retried_slowly_and_recovers_without_a_restart(int status) {
    Life life = new Life(source.always(ScriptedSource.status(status, null))).start();
    for (long minutes : new long[] {5, 10, 20, 40, 60, 60}) {
      assertThat(life.untilNext()).isEqualTo(Duration.ofSeconds(minutes * 45));
      life.time.advance(life.untilNext());
    }
    assertThat(Objects.requireNonNull(life.status().lastError()).httpStatus()).isEqualTo(status);
    source.always(ScriptedSource.list("a/one"));
    life.time.advance(life.untilNext());
    assertThat(life.status().state()).isEqualTo(State.FRESH);
  }

  @Test
  void a_cached_copy_is_served_until_a_list_is_fetched() {
    MemoryStore store = new MemoryStore();
    ScriptedSource before = new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
    Life first = new Life(before, settings -> settings.store(store)).start();
    List<LlmConfig> kept = first.engine.snapshot().configs();
    first.engine.close();

    Life life = new Life(source, settings -> settings.store(store)).start();
    assertThat(life.engine.snapshot().configs())
        .extracting(LlmConfig::id)
        .containsExactlyElementsOf(kept.stream().map(LlmConfig::id).toList());
    assertThat(life.engine.ready()).isCompletedWithValue(true);
    assertThat(life.status().source()).isEqualTo(Source.STORE);
    assertThat(life.status().state()).isEqualTo(State.STALE);
    assertThat(source.asked).containsOnlyNulls();

    source.always(ScriptedSource.list("a/one", "b/two", "c/three"));
    life.time.advance(life.untilNext());
    assertThat(life.models()).containsExactly("a/one", "b/two", "c/three");
    assertThat(life.status().source()).isEqualTo(Source.NETWORK);
    assertThat(life.status().state()).isEqualTo(State.FRESH);
  }

  @Test
  void a_copy_keeps_its_age_across_a_restart() {
    MemoryStore store = new MemoryStore();
    Life first =
        new Life(
            new ScriptedSource().always(ScriptedSource.list("a/one")),
            settings -> settings.store(store));
    first.start();
    first.engine.close();
    Life life = new Life(source, settings -> settings.store(store));
    life.time.jumpDays(3);
    life.start();
    assertThat(life.status().age()).isEqualTo(Duration.ofDays(3));
    life.time.jumpDays(-9);
    life.time.advance(Duration.ofSeconds(1));
    assertThat(life.status().age()).isEqualTo(Duration.ofDays(3).plusSeconds(1));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void a_store_that_throws_costs_only_the_copy(Throwable thrown) {
    MemoryStore store = new MemoryStore();
    store.loading = () -> ScriptedSource.sneak(thrown);
    store.saving = () -> ScriptedSource.sneak(thrown);
    Life life =
        new Life(source.always(ScriptedSource.list("a/one")), settings -> settings.store(store));
    life.start();
    assertThat(life.models()).containsExactly("a/one");
    assertThat(life.status().state()).isEqualTo(State.FRESH);
    store.loading = () -> {};
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(store.kept).isEmpty();
    store.saving = () -> {};
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(store.kept).isNotEmpty();
  }

  @Test
  void an_unusable_copy_does_not_hide_an_older_one() {
    MemoryStore store = new MemoryStore();
    Life first =
        new Life(
            new ScriptedSource().always(ScriptedSource.list("a/one")),
            settings -> settings.store(store));
    first.start();
    first.engine.close();
    store.kept.add(0, new byte[] {'{'});
    Life life = new Life(source, settings -> settings.store(store)).start();
    assertThat(life.models()).containsExactly("a/one");
  }

  @Test
  void without_a_background_nothing_follows_the_first_attempt() {
    Life life = new Life(source, settings -> settings.refreshInterval(Duration.ZERO)).start();
    assertThat(life.status().nextAttempt()).isNull();
    life.time.advance(Duration.ofDays(30));
    assertThat(life.fetches()).isEqualTo(1);
  }
}
