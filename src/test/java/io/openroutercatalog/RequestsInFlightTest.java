package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.testing.FakeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** How many requests of one process its service sees at the same time; over real sockets. */
class RequestsInFlightTest {
  private static final int CALLERS = 8;
  private static final int MODELS = 60;
  private static final String LIST =
      IntStream.range(0, MODELS)
          .mapToObj(i -> FakeModel.of("a/m" + i).toJson())
          .collect(Collectors.joining(",", "{\"data\":[", "]}"));

  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicInteger all = new AtomicInteger();
  private final AtomicInteger mostLists = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** The first requests wait for each other: fewer at a time would never all come together. */
  private volatile CountDownLatch together = new CountDownLatch(0);

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    boolean list = request.getTarget().endsWith("/models");
    most.accumulateAndGet(all.incrementAndGet(), Math::max);
    if (list) {
      mostLists.accumulateAndGet(lists.incrementAndGet(), Math::max);
    }
    try {
      together.countDown();
      var unused = together.await(10, TimeUnit.SECONDS); // Where not, fewer are counted below.
      LockSupport.parkNanos(2_000_000); // One more than allowed has the time to come.
      return new MockResponse.Builder().body(list ? LIST : "{\"data\":{\"endpoints\":[]}}").build();
    } finally {
      all.decrementAndGet();
      if (list) {
        lists.decrementAndGet();
      }
    }
  }

  @Test
  void however_many_ask_15_and_1_requests_are_under_way_at_most() throws Exception {
    try (MockWebServer server = new MockWebServer();
        var threads = Executors.newFixedThreadPool(2 * CALLERS)) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
              return answer(request);
            }
          });
      server.start();
      CatalogSettings settings = TestSettings.quiet().baseUrl(server.url("/api/v1").uri()).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        assertThat(catalog.configs()).hasSize(MODELS);
        together = new CountDownLatch(16);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          calls.add(threads.submit(() -> catalog.refresh()));
          calls.add(threads.submit(() -> catalog.measureHealth()));
        }
        for (Future<?> call : calls) {
          call.get();
        }
      }
    }
    assertThat(most).hasValue(16);
    assertThat(mostLists).hasValue(1);
  }
}
