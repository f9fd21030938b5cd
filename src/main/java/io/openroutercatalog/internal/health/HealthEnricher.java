package io.openroutercatalog.internal.health;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.log.UnexpectedFailure;
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

/**
 * Measures the health of models with a limited number of concurrent requests. Blocks until a round
 * is over. Safe for use by many threads.
 */
public final class HealthEnricher {
  /** Low enough to be polite to the service. */
  private static final int MOST_CONCURRENT_REQUESTS = 15;

  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final Function<String, FetchOutcome<List<Endpoint>>> fetchEndpoints;
  private final HealthRule rule;
  private final Semaphore permits = new Semaphore(MOST_CONCURRENT_REQUESTS);
  private final ThreadFactory threads =
      Thread.ofVirtual().name("openrouter-catalog-health-", 0).factory();

  /**
   * Creates an enricher.
   *
   * @param fetchEndpoints fetches the endpoints of the model with an id; called on many threads
   */
  public HealthEnricher(
      Function<String, FetchOutcome<List<Endpoint>>> fetchEndpoints, HealthRule rule) {
    this.fetchEndpoints = fetchEndpoints;
    this.rule = rule;
  }

  /**
   * Measures models. Once a response asks to wait, the round sends no further request. An interrupt
   * ends the round early.
   *
   * @param selected all models whose health is measured
   * @param chosen those to ask now, in this order
   * @param progress called after each model with the number of models done, on several threads
   */
  public HealthRound measure(Set<String> selected, Set<String> chosen, IntConsumer progress) {
    RunningRound round = new RunningRound(progress);
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
      chosen.forEach(model -> executor.execute(() -> round.measure(model)));
    }
    return new HealthRound(
        selected,
        chosen,
        Set.copyOf(round.asked),
        Map.copyOf(round.measured),
        round.unauthorized,
        round.retryAfter.get(),
        round.firstError.get());
  }

  /** The state of one round, shared by its threads. */
  private final class RunningRound {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, HealthEvidence> measured = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final IntConsumer progress;
    private volatile boolean unauthorized;
    private final AtomicReference<@Nullable Duration> retryAfter = new AtomicReference<>();
    private final AtomicReference<@Nullable CatalogError> firstError = new AtomicReference<>();

    RunningRound(IntConsumer progress) {
      this.progress = progress;
    }

    void measure(String model) {
      try {
        fetch(model);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        log.atDebug().setCause(e).log("unexpected failure of a health request");
        firstError.compareAndSet(
            null, CatalogError.of(CatalogError.Kind.INTERNAL, UnexpectedFailure.describe(e)));
      }
      try {
        progress.accept(done.incrementAndGet());
      } catch (RuntimeException | Error e) {
        log.atDebug().setCause(e).log("unexpected failure of a progress listener");
      }
    }

    private void fetch(String model) throws InterruptedException {
      permits.acquire();
      try {
        if (retryAfter.get() == null) {
          asked.add(model);
          record(model, fetchEndpoints.apply(model));
        }
      } finally {
        permits.release();
      }
    }

    private void record(String model, FetchOutcome<List<Endpoint>> outcome) {
      switch (outcome) {
        case FetchOutcome.Answer<List<Endpoint>>(List<Endpoint> endpoints) ->
            measured.put(model, rule.evidenceOf(endpoints));
        case FetchOutcome.Failed<List<Endpoint>>(CatalogError error) -> {
          firstError.compareAndSet(null, error);
          Integer status = error.httpStatus();
          if (status != null && (status == 401 || status == 403)) {
            unauthorized = true;
          }
          Duration wait = error.retryAfter();
          if (wait != null && wait.isPositive()) { // "Retry-After: 0" allows the next request.
            retryAfter.accumulateAndGet(wait, RunningRound::longer);
          }
        }
      }
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
      return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }
  }
}
