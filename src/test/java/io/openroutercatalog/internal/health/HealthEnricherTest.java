package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a pass sends its requests, and what counts as a failure. */
class HealthEnricherTest {
  private static final FetchOutcome<List<Endpoint>> HEALTHY =
      new FetchOutcome.Answer<>(List.of(Health.endpoint("t", 0L, 100.0, 100.0, 100.0)));

  private static Set<String> models(int count) {
    Set<String> models = new LinkedHashSet<>();
    IntStream.range(0, count).forEach(i -> models.add("a/m" + i));
    return models;
  }

  private static HealthEnricher asking(Function<String, FetchOutcome<List<Endpoint>>> source) {
    return new HealthEnricher(source, Health.RULE);
  }

  private static HealthRound measure(
      int count, Function<String, FetchOutcome<List<Endpoint>>> source) {
    return asking(source).measure(models(count), models(count), done -> {});
  }

  private static FetchOutcome<List<Endpoint>> refused(int status, Duration retryAfter) {
    return new FetchOutcome.Failed<>(CatalogError.ofStatus(status, "HTTP " + status, retryAfter));
  }

  @Test
  void every_model_is_requested_once() {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    HealthRound pass =
        measure(
            80,
            model -> {
              asked.add(model);
              return HEALTHY;
            });
    assertThat(asked).containsExactlyInAnyOrderElementsOf(models(80));
    assertThat(pass.selected()).isEqualTo(models(80));
    assertThat(pass.measured()).containsOnlyKeys(models(80));
    assertThat(pass.failureRatio()).isZero();
  }

