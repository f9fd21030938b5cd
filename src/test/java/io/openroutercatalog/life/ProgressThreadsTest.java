package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers of measureHealth who want to know how far it is, on real threads. */
@Timeout(60)
class ProgressThreadsTest {
  private static final int MODELS = 30;

  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start()
          .models(IntStream.range(0, MODELS).mapToObj(i -> FakeModel.of("a/model-" + i)).toList());
  private final CatalogService catalog =
      CatalogService.create(TestSettings.quiet(openRouter).build());
  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    catalog.close();
    openRouter.close();
  }

  private void block(int done) {
    blocked.countDown();
    try {
      if (!release.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("waited too long");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private FutureTask<HealthReport> measureElsewhere(IntConsumer progress) {
    FutureTask<HealthReport> measuring = new FutureTask<>(() -> catalog.measureHealth(progress));
    Thread.ofPlatform().daemon().start(measuring);
    return measuring;
  }

  @Test
  void numbers_grow_and_the_last_one_is_told_before_the_call_returns() {
    for (int pass = 0; pass < 20; pass++) {
      Queue<Integer> told = new ConcurrentLinkedQueue<>();
      assertThat(catalog.measureHealth(told::add).failed()).isZero();
      List<Integer> numbers = List.copyOf(told);
      assertThat(numbers).isSorted().doesNotHaveDuplicates().endsWith(MODELS);
    }
  }

  @Test
  void a_callback_that_blocks_delays_neither_the_pass_nor_another_caller() throws Exception {
    FutureTask<HealthReport> own = measureElsewhere(this::block);
    assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(catalog.measureHealth().failed()).isZero();
    assertThat(catalog.measureHealth(done -> {}).failed()).isZero();
    assertThat(release.getCount()).as("the callback is still blocked").isEqualTo(1);
    release.countDown();
    assertThat(own.get(20, TimeUnit.SECONDS).failed()).isZero();
  }

  @Test
  void health_may_be_measured_within_a_progress_callback() throws Exception {
    Queue<HealthReport> inner = new ConcurrentLinkedQueue<>();
    FutureTask<HealthReport> outer =
        measureElsewhere(done -> inner.add(catalog.measureHealth(more -> {})));
    assertThat(outer.get(30, TimeUnit.SECONDS).failed()).isZero();
    assertThat(inner).isNotEmpty().allSatisfy(report -> assertThat(report.failed()).isZero());
  }

  @Test
  void closing_ends_the_wait_for_a_callback_that_blocks() throws Exception {
    FutureTask<HealthReport> measuring = measureElsewhere(this::block);
    assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
    catalog.close();
    assertThat(measuring.get(20, TimeUnit.SECONDS).error()).isNull();
  }
}
