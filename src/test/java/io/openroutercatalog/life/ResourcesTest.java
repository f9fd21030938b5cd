package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, sockets and files. */
class ResourcesTest {
  private static final Duration HANGING = Duration.ofMinutes(5);

  /** What close() waits for running tasks, and as much again for a busy machine. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start().models(FakeModel.of("vendor/model"));

  @AfterEach
  void stop() {
    openRouter.close();
  }

  private CatalogSettingsBuilder withBackground() {
    return CatalogSettings.builder().baseUrl(openRouter.baseUrl());
  }

  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("openrouter-catalog"))
        .toList();
  }

  /** What runs when a listener closes, such as a health pass, still ends and is told. */
  private static void assertNoOwnThreads() {
    boolean gone = soon(() -> ownThreads().isEmpty());
    assertThat(gone)
        .as(
            "own threads %s",
            ownThreads().stream()
                .map(thread -> thread + " " + Arrays.toString(thread.getStackTrace()))
                .toList())
        .isTrue();
  }

  private static int liveThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** Waits for what takes a moment, such as the server's end of a connection. */
  private static boolean soon(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000); // There is no event to wait for.
    }
    return condition.getAsBoolean();
  }

  private void cycles(int count) {
    for (int i = 0; i < count; i++) {
      try (CatalogService catalog = CatalogService.create(withBackground().build())) {
        assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      }
    }
  }

  /**
   * The JVM and OkHttp's shared threads account for small differences. On JDK 21 the fake service
   * takes four times as long for a response.
   */
  @Test
  @Timeout(120)
  void a_thousand_catalogues_leave_no_thread_and_no_file_open() {
    assumeThat(ManagementFactory.getOperatingSystemMXBean())
        .isInstanceOf(UnixOperatingSystemMXBean.class);
    cycles(50);
    int threads = liveThreads();
    long files = openFiles();

    cycles(1_000);

    assertNoOwnThreads();
    assertThat(soon(() -> openFiles() <= files + 8))
        .as("%d files open, were %d", openFiles(), files)
        .isTrue();
    assertThat(liveThreads()).isLessThanOrEqualTo(threads + 5);
  }

  @Test
  void every_thread_of_the_library_is_a_named_daemon() {
    try (CatalogService catalog = CatalogService.create(withBackground().build())) {
      catalog.measureHealth(done -> {});
      assertThat(ownThreads()).isNotEmpty().allMatch(Thread::isDaemon);
    }
    assertNoOwnThreads();
  }

  @Test
  void initialize_does_not_wait_if_the_startup_timeout_is_zero() {
    openRouter.fail(FakeAnswer.json("{}").after(HANGING));
    long began = System.nanoTime();
    CatalogSettings settings = withBackground().startupTimeout(Duration.ZERO).build();
    try (CatalogService catalog = CatalogService.initialize(settings)) {
      assertThat(since(began)).isLessThan(Duration.ofSeconds(5));
      assertThat(catalog.status().state()).isEqualTo(CatalogStatus.State.STARTING);
    }
  }

  @Test
  void close_cancels_a_fetch_that_hangs() {
    openRouter.fail(FakeAnswer.json("{}").after(HANGING));
    CatalogService catalog =
        CatalogService.create(withBackground().startupTimeout(Duration.ZERO).build());
    assertThat(soon(() -> openRouter.modelsRequests() == 1)).isTrue();
    assertClosesSoon(catalog);
  }

  @Test
  void close_cancels_a_health_pass_that_hangs() {
    openRouter.endpoints("vendor/model", FakeAnswer.json("{}").after(HANGING));
    CatalogService catalog = CatalogService.create(withBackground().build());
    assertThat(soon(() -> openRouter.endpointsRequests() == 1)).isTrue();
    assertClosesSoon(catalog);
    assertThat(catalog.configs()).hasSize(1);
  }

  @Test
  void close_does_not_wait_for_ever_for_a_listener() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CatalogService catalog = CatalogService.create(withBackground().build());
    catalog.subscribe(
        update -> {
          called.countDown();
          try {
            new CountDownLatch(1).await(); // Forever.
          } catch (InterruptedException e) {
            ended.countDown();
          }
        });
    assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
    assertClosesSoon(catalog);
    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_listener_may_close_the_catalogue() throws InterruptedException {
    CatalogService catalog = CatalogService.create(withBackground().build());
    AtomicReference<Duration> took = new AtomicReference<>();
    CountDownLatch closed = new CountDownLatch(1);
    catalog.subscribe(
        update -> {
          long began = System.nanoTime();
          catalog.close();
          took.set(since(began));
          closed.countDown();
        });
    assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(took.get()).isLessThan(Duration.ofSeconds(3));
    assertThat(catalog.status().state()).isEqualTo(CatalogStatus.State.CLOSED);
    assertNoOwnThreads();
  }

  private static void assertClosesSoon(CatalogService catalog) {
    long began = System.nanoTime();
    catalog.close();
    assertThat(since(began)).isLessThan(LONGEST_CLOSE);
    assertThat(catalog.status().state()).isEqualTo(CatalogStatus.State.CLOSED);
    assertNoOwnThreads();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Test
  void a_jvm_that_never_closes_its_catalogue_ends() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                NeverClosed.class.getName(),
                openRouter.baseUrl().toString())
            .redirectErrorStream(true)
            .start();
    try {
      String printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(printed).contains("configs: 1");
      assertThat(jvm.exitValue()).isZero();
    } finally {
      jvm.destroyForcibly();
    }
  }

  /** An application that never closes its catalogue. */
  static final class NeverClosed {
    private NeverClosed() {}

    @SuppressWarnings("SystemOut") // What the test reads.
    public static void main(String[] args) {
      CatalogService catalog =
          CatalogService.initialize(CatalogSettings.fromMap(Map.of("base_url", args[0])));
      System.out.println("configs: " + catalog.configs().size());
    }
  }
}