  /** Requests wait for each other in groups of 15, so with fewer at a time the test would hang. */
  @Test
  void exactly_15_requests_run_at_a_time() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier group = new CyclicBarrier(15);
    HealthRound pass =
        measure(
            90,
            model -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              try {
                group.await(20, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              } finally {
                running.decrementAndGet();
              }
              return HEALTHY;
            });
    assertThat(pass.measured()).hasSize(90);
    assertThat(most).hasValue(15);
  }

  @Test
  void two_passes_of_one_enricher_share_the_limit_of_15() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HealthEnricher enricher =
        asking(
            model -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              running.decrementAndGet();
              return HEALTHY;
            });
    Thread other =
        Thread.startVirtualThread(() -> enricher.measure(models(300), models(300), done -> {}));
    assertThat(enricher.measure(models(300), models(300), done -> {}).measured()).hasSize(300);
    other.join();
    assertThat(most.get()).isLessThanOrEqualTo(15);
  }

  @Test
  void requests_run_on_named_virtual_threads() {
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    measure(
        3,
        model -> {
          threads.add(Thread.currentThread());
          return HEALTHY;
        });
    assertThat(threads)
        .hasSize(3)
        .allSatisfy(
            thread -> {
              assertThat(thread.isVirtual()).isTrue();
              assertThat(thread.getName()).startsWith("openrouter-catalog-health-");
            });
  }

  @Test
  void an_interrupt_ends_the_pass_early() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(15);
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Queue<HealthRound> passes = new ConcurrentLinkedQueue<>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  passes.add(
                      measure(
                          80,
                          model -> {
                            asked.countDown();
                            try {
                              new CountDownLatch(1).await(); // Forever.
                            } catch (InterruptedException e) {
                              return FetchOutcome.failed(Kind.UNREACHABLE, "interrupted");
                            }
                            return HEALTHY;
                          }));
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
    assertThat(passes.remove().failureRatio()).isEqualTo(1.0);
    assertThat(stillInterrupted).isTrue();
  }

  @Test
  void an_exception_fails_only_the_model_it_was_thrown_for() {
    HealthRound pass =
        measure(
            10,
            model ->
                switch (model) {
                  case "a/m3" -> throw new IllegalStateException("told to fail");
                  case "a/m7" -> throw new StackOverflowError("told to fail");
                  default -> HEALTHY;
                });
    assertThat(pass.measured()).hasSize(8).doesNotContainKeys("a/m3", "a/m7");
    assertThat(pass.failureRatio()).isEqualTo(0.2);
  }

  @Test
  void a_request_that_throws_releases_its_permit() {
    HealthEnricher enricher =
        asking(
            model -> {
              throw new AssertionError("told to fail");
            });
    assertThat(enricher.measure(models(80), models(80), done -> {}).failureRatio()).isEqualTo(1.0);
    assertThat(enricher.measure(models(80), models(80), done -> {}).failureRatio()).isEqualTo(1.0);
  }

  @Test
  void progress_counts_every_model_including_failed_ones() {
    Set<Integer> told = ConcurrentHashMap.newKeySet();
    asking(
            model ->
                switch (model) {
                  case "a/m0" -> throw new IllegalStateException("told to fail");
                  case "a/m1" -> FetchOutcome.failed(Kind.TIMED_OUT, "told to fail");
                  default -> HEALTHY;
                })
        .measure(models(40), models(40), told::add);
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void a_progress_listener_that_throws_does_not_affect_the_pass() {
    AtomicInteger told = new AtomicInteger();
    HealthRound pass =
        asking(model -> HEALTHY)
            .measure(
                models(40),
                models(40),
                done -> {
                  told.incrementAndGet();
                  throw new AssertionError("told to fail");
                });
    assertThat(told).hasValue(40);
    assertThat(pass.measured()).hasSize(40);
  }

  @Test
  void no_further_request_is_sent_once_the_service_asks_to_wait() {
    AtomicInteger asked = new AtomicInteger();
    CyclicBarrier group = new CyclicBarrier(15);
    HealthRound pass =
        measure(
            80,
            model -> {
              asked.incrementAndGet();
              try {
                group.await(20, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return refused(429, Duration.ofSeconds(30));
            });
    assertThat(asked).hasValue(15);
    assertThat(pass.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(pass.failureRatio()).isEqualTo(1.0);
  }

  @Test
  void the_next_pass_sends_requests_again() {
    AtomicBoolean busy = new AtomicBoolean(true);
    HealthEnricher enricher =
        asking(model -> busy.get() ? refused(503, Duration.ofSeconds(1)) : HEALTHY);
    assertThat(enricher.measure(models(5), models(5), done -> {}).failureRatio()).isEqualTo(1.0);
    busy.set(false);
    HealthRound second = enricher.measure(models(5), models(5), done -> {});
    assertThat(second.failureRatio()).isZero();
    assertThat(second.retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60})
  void the_longest_retry_after_of_a_pass_counts(int firstSeconds) {
    CyclicBarrier together = new CyclicBarrier(2);
    CountDownLatch first = new CountDownLatch(1);
    HealthRound pass =
        asking(
                model -> {
                  try {
                    together.await(20, TimeUnit.SECONDS);
                    if (model.equals("a/m0")) {
                      return refused(429, Duration.ofSeconds(firstSeconds));
                    }
                    first.await(20, TimeUnit.SECONDS);
                    return refused(429, Duration.ofSeconds(61 - firstSeconds));
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .measure(models(2), models(2), done -> first.countDown());
    assertThat(pass.retryAfter()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_pass_notes_that_the_key_was_refused(int status) {
    HealthRound pass = measure(8, model -> model.equals("a/m5") ? unauthorized(status) : HEALTHY);
    assertThat(pass.unauthorized()).isTrue();
    assertThat(pass.measured()).hasSize(7);
  }

  private static FetchOutcome<List<Endpoint>> unauthorized(int status) {
    return new FetchOutcome.Failed<>(CatalogError.ofStatus(status, "HTTP " + status, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 404, 429, 500, 503})
  void other_error_statuses_do_not_count_as_a_refused_key(int status) {
    assertThat(measure(2, model -> unauthorized(status)).unauthorized()).isFalse();
  }

  @Test
  void a_pass_over_no_models_sends_nothing_and_does_not_fail() {
    HealthRound pass =
        measure(
            0,
            model -> {
              throw new AssertionError("asked for " + model);
            });
    assertThat(pass.selected()).isEmpty();
    assertThat(pass.failureRatio()).isZero();
  }
}
