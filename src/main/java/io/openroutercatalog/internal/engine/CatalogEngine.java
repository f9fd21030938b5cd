package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.HealthSchedule;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.internal.copies.StoreCheck;
import io.openroutercatalog.internal.health.HealthEnricher;
import io.openroutercatalog.internal.health.HealthRule;
import io.openroutercatalog.internal.health.HealthSelection;
import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the life of a catalogue, from its start to its close: puts the parts together, and makes the
 * cycle of lists, the cycle of health and the cached copy follow each other. Safe for use by many
 * threads.
 */
public final class CatalogEngine implements Engine {
  /** Long for a clock, short for whoever looks at an application that does not start. */
  private static final Duration CLOCK_TIMEOUT = Duration.ofSeconds(2);

  private final CatalogSettings settings;
  private final CatalogSource source;
  private final Scheduler scheduler;
  private final PublishedState published;
  private final StatePersistence persistence;
  private final OutageLog outages;
  private final ListCycle lists;
  private final HealthCycle health;
  private final KeptEndpoints keptEndpoints;
  private final EndpointsOnRequest endpointsOnRequest;
  private final StatusReporter statusReporter;
  private final Explanations explanations;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private volatile boolean servesCopy;

  /**
   * Creates an engine that does nothing yet.
   *
   * @param random numbers from 0 (inclusive) to 1 (exclusive), for jitter
   */
  public CatalogEngine(
      CatalogSettings given, CatalogSource source, Scheduler scheduler, DoubleSupplier random) {
    CatalogSettings settings = GuardedRules.in(given);
    HealthRule rule =
        new HealthRule(
            settings.policy().healthPolicy(), settings.filters(), settings.healthJudge());
    StateTransitions transitions = new StateTransitions(settings);
    RefreshTiming timing = new RefreshTiming(random);
    this.settings = settings;
    this.source = source;
    this.scheduler = scheduler;
    this.published = new PublishedState(transitions.initial(), scheduler, settings);
    this.persistence =
        new StatePersistence(
            settings, transitions, published, scheduler, timing, this::copyPublished);
    this.outages = new OutageLog(settings.baseUrl().getHost(), scheduler::nanoTime);
    this.lists =
        new ListCycle(
            new ListRefresh(
                source, transitions, published, settings.clock(), scheduler::nanoTime, outages),
            published,
            timing,
            this::listPublished,
            settings.schedule().refreshInterval(),
            scheduler);
    this.keptEndpoints =
        new KeptEndpoints(source::endpoints, settings.clock(), scheduler::nanoTime);
    this.endpointsOnRequest =
        new EndpointsOnRequest(keptEndpoints, healthIntervalOrUsual(), scheduler);
    this.health =
        new HealthCycle(
            new HealthSelection(settings.schedule()),
            new HealthEnricher(keptEndpoints::fetch, rule),
            new HealthPublisher(transitions, published, settings.clock(), outages),
            published,
            healthTurns(timing),
            persistence::saveSoon,
            settings.schedule().healthInterval(),
            settings.clock(),
            scheduler);
    this.explanations = new Explanations(settings, keptEndpoints::find, health::untilAsked);
    this.statusReporter = new StatusReporter(settings.clock(), scheduler, published, lists, health);
  }

  private HealthTurns healthTurns(RefreshTiming timing) {
    Duration interval = settings.schedule().healthInterval();
    if (settings.policy().healthSchedule() == HealthSchedule.FIXED) {
      return new FixedTurns(timing, interval);
    }
    return new AdaptiveTurns(
        timing,
        published,
        settings.clock(),
        scheduler::nanoTime,
        // Without a background, whoever asks for health asks for that of all models.
        healthIntervalOrUsual());
  }

  private Duration healthIntervalOrUsual() {
    Duration interval = settings.schedule().healthInterval();
    return interval.isZero() ? Duration.ofHours(1) : interval;
  }

  @Override
  public CompletableFuture<RefreshResult> start() {
    boolean inStaticInitializer = StaticInitializers.areCalling();
    if (inStaticInitializer) {
      requireAvailable(settings.clock());
    }
    StoreCheck storeCheck = StoreCheck.begin(settings, scheduler);
    persistence.restore(inStaticInitializer);
    storeCheck.end();
    lists.startBackground();
    health.startBackground();
    return lists.fetchNow();
  }

  /**
   * Asks a clock for the time on another thread. Code of a class waits there for the static
   * initializer of the class to end, which would wait for the list, which needs the time.
   */
  private void requireAvailable(InstantSource clock) {
    try {
      scheduler.await(
          BackgroundThreads.detachedWorker("clock").submit(clock::instant), CLOCK_TIMEOUT);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the clock of the settings waits for the static initializer that creates the catalogue:"
              + " create the catalogue in a method, or take a clock of another class",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // A clock that throws is dealt with where it is used.
    }
  }

  /** What follows a copy that is served until a list is fetched. */
  private void copyPublished(Duration age) {
    statusReporter.restored(age);
    // A copy without a usable model is no reason not to wait for the first fetch.
    if (!published.state().generatedConfigs().isEmpty()) {
      servesCopy = true;
      ready.complete(true);
    }
  }

  /** What follows each list that was fetched or confirmed. */
  private void listPublished() {
    // First, so that whoever waits until ready and closes then does not lose the copy.
    persistence.saveSoon();
    ready.complete(true);
    health.listPublished();
    keptEndpoints.retain(rowIds());
    endpointsOnRequest.forgetOldFailures();
  }

  private Set<String> rowIds() {
    return published.snapshot().rows().rows().stream()
        .map(ModelRow::id)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean servesCopy() {
    return servesCopy;
  }

  public CatalogSnapshot snapshot() {
    return published.snapshot();
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
    return lists.fetchNow();
  }

  @Override
  public CompletableFuture<HealthReport> measure(@Nullable IntConsumer progress) {
    return health.measureNow(progress);
  }

  @Override
  public CompletableFuture<EndpointsResult> endpoints(String modelId) {
    return endpointsOnRequest.get(modelId);
  }

  @Override
  public @Nullable ModelEndpoints knownEndpoints(String modelId) {
    return keptEndpoints.find(modelId);
  }

  @Override
  public Explanation explain(String query) {
    return explanations.of(query, published.state());
  }

  @Override
  public CompletableFuture<Boolean> ready() {
    return ready;
  }

  @Override
  public CatalogStatus status() {
    return statusReporter.status();
  }

  @Override
  public void startBackground(Duration interval) {
    lists.startBackground(interval);
    health.startBackground();
  }

  @Override
  public void stopBackground() {
    lists.stopBackground();
    health.stopBackground();
    outages.forget();
  }

  @Override
  public void close() {
    lists.close();
    health.close();
    outages.forget();
    try {
      source.close();
    } finally {
      scheduler.close();
      ready.complete(false);
    }
  }
}
