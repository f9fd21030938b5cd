package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the service said last of the endpoints of each model, whoever asked. Safe for use
 * by many threads; reading takes no lock.
 */
final class KeptEndpoints {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** Twenty times what all real models have; keeps a hostile service from filling the memory. */
  private static final int MOST_ENDPOINTS = 40_000;

  /** Ten times the longest real list of parameters, for the same reason. */
  private static final int MOST_PARAMETERS_OF_MODEL = 20_000;

  private final Function<String, FetchOutcome<List<Endpoint>>> source;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Map<String, Kept> byModel = new ConcurrentHashMap<>();
  private final AtomicLong endpointCount = new AtomicLong();

  /**
   * What is kept of one model.
   *
   * @param atNanos the monotonic time of the response
   */
  private record Kept(ModelEndpoints endpoints, long atNanos) {}

  /**
   * Creates a memory of nothing.
   *
   * @param source fetches the endpoints of the model with an id
   */
  KeptEndpoints(
      Function<String, FetchOutcome<List<Endpoint>>> source,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.source = source;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** {@return the endpoints of a model, asked for now and kept} */
  FetchOutcome<List<Endpoint>> fetch(String modelId) {
    FetchOutcome<List<Endpoint>> outcome = source.apply(modelId);
    if (outcome instanceof FetchOutcome.Answer<List<Endpoint>>(List<Endpoint> endpoints)) {
      try {
        keep(modelId, endpoints);
      } catch (RuntimeException e) { // A clock of the application may throw.
        log.atDebug().setCause(e).log("endpoints are not kept");
      }
    }
    return outcome;
  }

  private void keep(String modelId, List<Endpoint> endpoints) {
    boolean tooLarge = parameters(endpoints) > MOST_PARAMETERS_OF_MODEL;
    Kept next =
        new Kept(new ModelEndpoints(modelId, endpoints, clock.instant()), nanoTime.getAsLong());
    byModel.compute(
        modelId,
        (id, before) -> {
          int size = before == null ? 0 : before.endpoints.endpoints().size();
          long more = (long) endpoints.size() - size;
          if (tooLarge || endpointCount.get() + more > MOST_ENDPOINTS) {
            return before;
          }
          endpointCount.addAndGet(more);
          return next;
        });
  }

  private static long parameters(List<Endpoint> endpoints) {
    long count = 0;
    for (Endpoint endpoint : endpoints) {
      List<String> stated = endpoint.supportedParameters();
      count += stated == null ? 0 : stated.size();
    }
    return count;
  }

  /** {@return what is known of a model, however old; or null} */
  @Nullable ModelEndpoints find(String modelId) {
    Kept kept = byModel.get(modelId);
    return kept == null ? null : kept.endpoints;
  }

  /** {@return what was said of a model within a time, or null} */
  @Nullable ModelEndpoints findWithin(String modelId, Duration age) {
    Kept kept = byModel.get(modelId);
    return kept == null || nanoTime.getAsLong() - kept.atNanos >= age.toNanos()
        ? null
        : kept.endpoints;
  }

  /** Forgets all models but those. */
  void retain(Set<String> modelIds) {
    for (String id : byModel.keySet()) {
      if (!modelIds.contains(id)) {
        byModel.computeIfPresent(
            id,
            (model, kept) -> {
              endpointCount.addAndGet(-kept.endpoints.endpoints().size());
              return null;
            });
      }
    }
  }
}
