package io.openroutercatalog.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads and requests of health passes over 80 models, with a real server. */
@Timeout(60)
class HealthPassThreadsTest {
  private static final int MOST_AT_A_TIME = 15 + 1; // Those of a pass, and one for the list.
  private static final String HEALTHY =
      "{\"data\":{\"endpoints\":[{\"tag\":\"t\",\"status\":0,\"uptime_last_30m\":100}]}}";

  private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  HealthPassThreadsTest() {
    List<FakeModel> models =
        IntStream.range(0, 80)
            .mapToObj(i -> FakeModel.of("vendor/model-" + i + (i < 30 ? ":free" : "")))
            .toList();
    String rows = models.stream().map(FakeModel::toJson).collect(Collectors.joining(","));
    openRouter.models(FakeAnswer.json("{\"data\":[" + rows + "]}").after(Duration.ofMillis(20)));
    for (int i = 0; i < 80; i++) {
      openRouter.endpoints(
          "vendor/model-" + i + (i < 30 ? ":free" : ""),
          FakeAnswer.json(HEALTHY).after(Duration.ofMillis(10)));
    }
  }

  @AfterEach
  void stop() {
    openRouter.close();
  }

  @Test
  void neither_a_refresh_nor_a_health_pass_pins_a_virtual_thread() throws IOException {
    assumeThat(Runtime.version().feature())
        .as("before 24 any lock could pin")
        .isGreaterThanOrEqualTo(24);
    try (CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build())) {
      catalog.measureHealth(); // Loads all classes, which pins threads.
      List<String> pinned =
          PinnedThreads.during(
              () -> {
                assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
                assertThat(catalog.measureHealth().failed()).isZero();
              });
      assertThat(pinned).isEmpty();
    }
  }

  @Test
  void a_pinned_thread_is_found() throws IOException {
    assertThat(PinnedThreads.during(() -> join(Pinning::pin))).isNotEmpty();
  }

  private static void join(Runnable work) {
    try {
      Thread.ofVirtual().name("openrouter-catalog-test").start(work).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A virtual thread that waits while it initialises a class is pinned. */
  private static final class Pinning {
    static {
      LockSupport.parkNanos(1_000_000);
    }

    static void pin() {}
  }

  @Test
  void one_catalogue_never_has_more_than_16_requests_under_way()
      throws InterruptedException, ExecutionException {
    try (CatalogService catalog =
            CatalogService.create(
                TestSettings.quiet(openRouter)
                    .refreshInterval(Duration.ofSeconds(1))
                    .healthInterval(Duration.ofSeconds(1))
                    .build());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Runnable ask = i % 2 == 0 ? catalog::refresh : catalog::measureHealth;
        callers.add(threads.submit(() -> IntStream.range(0, 8).forEach(round -> ask.run())));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    assertThat(openRouter.mostAtATime()).isBetween(12, MOST_AT_A_TIME);
  }
}
