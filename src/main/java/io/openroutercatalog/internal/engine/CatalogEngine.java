package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CopySaveQueue;
import io.openroutercatalog.internal.copies.CopyStorage;
import io.openroutercatalog.internal.health.HealthEnricher;
import io.openroutercatalog.internal.schedule.BackgroundLoop;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SingleFlight;
import io.openroutercatalog.internal.source.CatalogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the life of a catalogue: restores, fetches, measures, keeps, again and again. Lists and
 * health each have one flight, which callers and the background share. Safe for many threads.
 */
public final class CatalogEngine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  /** Longer than a bug's log line should repeat, shorter than an outage anyone notices. */
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);

  private final CatalogSettings settings;
  private final CatalogSource source;
  private final Scheduler scheduler;
  private final RefreshTiming timing;
  private final StateTransitions rules;
  private final PublishedState holder;
  private final ListRefresh lists;
  private final HealthRefresh health;
  private final CopyStorage keeper;
  private final CopySaveQueue kept;
  private final StatusReporter statuses;
  private final OutageLog outages;
  private final SingleFlight<RefreshResult> listFlight;
  private final SingleFlight<HealthReport> healthFlight;
  private final BackgroundLoop listLoop;
  private final BackgroundLoop healthLoop;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private volatile Duration interval;
  private final List<IntConsumer> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean everMeasured;
  private volatile boolean newModels;
  private volatile boolean closed;
  private volatile boolean servesCopy;

  public CatalogEngine(
      CatalogSettings settings, CatalogSource source, Scheduler scheduler, DoubleSupplier random) {
    this.settings = settings;
    this.source = source;
    this.scheduler = scheduler;
    this.timing = new RefreshTiming(random);
    this.interval = settings.schedule().refreshInterval();
    this.rules = new StateTransitions(settings);
    this.holder = new PublishedState(rules.start(), scheduler, settings);
    this.keeper = new CopyStorage(settings);
    this.kept = new CopySaveQueue(this::save, scheduler);
    HealthEnricher enricher =
        new HealthEnricher(source::endpoints, settings.policy().healthPolicy());
    this.outages = new OutageLog(scheduler::nanoTime);
    this.lists =
        new ListRefresh(source, rules, holder, settings.clock(), scheduler::nanoTime, outages);
    this.health =
        new HealthRefresh(enricher, rules, holder, settings.clock(), scheduler::nanoTime, outages);
    this.listFlight = new SingleFlight<>(scheduler, this::fetchRound, this::notRun);
    this.healthFlight = new SingleFlight<>(scheduler, this::healthRound, this::healthNotRun);
    this.listLoop = new BackgroundLoop(scheduler, listFlight::startUnwatched);
    this.healthLoop = new BackgroundLoop(scheduler, healthFlight::startUnwatched);
    this.statuses = new StatusReporter(settings, scheduler, holder, lists, health, listLoop);
  }

  /** Restores a kept copy and begins the first fetch. {@return what the first fetch will bring} */
  public CompletableFuture<RefreshResult> start() {
    try {
      restore();
    } catch (RuntimeException | Error e) { // A copy is anyone's bytes; starting is worth more.
      log.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("kept catalogue cannot be used, skipped");
    }
    switchOn();
    return listFlight.start();
  }

  private void restore() {
    CopyStorage.Found found = keeper.find();
    if (found != null) {
      Instant now = settings.clock().instant();
      holder.update(state -> rules.restored(found.copy(), found.source(), now));
      statuses.restored(Duration.between(found.copy().fetchedAt(), now));
      servesCopy =
          !holder.state().generated().isEmpty(); // An empty one is worth no more than none.
      if (servesCopy) {
        ready.complete(true);
      }
    }
  }

  /** Saves the list that is served, unless it came from a copy: that would not be news. */
  private void save() {
    CatalogCopy copy = holder.state().copy(settings);
    if (copy != null) {
      keeper.save(copy);
    }
  }

  /** {@return whether a kept copy is served until the first fetch is over} */
  public boolean servesCopy() {
    return servesCopy;
  }

  public CatalogSnapshot snapshot() {
    return holder.snapshot();
  }

  public AtomicReference<? extends CatalogState> reference() {
    return holder.reference();
  }

  public Runnable subscribe(CatalogListener listener) {
    return holder.subscribe(listener);
  }

  public CompletableFuture<RefreshResult> refresh() {
    return listFlight.start();
  }

  public CompletableFuture<HealthReport> measure(IntConsumer progress) {
    watchers.add(progress);
    return healthFlight.start().whenComplete((report, e) -> watchers.remove(progress));
  }

  public CompletableFuture<Boolean> ready() {
    return ready;
  }

  public void startBackground(Duration interval) {
    this.interval = interval;
    if (closed) {
      return;
    }
    CatalogError error = lists.attempts().lastError();
    // An outage is healed as soon as ever; starting again does not put that off, nor hurry it.
    listLoop.start(error == null ? timing.spread(interval) : retry(error));
    startHealth();
  }

  public void stopBackground() {
    listLoop.stop();
    healthLoop.stop();
    outages.forget(); // Nobody looks any more whether they are over.
  }

  /** The loops are on from the start; the first rounds are begun by hand, not after a delay. */
  private void switchOn() {
    if (!interval.isZero()) {
      listLoop.start(timing.spread(interval));
    }
    startHealth();
  }

  private void startHealth() {
    if (!settings.schedule().healthInterval().isZero()) {
      healthLoop.start(healthDelay(true));
    }
    if (closed) {
      stopBackground(); // Whoever closed meanwhile may have stopped what was not started yet.
    }
  }

  /** One fetch, and what follows from it. Whatever is thrown, the next round is set. */
  private RefreshResult fetchRound() {
    boolean outage = lists.attempts().lastSuccess() == null || lists.attempts().failures() > 0;
    RefreshResult result;
    try {
      result = closed ? closedResult() : lists.attempt();
    } catch (Throwable e) { // Errors too: the loop must live.
      result = lists.keepOld(e);
    }
    try {
      if (result instanceof RefreshResult.Refreshed) {
        kept.saveSoon(); // First, so that who waited until ready may close without losing the copy.
        ready.complete(true);
        measureSoon();
      }
    } finally {
      nextList(result, outage);
    }
    return result;
  }

  private void nextList(RefreshResult result, boolean outage) {
    Duration delay = orAfterABug(() -> delayAfter(result, outage));
    listLoop.next(() -> delay);
  }

  /** The loops must live whatever the source of randomness does. */
  private static Duration orAfterABug(Supplier<Duration> delay) {
    try {
      return delay.get();
    } catch (Throwable e) {
      return AFTER_A_BUG;
    }
  }

  private RefreshResult closedResult() {
    return new RefreshResult.Failed(closedError(), snapshot());
  }

  private static CatalogError closedError() {
    return CatalogError.of(Kind.CLOSED, "the catalogue is closed");
  }

  private RefreshResult notRun(Throwable e) {
    if (closed) {
      return closedResult();
    }
    RefreshResult result = lists.keepOld(e);
    nextList(result, true);
    return result;
  }

  private Duration delayAfter(RefreshResult result, boolean outage) {
    return switch (result) {
      case RefreshResult.Refreshed refreshed ->
          outage ? timing.spread(interval) : timing.steady(interval);
      case RefreshResult.Failed(CatalogError error, var old) -> retry(error);
    };
  }

  private Duration retry(CatalogError error) {
    boolean serving = !holder.state().generated().isEmpty();
    return timing.retry(Math.max(1, lists.attempts().failures()), error, interval, serving);
  }

  /** A new list has models without health; with health switched off, nobody wants to know. */
  private void measureSoon() {
    newModels = true; // A pass under way has selected without them.
    if (health.retryAfter() != null) {
      return; // The service asked for time; the pass that follows it has been set.
    }
    healthLoop.next(() -> Duration.ZERO);
  }

  private HealthReport healthRound() {
    if (closed) {
      return health.notMeasured(closedError());
    }
    newModels = false;
    HealthReport report;
    try {
      report = health.pass(this::tellWatchers);
    } catch (Throwable e) { // Errors too: the loop must live.
      report = health.failed(e);
    }
    nextHealth();
    kept.saveSoon();
    return report;
  }

  private void tellWatchers(int done) {
    for (IntConsumer watcher : watchers) {
      try {
        watcher.accept(done);
      } catch (RuntimeException | Error e) { // The others want to know all the same.
        log.atDebug().setCause(e).log("unexpected failure of a progress listener");
      }
    }
  }

  private HealthReport healthNotRun(Throwable e) {
    if (closed) {
      return health.notMeasured(closedError());
    }
    HealthReport report = health.failed(e);
    nextHealth();
    return report;
  }

  private void nextHealth() {
    boolean first = !everMeasured;
    everMeasured = true;
    boolean now = newModels && health.retryAfter() == null;
    Duration delay = now ? Duration.ZERO : orAfterABug(() -> healthDelay(first));
    healthLoop.next(() -> delay);
  }

  private Duration healthDelay(boolean first) {
    return timing.health(
        settings.schedule().healthInterval(),
        health.unauthorizedInARow(),
        health.retryAfter(),
        first);
  }

  public CatalogStatus status() {
    return statuses.now(interval, closed);
  }

  @Override
  public void close() {
    closed = true;
    stopBackground();
    try {
      source.close();
    } finally {
      scheduler.close();
      ready.complete(false);
    }
  }
}
