package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** An engine for tests of applications: it serves given configs, and sends no requests. */
public final class InMemoryEngine implements Engine {
  private final CatalogSettings settings;
  private final PublishedState published;
  private final Scheduler scheduler;
  private final Explanations explanations;
  private volatile boolean closed;

  /**
   * Creates an engine that serves configs from its first moment on.
   *
   * @param configs of which no two have the same id
   */
  public InMemoryEngine(List<LlmConfig> configs, CatalogSettings settings, Scheduler scheduler) {
    CatalogSnapshot snapshot =
        CatalogSnapshot.builder().configs(configs).fetchedAt(settings.clock().instant()).build();
    this.published = new PublishedState(CatalogState.inMemory(snapshot), scheduler, settings);
    this.settings = settings;
    this.scheduler = scheduler;
    this.explanations = new Explanations(settings, model -> null, model -> null);
  }

  @Override
  public CompletableFuture<RefreshResult> start() {
    return refresh();
  }

  @Override
  public boolean servesCopy() {
    return true;
  }

  @Override
  public AtomicReference<? extends CatalogState> reference() {
    return published.reference();
  }

  @Override
  public Runnable subscribe(CatalogListener listener) {
    return published.subscribe(listener);
  }

  @Override
  public CompletableFuture<RefreshResult> refresh() {
    return CompletableFuture.completedFuture(new RefreshResult.Refreshed(published.snapshot()));
  }

  @Override
  public CompletableFuture<HealthReport> measure(@Nullable IntConsumer progress) {
    return CompletableFuture.completedFuture(
        HealthReport.builder().gated(status().gated()).build());
  }

  /** A model has no endpoints here. */
  @Override
  public CompletableFuture<EndpointsResult> endpoints(String modelId) {
    return CompletableFuture.completedFuture(
        new EndpointsResult.Fresh(
            new ModelEndpoints(modelId, List.of(), settings.clock().instant())));
  }

  @Override
  public @Nullable ModelEndpoints knownEndpoints(String modelId) {
    return null;
  }

  @Override
  public Explanation explain(String query) {
    return explanations.of(query, published.state());
  }

  @Override
  public CompletableFuture<Boolean> ready() {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CatalogStatus status() {
    CatalogSnapshot snapshot = published.snapshot();
    return CatalogStatus.builder(
            closed ? CatalogStatus.State.CLOSED : CatalogStatus.State.FRESH, snapshot)
        .source(published.state().source())
        .age(Duration.ZERO)
        .lastAttempt(snapshot.fetchedAt())
        .lastSuccess(snapshot.fetchedAt())
        .build();
  }

  @Override
  public void startBackground(Duration interval) {}

  @Override
  public void stopBackground() {}

  @Override
  public void close() {
    closed = true;
    scheduler.close();
  }
}
