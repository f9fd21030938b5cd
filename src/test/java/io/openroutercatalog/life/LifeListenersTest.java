package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.fixtures.ScriptedSource;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Listeners on a virtual time. */
class LifeListenersTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
  private final Life life = new Life(source);
  private final List<Integer> sizes = new ArrayList<>();

  private void note(CatalogUpdate update) {
    sizes.add(update.current().configs().size());
  }

  @Test
  void a_new_listener_is_notified_of_the_current_snapshot_first() {
    life.start();
    var unused = life.engine.subscribe(this::note);
    life.time.runReady();
    source.always(ScriptedSource.list("a/one", "b/two", "c/three"));
    life.refresh();
    assertThat(sizes).containsExactly(2, 3);
  }

  @Test
  void a_listener_that_throws_is_notified_of_the_next_update() {
    var unused =
        life.engine.subscribe(
            update -> {
              note(update);
              throw new StackOverflowError("listener");
            });
    life.start();
    life.refresh();
    assertThat(sizes).hasSizeGreaterThanOrEqualTo(2).endsWith(2);
  }

  @Test
  void a_listener_that_found_no_thread_is_notified_with_the_next_update() {
    life.start();
    life.time.refuseThreads(1);
    var unused = life.engine.subscribe(this::note);
    life.time.runReady();
    assertThat(sizes).isEmpty();
    life.refresh();
    assertThat(sizes).containsExactly(2);
  }

  @Test
  void a_listener_may_end_its_own_subscription() {
    AtomicReference<Runnable> end = new AtomicReference<>(() -> {});
    end.set(
        life.engine.subscribe(
            update -> {
              note(update);
              end.get().run();
            }));
    life.start();
    life.refresh();
    assertThat(sizes).hasSize(1);
  }

  @Test
  void a_listener_may_refresh_subscribe_and_close() {
    var unused =
        life.engine.subscribe(
            update -> {
              if (sizes.isEmpty()) {
                var unusedRefresh = life.engine.refresh();
                var unusedEnd = life.engine.subscribe(this::note);
              } else if (!update.current().configs().isEmpty()) {
                life.engine.close();
              }
            });
    life.start();
    assertThat(sizes).isNotEmpty();
    assertThat(life.status().state()).isEqualTo(CatalogStatus.State.CLOSED);
    assertThat(life.time.waiting()).isZero();
  }

  /** A logger takes its level when it is created, so this needs a JVM of its own. */
  @Test
  void the_exception_of_a_listener_is_in_the_debug_log() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.log.io.openroutercatalog=debug",
                "-cp",
                System.getProperty("java.class.path"),
                FailingListener.class.getName())
            .start();
    try (BufferedReader err = process.errorReader()) {
      assertThat(err.lines().toList())
          .anySatisfy(line -> assertThat(line).contains("catalogue listener failed"))
          .contains("java.lang.IllegalStateException: the listener's own words");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs in a JVM of its own. */
  static final class FailingListener {
    private FailingListener() {}

    public static void main(String[] args) {
      Life life = new Life(new ScriptedSource().always(ScriptedSource.list("a/one")));
      var unused =
          life.engine.subscribe(
              update -> {
                throw new IllegalStateException("the listener's own words");
              });
      life.start();
    }
  }
}
