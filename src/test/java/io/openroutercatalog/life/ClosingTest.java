package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.FrontDoor;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.internal.engine.CatalogEngine;
import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.logs.RecordedLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing while other threads call the same catalogue. */
class ClosingTest {
  private static final int ROUNDS = 200;
  private static final Duration HOUR = Duration.ofHours(1);

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));

  @Test
  @Timeout(60)
  void closing_during_any_other_call_throws_nothing_and_nothing_changes_afterwards()
      throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      CatalogService catalog =
          FrontDoor.create(CatalogSettings.builder().build(), source, new BackgroundThreads());
      closeDuringOtherCalls(catalog);
      CatalogSnapshot last = catalog.snapshot();
      assertThat(catalog.status().state()).isEqualTo(State.CLOSED);
      assertThat(catalog.status().nextAttempt()).isNull();
      assertThat(catalog.refresh())
          .isInstanceOfSatisfying(
              RefreshResult.Failed.class,
              failed -> assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.CLOSED));
      assertThat(catalog.measureHealth().error()).isNotNull();
      assertThat(catalog.snapshot()).isSameAs(last);
      assertThat(last.configs()).hasSize(2);
    }
  }

  private static void closeDuringOtherCalls(CatalogService catalog)
      throws InterruptedException, ExecutionException {
    List<Runnable> calls =
        List.of(
            catalog::refresh,
            catalog::measureHealth,
            () -> catalog.startBackgroundRefresh(HOUR),
            catalog::stopBackgroundRefresh,
            () -> catalog.subscribe(update -> {}).close(),
            catalog::close,
            catalog::close);
    CyclicBarrier together = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable call : calls) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  call.run();
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  @Test
  void a_list_that_arrives_while_closing_is_served_and_kept() {
    MemoryStore store = new MemoryStore();
    Life life = new Life(source, settings -> settings.store(store)).start();
    source.thenDo(() -> life.engine.close(), ScriptedSource.list("a/one", "c/three"));
    life.refresh();
    assertThat(life.models()).containsExactly("a/one", "c/three");
    assertThat(CopyFormat.decode(store.kept.get(0)).models())
        .extracting(model -> model.id())
        .containsExactly("a/one", "c/three");
  }

  @Test
  void a_background_that_is_started_while_closing_stays_off() {
    VirtualTime time = new VirtualTime(Life.NOW);
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    CatalogEngine engine =
        new CatalogEngine(
            CatalogSettings.builder().clock(time).build(),
            source,
            time,
            () -> {
              meanwhile.getAndSet(() -> {}).run();
              return 0.5;
            });
    var unused = engine.start();
    time.runReady();
    meanwhile.set(engine::close);
    engine.startBackground(HOUR);
    assertThat(engine.status().nextAttempt()).isNull();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void a_progress_listener_is_not_called_for_later_passes() {
    Life life = new Life(source).start();
    List<Integer> told = new ArrayList<>();
    life.time.refuseThreads(1);
    assertThat(life.finish(life.engine.measure(told::add)).error()).isNotNull();
    assertThat(life.measure().failed()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void a_pass_or_a_fetch_that_closing_ends_is_no_outage_in_the_log() {
    try (RecordedLogs logs = RecordedLogs.start()) {
      Life life = new Life(source).start();
      logs.clear();
      source.health(
          model -> {
            life.engine.close(); // Its requests are cancelled.
            return ScriptedSource.BROKEN;
          });
      life.measure();
      assertThat(source.closed).isTrue();
      assertThat(logs.events()).isEmpty();
    }
    try (RecordedLogs logs = RecordedLogs.start()) {
      Life life = new Life(source).start();
      logs.clear();
      source.thenDo(
          () -> life.engine.close(), ScriptedSource.failed(CatalogError.Kind.UNREACHABLE));
      assertThat(life.refresh()).isInstanceOf(RefreshResult.Failed.class);
      assertThat(logs.events()).isEmpty();
    }
  }
}
