package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What the service delegates to. Safe for use by many threads. */
public interface Engine extends AutoCloseable {
  /** Restores a copy and begins the first fetch. {@return the result of the first fetch} */
  CompletableFuture<RefreshResult> start();

  /** {@return whether a copy is served until the first fetch has ended} */
  boolean servesCopy();

  /** {@return the reference that holds the current state, for reading only} */
  AtomicReference<? extends CatalogState> reference();

  /** Adds a listener. {@return ends the subscription} */
  Runnable subscribe(CatalogListener listener);

  /** {@return the result of the current fetch, or of a new one if there is none} */
  CompletableFuture<RefreshResult> refresh();

  /**
   * {@return the report of the current health pass, or of a new one if there is none}
   *
   * @param progress told how many models are done; null for none
   */
  CompletableFuture<HealthReport> measure(@Nullable IntConsumer progress);

  /** {@return the endpoints of the row with an id, asked for unless they are fresh} */
  CompletableFuture<EndpointsResult> endpoints(String modelId);

  /** {@return the endpoints of the row with an id that are known, however old; or null} */
  @Nullable ModelEndpoints knownEndpoints(String modelId);

  /** {@return all that is known of a name or an id} */
  Explanation explain(String query);

  /** {@return completes with true once there is a list, or with false if closed before} */
  CompletableFuture<Boolean> ready();

  CatalogStatus status();

  /** Switches the background on, with another interval from one list to the next. */
  void startBackground(Duration interval);

  /** Switches the background off. What runs is finished. */
  void stopBackground();

  /** Ends everything but the queries, which go on from the last list. */
  @Override
  void close();
}
