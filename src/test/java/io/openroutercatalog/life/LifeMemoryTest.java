package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.logs.LogEvent;
import io.openroutercatalog.logs.RecordedLogs;
import io.openroutercatalog.model.ModelRow;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** How long models and their health are remembered, on a virtual time. */
class LifeMemoryTest {
  private static final Duration RETENTION = Duration.ofDays(7);
  private static final List<ModelRow> MANY = TestRow.many("a", 0, 10);

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two", "c/three", "d/four"));
  private final MemoryStore store = new MemoryStore();

  /** {@return a start with an unreachable service and the store of before} */
  private Life restart() {
    return new Life(new ScriptedSource(), settings -> settings.store(store)).start();
  }

  @Test
  void measured_health_survives_a_restart() {
    source.health(
        model -> model.equals("b/two") ? ScriptedSource.DOWN : ScriptedSource.uptime(100));
    Life first = new Life(source, settings -> settings.store(store)).start();
    first.measure();
    first.engine.close();
    Life life = restart();
    assertThat(life.config("b/two").healthGated()).isTrue();
    assertThat(life.config("a/one").qualityScoreHealth()).isEqualTo(100.0);
    assertThat(life.config("a/one")).isEqualTo(first.config("a/one"));
  }

  @Test
  void a_delisted_model_is_forgotten_by_the_first_refresh_after_the_retention() {
    Life life = new Life(source).start();
    int id = life.config("a/one").id();
    source.always(ScriptedSource.list("b/two", "c/three", "d/four"));
    life.refresh();
    life.engine.stopBackground();
    life.time.advance(RETENTION.minusNanos(1));
    life.refresh();
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Delisted.class);
    life.time.advance(Duration.ofNanos(1));
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Delisted.class);
    life.refresh();
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Unknown.class);
  }

  @Test
  void a_delisted_model_is_forgotten_even_if_the_list_is_only_confirmed() {
    Life life = new Life(source).start();
    int id = life.config("a/one").id();
    source.always(ScriptedSource.list(ScriptedSource.rows("b/two", "c/three", "d/four"), "tag"));
    life.refresh();
    source.always(ScriptedSource.notModified());
    life.engine.stopBackground();
    life.time.advance(RETENTION.minusNanos(1));
    life.refresh();
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Delisted.class);
    life.time.advance(Duration.ofNanos(1));
    life.refresh();
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Unknown.class);
  }

  @Test
  void a_clock_that_is_far_ahead_during_one_run_does_not_end_the_memory_of_delisted_models() {
    Life first = new Life(source, settings -> settings.store(store)).start();
    int id = first.config("a/one").id();
    source.always(ScriptedSource.list("b/two", "c/three", "d/four"));
    first.refresh();
    first.engine.close();
    Life wrong = new Life(source, settings -> settings.store(store));
    wrong.time.jumpDays(27_000);
    wrong.start();
    wrong.refresh();
    assertThat(wrong.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Unknown.class);
    wrong.engine.close();
    Life right = new Life(source, settings -> settings.store(store)).start();
    right.refresh();
    assertThat(right.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Delisted.class);
  }

  @Test
  void ids_that_were_not_seen_for_longest_are_forgotten_counted_and_logged_once() {
    try (RecordedLogs logs = RecordedLogs.start()) {
      Life life =
          new Life(
              source,
              settings -> settings.maxRememberedIds(5).implausibleLossShare(1).store(store));
      life.start();
      for (String next : List.of("e/five", "f/six", "g/seven")) {
        source.always(ScriptedSource.list("d/four", next));
        life.refresh();
      }
      CatalogCopy kept = Objects.requireNonNull(CopyFormat.decode(store.kept.get(0)));
      assertThat(kept.ids().keySet())
          .containsExactly("c/three", "e/five", "f/six", "d/four", "g/seven");
      assertThat(life.status().forgottenIds()).isEqualTo(2);
      assertThat(logs.events())
          .filteredOn(event -> event.level() == Level.WARN)
          .extracting(LogEvent::message)
          .containsExactly("ids of models that were not listed for longest are forgotten");
    }
  }

  @Test
  void listed_models_keep_their_ids_even_if_there_are_more_than_may_be_remembered() {
    Life life = new Life(source, settings -> settings.maxRememberedIds(1).store(store)).start();
    List<LlmConfig> before = life.engine.snapshot().configs();
    life.refresh();
    assertThat(life.engine.snapshot().configs()).isEqualTo(before);
    assertThat(life.status().forgottenIds()).isZero();
  }

  /** The list that was missed may have been half of the way to this one. */
  @Test
  void a_list_after_a_lack_of_memory_is_not_refused_for_what_is_gone() {
    Life life = new Life(source).start();
    source.thenThrow(new OutOfMemoryError("reading"));
    life.refresh();
    source.then(ScriptedSource.list("e/five", "f/six"));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    source.then(ScriptedSource.list("g/seven"));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Failed.class);
  }

  @Test
  void a_model_that_returns_is_no_longer_delisted() {
    Life life = new Life(source).start();
    source.then(ScriptedSource.list("b/two", "c/three", "d/four"));
    life.refresh();
    assertThat(life.engine.snapshot().delisted()).hasSize(1);
    life.refresh();
    assertThat(life.engine.snapshot().delisted()).isEmpty();
  }

  @Test
  void a_model_is_delisted_even_if_an_operator_config_still_has_it() {
    LlmConfig operator =
        LlmConfig.builder().id(1).provider("OPENROUTER").modelName("a/one").name("Ours").build();
    Life life = new Life(source, settings -> settings.operatorConfigs(List.of(operator))).start();
    int id = life.engine.snapshot().configs().get(1).id();
    source.always(ScriptedSource.list("b/two", "c/three", "d/four"));
    life.refresh();
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Delisted.class);
  }

  @Test
  void a_first_list_is_compared_with_a_cached_copy_but_not_with_a_bootstrap_copy() {
    Life first =
        new Life(
            new ScriptedSource().always(ScriptedSource.list(MANY, null)),
            settings -> settings.store(store));
    first.start().engine.close();
    source.always(ScriptedSource.list(MANY.subList(0, 4), null));
    Life kept = new Life(source, settings -> settings.store(store)).start();
    assertThat(kept.models()).hasSize(10);
    Life shipped =
        new Life(
                source,
                settings -> settings.bootstrap(() -> new ByteArrayInputStream(store.kept.get(0))))
            .start();
    assertThat(shipped.models()).hasSize(4);
  }

  @Test
  void after_a_save_that_found_no_thread_the_next_one_saves_the_newest_list() {
    Life life = new Life(source, settings -> settings.store(store)).start();
    store.kept.clear();
    source.thenDo(() -> life.time.refuseThreads(1), ScriptedSource.list("a/one", "b/two"));
    life.refresh();
    assertThat(store.kept).isEmpty();
    life.refresh();
    assertThat(store.kept).hasSize(1);
  }
}
