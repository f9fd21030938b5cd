package io.openroutercatalog.internal.engine;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.internal.engine.Plausibility.Suspicion;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.log.Fact;
import io.openroutercatalog.internal.log.UnexpectedFailure;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.internal.source.FetchOutcome.Answer;
import io.openroutercatalog.internal.source.FetchOutcome.Failed;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.internal.source.ModelList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * One attempt to fetch the list and publish it, with its outcome for the log and the status. One
 * attempt at a time; the outcome can be read by any thread.
 */
final class ListRefresh {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** A hostile service could otherwise fill the memory with rows that are remembered as logged. */
  private static final int MOST_ROWS_LOGGED = 1_000;

  private final CatalogSource source;
  private final StateTransitions transitions;
  private final PublishedState published;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final OutageLog outages;
  private final Set<ModelList.SkippedRow> loggedRows = new HashSet<>();
  private volatile Attempts attempts = Attempts.NONE;
  private volatile @Nullable Long lastSuccessNanos;

  ListRefresh(
      CatalogSource source,
      StateTransitions transitions,
      PublishedState published,
      InstantSource clock,
      LongSupplier nanoTime,
      OutageLog outages) {
    this.source = source;
    this.transitions = transitions;
    this.published = published;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.outages = outages;
  }

  Attempts attempts() {
    return attempts;
  }

  /** {@return the monotonic time at which the list was last fetched or confirmed, or null} */
  @Nullable Long lastSuccessNanos() {
    return lastSuccessNanos;
  }

  /** {@return the result of one attempt} Throws only what a clock, a source or a bug throws. */
  RefreshResult attempt() {
    ListFingerprint known = published.state().fingerprint();
    return switch (source.models(known)) {
      case Answer<ListResponse>(ListResponse.Listed(ModelList list, var fingerprint)) -> {
        logSkippedRows(list);
        Instant now = clock.instant();
        yield decide(state -> transitions.fetched(state, list, fingerprint, now));
      }
      case Answer<ListResponse>(ListResponse.NotModified(ListFingerprint fingerprint)) -> {
        if (known == null) { // The request was not conditional, so the response makes no sense.
          yield failDroppingSuspicion(
              CatalogError.of(Kind.UNREADABLE, "not modified, but nothing is known"));
        }
        Instant now = clock.instant();
        yield decide(state -> transitions.confirmed(state, fingerprint, now));
      }
      case Failed<ListResponse>(CatalogError error) -> failDroppingSuspicion(error);
    };
  }

  /** {@return the result of an attempt that threw} Throws nothing, even if the clock does. */
  RefreshResult failUnexpectedly(Throwable e) {
    CatalogError error = CatalogError.of(Kind.INTERNAL, UnexpectedFailure.describe(e));
    try {
      log.atDebug().setCause(e).log("unexpected failure of a refresh");
      // For want of memory for example; that list may have been half of the way to the next one.
      boolean missedList = e instanceof VirtualMachineError;
      published.update(state -> state.withSuspicion(missedList ? Suspicion.MISSED_LIST : null));
      return fail(error);
    } catch (Throwable again) {
      attempts = attempts.failed(error);
      return new RefreshResult.Failed(error, published.snapshot());
    }
  }

  /** An implausible list is believed only if equal ones follow each other without a failure. */
  private RefreshResult failDroppingSuspicion(CatalogError error) {
    published.update(state -> state.withSuspicion(null));
    return fail(error);
  }

  private RefreshResult decide(Function<CatalogState, StateTransitions.Decision> transition) {
    AtomicReference<@Nullable CatalogError> refusal = new AtomicReference<>();
    CatalogState.Memory before = published.state().memory();
    CatalogState next =
        published.update(
            state -> {
              StateTransitions.Decision decision = transition.apply(state);
              refusal.set(decision.refusal());
              return decision.state();
            });
    logForgottenIds(next.memory().forgottenIds() - before.forgottenIds(), next);
    logHeldPrices(before, next.memory());
    CatalogError error = refusal.get();
    return error == null ? succeed(next.snapshot()) : fail(error);
  }

  /** The first time is a warning, since someone may have stored such an id. */
  private void logForgottenIds(long forgotten, CatalogState state) {
    if (forgotten > 0) {
      boolean first = state.memory().forgottenIds() == forgotten;
      log.at(first ? Level.WARN : Level.DEBUG)
          .addKeyValue("forgotten", forgotten)
          .addKeyValue("remembered", state.memory().ids().size())
          .log("ids of models that were not listed for longest are forgotten");
    }
  }

  private static void logHeldPrices(CatalogState.Memory before, CatalogState.Memory now) {
    List<String> held =
        now.heldPrices().keySet().stream()
            .filter(model -> !before.heldPrices().containsKey(model))
            .sorted()
            .toList();
    if (!held.isEmpty()) {
      log.atInfo()
          .addKeyValue("models", held)
          .log("premium models are listed at zero, and stay premium until later lists repeat it");
    }
  }

  private RefreshResult succeed(CatalogSnapshot snapshot) {
    lastSuccessNanos = nanoTime.getAsLong();
    // The clock is not asked again: the list is already published, so nothing may fail any more.
    attempts = attempts.succeeded(Objects.requireNonNull(snapshot.fetchedAt()));
    outages.succeeded(
        Failure.Task.LIST,
        List.of(
            new Fact("configs", snapshot.configs().size()),
            new Fact("free", snapshot.countsByTier().get(BillingTier.FREE)),
            new Fact("premium", snapshot.countsByTier().get(BillingTier.PREMIUM)),
            new Fact("excluded", byName(snapshot.excludedByReason()))));
    return new RefreshResult.Refreshed(snapshot);
  }

  private RefreshResult fail(CatalogError error) {
    attempts = attempts.failed(error, clock.instant());
    return new RefreshResult.Failed(error, published.snapshot());
  }

  /**
   * Logs a failed attempt.
   *
   * @param next how long until the next one in the background, or null if none is set
   */
  void log(RefreshResult.Failed failed, @Nullable Duration next) {
    CatalogState state = published.state();
    outages.failed(
        new Failure(
            Failure.Task.LIST,
            failed.error(),
            !state.generatedConfigs().isEmpty(),
            next,
            List.of(new Fact("configs", state.snapshot().configs().size()))));
  }

  private static Map<String, Integer> byName(Map<ExclusionReason, Integer> counts) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    counts.forEach((reason, count) -> byName.put(reason.jsonName(), count));
    return byName;
  }

  /** Logs each row once, however often it is fetched. */
  private void logSkippedRows(ModelList list) {
    List<String> rows =
        list.skipped().stream()
            .filter(row -> loggedRows.size() < MOST_ROWS_LOGGED && loggedRows.add(row))
            .map(row -> row.id() + ": " + row.reason().jsonName())
            .toList();
    if (!rows.isEmpty()) {
      log.atWarn()
          .addKeyValue("skipped", byName(list.brokenRows()))
          .addKeyValue("rows", rows)
          .log("rows of the models list skipped");
    }
  }
}
