package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners on real threads. */
class ListenerThreadsTest {
  private static final long SECONDS = 20; // Far more than it takes.

  private final FakeOpenRouter openRouter = FakeOpenRouter.start().models(models(1));
  private final CatalogService catalog =
      CatalogService.create(TestSettings.quiet(openRouter).build());
  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown(); // Otherwise closing would wait for the listener.
    catalog.close();
    openRouter.close();
  }

  private static List<FakeModel> models(int count) {
    return IntStream.range(0, count).mapToObj(i -> FakeModel.of("a/model-" + i)).toList();
  }

  private void serve(int models) {
    openRouter.models(models(models));
    assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited too long");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    return Objects.requireNonNull(queue.poll(SECONDS, TimeUnit.SECONDS), "waited too long");
  }

  private static int size(CatalogUpdate update) {
    return update.current().configs().size();
  }

  /** A listener that blocks in its first update. */
  private void block(CatalogUpdate update) {
    if (update.previous() == null) {
      blocked.countDown();
      await(release);
    }
  }

  @Test
  void a_blocked_listener_delays_neither_a_refresh_nor_another_listener() throws Exception {
    catalog.subscribe(this::block);
    await(blocked);
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    catalog.subscribe(update -> told.add(size(update)));
    assertThat(next(told)).isEqualTo(1);
    for (int models = 2; models <= 5; models++) {
      serve(models);
      assertThat(next(told)).isEqualTo(models);
    }
    assertThat(release.getCount()).as("the other listener is still blocked").isEqualTo(1);
  }

  @Test
  void several_snapshots_reach_a_slow_listener_in_one_update() throws Exception {
    BlockingQueue<CatalogUpdate> told = new LinkedBlockingQueue<>();
    catalog.subscribe(
        update -> {
          told.add(update);
          block(update);
        });
    CatalogUpdate first = next(told);
    await(blocked);
    serve(2);
    serve(4);
    serve(3);
    CatalogSnapshot last = catalog.snapshot();
    release.countDown();
    CatalogUpdate second = next(told);
    assertThat(second.previous()).isSameAs(first.current());
    assertThat(second.current()).isSameAs(last);
    assertThat(second.changes())
        .extracting(change -> change.config().modelName())
        .containsExactly("a/model-1", "a/model-2");
    serve(5);
    assertThat(next(told).previous()).isSameAs(last);
    assertThat(told).isEmpty();
  }

  @Test
  void updates_come_one_at_a_time_and_in_order() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    BlockingQueue<CatalogUpdate> told = new LinkedBlockingQueue<>();
    catalog.subscribe(
        update -> {
          if (inside.incrementAndGet() == 1) {
            told.add(update);
          }
          inside.decrementAndGet();
        });
    for (int models = 2; models <= 30; models++) {
      serve(models);
    }
    CatalogUpdate update = next(told);
    assertThat(update.previous()).isNull();
    while (size(update) < 30) {
      CatalogUpdate following = next(told);
      assertThat(following.previous()).isSameAs(update.current());
      assertThat(size(following)).isGreaterThan(size(update));
      update = following;
    }
    assertThat(told).isEmpty();
  }

  @Test
  void a_subscription_closed_within_its_own_update_gets_no_further_one() throws Exception {
    CompletableFuture<CatalogService.Subscription> own = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger updates = new AtomicInteger();
    own.complete(
        catalog.subscribe(
            update -> {
              updates.incrementAndGet();
              own.join().close();
              own.join().close();
              ended.countDown();
            }));
    await(ended);
    BlockingQueue<Integer> other = new LinkedBlockingQueue<>();
    catalog.subscribe(update -> other.add(size(update)));
    assertThat(next(other)).isEqualTo(1);
    serve(2);
    assertThat(next(other)).isEqualTo(2);
    assertThat(updates).hasValue(1);
  }

  @Test
  void a_listener_may_subscribe_refresh_and_measure_within_an_update() throws Exception {
    openRouter.models(models(2));
    BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    catalog.subscribe(
        update -> {
          if (update.previous() == null) {
            told.add(catalog.refresh());
            told.add(catalog.measureHealth());
            catalog.subscribe(inner -> told.add(size(inner)));
          }
        });
    assertThat(next(told))
        .isInstanceOfSatisfying(
            RefreshResult.Refreshed.class,
            refreshed -> assertThat(refreshed.snapshot().configs()).hasSize(2));
    assertThat(next(told))
        .isInstanceOfSatisfying(
            HealthReport.class, report -> assertThat(report.selected()).isEqualTo(2));
    assertThat(next(told)).isEqualTo(2);
  }

  @Test
  void a_listener_may_close_the_catalogue_within_an_update() {
    CountDownLatch closed = new CountDownLatch(1);
    catalog.subscribe(
        update -> {
          catalog.close();
          catalog.close();
          closed.countDown();
        });
    await(closed);
    assertThat(catalog.status().state()).isEqualTo(CatalogStatus.State.CLOSED);
    assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Failed.class);
    assertThat(catalog.configs()).hasSize(1);
  }
}
