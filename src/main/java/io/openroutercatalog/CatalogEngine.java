package io.openroutercatalog;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.client.CatalogSource;
import io.openroutercatalog.health.HealthEnricher;
import io.openroutercatalog.refresh.BackgroundLoop;
import io.openroutercatalog.refresh.RefreshTiming;
import io.openroutercatalog.refresh.Scheduler;
import io.openroutercatalog.refresh.SingleFlight;
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
final class CatalogEngine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CatalogService.class);

  /** Longer than a bug's log line should repeat, shorter than an outage anyone notices. */
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);

  private final CatalogSettings settings;
  private final CatalogSource source;
  private final Scheduler scheduler;
  private final RefreshTiming timing;
  private final CatalogRules rules;
  private final StateHolder holder;
  private final ListRefresh lists;
  private final HealthRefresh health;
  private final CopyKeeper keeper;
  private final KeepQueue kept;
  private final StatusBoard statuses;
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

  CatalogEngine(
      CatalogSettings settings, CatalogSource source, Scheduler scheduler, DoubleSupplier random) {
    this.settings = settings;
    this.source = source;
    this.scheduler = scheduler;
    this.timing = new RefreshTiming(random);
    this.interval = settings.refreshInterval();
    this.rules = new CatalogRules(settings);
    this.holder = new StateHolder(rules.start(), scheduler, settings);
    this.keeper = new CopyKeeper(settings);
    this.kept = new KeepQueue(keeper::keep, holder, scheduler);
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
    this.statuses = new StatusBoard(settings, scheduler, holder, lists, health, listLoop);
  }

  /** Restores a kept copy and begins the first fetch. {@return what the first fetch will bring} */
  CompletableFuture<RefreshResult> start() {
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
    CopyKeeper.Found found = keeper.find();
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

  /** {@return whether a kept copy is served until the first fetch is over} */
  boolean servesCopy() {
    return servesCopy;
  }

  CatalogSnapshot snapshot() {
    return holder.snapshot();
  }

  AtomicReference<? extends CatalogState> reference() {
    return holder.reference();
  }

  Runnable subscribe(CatalogListener listener) {
    return holder.subscribe(listener);
  }

  CompletableFuture<RefreshResult> refresh() {
    return listFlight.start();
  }

  CompletableFuture<HealthReport> measure(IntConsumer progress) {
    watchers.add(progress);
    return healthFlight.start().whenComplete((report, e) -> watchers.remove(progress));
  }

  CompletableFuture<Boolean> ready() {
    return ready;
  }

  void startBackground(Duration interval) {
    this.interval = interval;
    if (closed) {
      return;
    }
    CatalogError error = lists.attempts().lastError();
    // An outage is healed as soon as ever; starting again does not put that off, nor hurry it.
    listLoop.start(error == null ? timing.spread(interval) : retry(error));
    startHealth();
  }

  void stopBackground() {
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
    if (!settings.healthInterval().isZero()) {
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
        kept.keepSoon(); // First, so that who waited until ready may close without losing the copy.
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
    kept.keepSoon();
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
        settings.healthInterval(), health.unauthorizedInARow(), health.retryAfter(), first);
  }

  CatalogStatus status() {
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
