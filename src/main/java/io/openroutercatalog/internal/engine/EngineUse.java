package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one of several users has of an engine. Closing ends this use with its subscriptions, and not
 * the engine, which whoever made it closes. Safe for use by many threads.
 */
public final class EngineUse implements Engine {
  private final Engine engine;
  private final CompletableFuture<Boolean> ready;
  private final Set<Runnable> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Creates a use of an engine that others may use too. */
  public EngineUse(Engine engine) {
    this.engine = engine;
    this.ready = engine.ready().copy();
  }

  @Override
  public CompletableFuture<RefreshResult> start() {
    return engine.start();
  }

  @Override
  public boolean servesCopy() {
    return engine.servesCopy();
  }

  @Override
  public AtomicReference<? extends CatalogState> reference() {
    return engine.reference();
  }

  @Override
  public Runnable subscribe(CatalogListener listener) {
    Runnable end = engine.subscribe(listener);
    subscriptions.add(end);
    if (closed) { // Whoever closed in between has not seen it.
      end.run();
    }
    return () -> {
      subscriptions.remove(end);
      end.run();
    };
  }

  @Override
  public CompletableFuture<RefreshResult> refresh() {
    return closed
        ? CompletableFuture.completedFuture(
            new RefreshResult.Failed(isClosed(), engine.reference().get().snapshot()))
        : engine.refresh();
  }

  @Override
  public CompletableFuture<HealthReport> measure(@Nullable IntConsumer progress) {
    return closed
        ? CompletableFuture.completedFuture(
            HealthReport.builder().error(isClosed()).gated(engine.status().gated()).build())
        : engine.measure(progress);
  }

  @Override
  public CompletableFuture<EndpointsResult> endpoints(String modelId) {
    return closed
        ? CompletableFuture.completedFuture(
            new EndpointsResult.Failed(isClosed(), knownEndpoints(modelId)))
        : engine.endpoints(modelId);
  }

  @Override
  public @Nullable ModelEndpoints knownEndpoints(String modelId) {
    return engine.knownEndpoints(modelId);
  }

  @Override
  public Explanation explain(String query) {
    return engine.explain(query);
  }

  private static CatalogError isClosed() {
    return CatalogError.of(Kind.CLOSED, "the catalogue is closed");
  }

  @Override
  public CompletableFuture<Boolean> ready() {
    return ready;
  }

  @Override
  public CatalogStatus status() {
    CatalogStatus status = engine.status();
    return closed ? status.toBuilder(CatalogStatus.State.CLOSED).nextAttempt(null).build() : status;
  }

  @Override
  public void startBackground(Duration interval) {
    if (!closed) {
      engine.startBackground(interval);
    }
  }

  @Override
  public void stopBackground() {
    if (!closed) {
      engine.stopBackground();
    }
  }

  @Override
  public void close() {
    closed = true;
    subscriptions.forEach(Runnable::run);
    subscriptions.clear();
    ready.complete(false);
  }
}
