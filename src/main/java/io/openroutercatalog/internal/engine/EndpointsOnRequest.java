package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.log.UnexpectedFailure;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the endpoints of single models for callers: one request for a model at a time, a few
 * altogether, none while a response is fresh, and none while the service has asked to wait. Safe
 * for use by many threads.
 */
final class EndpointsOnRequest {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** So many callers at once are no reason to ask more of the service. */
  private static final int MOST_CONCURRENT_REQUESTS = 4;

  /** A caller that asks again in a loop gets the same failure for this long. */
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);

  private final KeptEndpoints kept;
  private final Duration freshFor;
  private final Scheduler scheduler;
  private final Semaphore permits = new Semaphore(MOST_CONCURRENT_REQUESTS);
  private final Map<String, CompletableFuture<EndpointsResult>> running = new ConcurrentHashMap<>();
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Failure> pause = new AtomicReference<>();

  /** A failure that counts until a monotonic time. */
  private record Failure(CatalogError error, long untilNanos) {}

  /**
   * Creates what has not asked anybody yet.
   *
   * @param freshFor how long a response is good enough
   */
  EndpointsOnRequest(KeptEndpoints kept, Duration freshFor, Scheduler scheduler) {
    this.kept = kept;
    this.freshFor = freshFor;
    this.scheduler = scheduler;
  }

  /** {@return the endpoints of a model, at once where they are fresh} Completes in any case. */
  CompletableFuture<EndpointsResult> get(String modelId) {
    EndpointsResult known = withoutRequest(modelId);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    CompletableFuture<EndpointsResult> mine = new CompletableFuture<>();
    CompletableFuture<EndpointsResult> current = running.putIfAbsent(modelId, mine);
    if (current != null) {
      return current;
    }
    try {
      if (!scheduler.execute(() -> end(modelId, mine, fetch(modelId)))) {
        end(modelId, mine, failed(modelId, isClosed()));
      }
    } catch (Throwable e) { // For example no memory for a thread.
      end(modelId, mine, failed(modelId, unexpected(e)));
    }
    return mine;
  }

  private void end(
      String modelId, CompletableFuture<EndpointsResult> flight, EndpointsResult result) {
    running.remove(modelId, flight); // First, so that whoever has the result can ask again.
    flight.complete(result);
  }

  /** {@return what is known without a request, or null if one is needed} */
  private @Nullable EndpointsResult withoutRequest(String modelId) {
    ModelEndpoints fresh = kept.findWithin(modelId, freshFor);
    if (fresh != null) {
      return new EndpointsResult.Fresh(fresh);
    }
    Failure failure = stillCounting(pause.get());
    if (failure == null) {
      failure = stillCounting(failures.get(modelId));
    }
    return failure == null ? null : failed(modelId, failure.error);
  }

  private @Nullable Failure stillCounting(@Nullable Failure failure) {
    return failure == null || scheduler.nanoTime() - failure.untilNanos >= 0 ? null : failure;
  }

  private EndpointsResult failed(String modelId, CatalogError error) {
    return new EndpointsResult.Failed(error, kept.find(modelId));
  }

  private EndpointsResult fetch(String modelId) {
    try {
      permits.acquire();
      try {
        EndpointsResult known = withoutRequest(modelId); // Others may have met a pause meanwhile.
        return known == null ? ask(modelId) : known;
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(modelId, isClosed());
    } catch (RuntimeException | Error e) {
      return failed(modelId, unexpected(e));
    }
  }

  private static CatalogError isClosed() {
    return CatalogError.of(Kind.CLOSED, "the catalogue is closed");
  }

  private static CatalogError unexpected(Throwable e) {
    log.atDebug().setCause(e).log("unexpected failure of a request for endpoints");
    return CatalogError.of(Kind.INTERNAL, UnexpectedFailure.describe(e));
  }

  private EndpointsResult ask(String modelId) {
    return switch (kept.fetch(modelId)) {
      case FetchOutcome.Answer<List<Endpoint>> answer -> {
        failures.remove(modelId);
        ModelEndpoints fresh = kept.findWithin(modelId, freshFor);
        yield fresh == null
            ? failed(modelId, CatalogError.of(Kind.TOO_LARGE, "too many endpoints to keep"))
            : new EndpointsResult.Fresh(fresh);
      }
      case FetchOutcome.Failed<List<Endpoint>>(CatalogError error) -> {
        long now = scheduler.nanoTime();
        failures.put(modelId, new Failure(error, now + FAILURE_KEPT.toNanos()));
        Duration wait = error.retryAfter();
        if (wait != null && wait.isPositive()) {
          pause.set(new Failure(error, now + wait.toNanos()));
        }
        yield failed(modelId, error);
      }
    };
  }

  /** Forgets failures that do not count any more. */
  void forgetOldFailures() {
    failures.values().removeIf(failure -> stillCounting(failure) == null);
  }
}
