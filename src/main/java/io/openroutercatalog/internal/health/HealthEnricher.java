package io.openroutercatalog.internal.health;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the health of models, many at a time but never too many. Blocks until the pass is done.
 * Safe for use by many threads.
 */
public final class HealthEnricher {
  /** Requests at a time; politeness towards the service. */
  static final int MOST_AT_A_TIME = 15;

  private static final Logger log = LoggerFactory.getLogger(HealthEnricher.class);

  private final Function<String, FetchOutcome<List<Endpoint>>> endpointsOf;
  private final HealthPolicy policy;
  private final Semaphore permits = new Semaphore(MOST_AT_A_TIME);
  private final ThreadFactory threads =
      Thread.ofVirtual().name("openrouter-catalog-health-", 0).factory();

  /**
   * Makes an enricher.
   *
   * @param endpointsOf asks for the endpoints of a model; called on many threads
   */
  public HealthEnricher(
      Function<String, FetchOutcome<List<Endpoint>>> endpointsOf, HealthPolicy policy) {
    this.endpointsOf = endpointsOf;
    this.policy = policy;
  }

  /**
   * Measures models. Once the service asks to wait, no further request of the pass is sent. An
   * interrupt ends the pass early. What was not measured counts as failed.
   *
   * @param progress told how many models are done, on several threads
   */
  public HealthPass measure(Set<String> models, IntConsumer progress) {
    Pass pass = new Pass(progress);
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
      models.forEach(model -> executor.execute(() -> pass.measure(model)));
    }
    return new HealthPass(
        models,
        Map.copyOf(pass.answers),
        pass.unauthorized,
        pass.retryAfter.get(),
        pass.failure.get());
  }

  /** One pass, shared by its threads. */
  private final class Pass {
    private final Map<String, ModelHealth> answers = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final IntConsumer progress;
    private volatile boolean unauthorized;
    private final AtomicReference<@Nullable Duration> retryAfter = new AtomicReference<>();
    private final AtomicReference<@Nullable CatalogError> failure = new AtomicReference<>();

    Pass(IntConsumer progress) {
      this.progress = progress;
    }

    void measure(String model) {
      try {
        ask(model);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        log.atDebug().setCause(e).log("unexpected failure of a health request");
        failure.compareAndSet(
            null, CatalogError.of(CatalogError.Kind.INTERNAL, e.getClass().getName()));
      }
      try {
        progress.accept(done.incrementAndGet());
      } catch (RuntimeException | Error e) {
        log.atDebug().setCause(e).log("unexpected failure of a progress listener");
      }
    }

    private void ask(String model) throws InterruptedException {
      permits.acquire();
      try {
        if (retryAfter.get() == null) {
          take(model, endpointsOf.apply(model));
        }
      } finally {
        permits.release();
      }
    }

    private void take(String model, FetchOutcome<List<Endpoint>> outcome) {
      switch (outcome) {
        case FetchOutcome.Answer<List<Endpoint>>(List<Endpoint> endpoints) ->
            answers.put(model, HealthRule.of(endpoints, policy));
        case FetchOutcome.Failed<List<Endpoint>>(CatalogError error) -> {
          failure.compareAndSet(null, error);
          Integer status = error.httpStatus();
          if (status != null && (status == 401 || status == 403)) {
            unauthorized = true;
          }
          Duration asked = error.retryAfter();
          if (asked != null && asked.isPositive()) { // Zero asks for nothing.
            retryAfter.accumulateAndGet(asked, Pass::longer);
          }
        }
      }
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
      return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }
  }
}
