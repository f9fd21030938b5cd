package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
