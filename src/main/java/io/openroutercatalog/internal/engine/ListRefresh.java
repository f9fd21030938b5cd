package io.openroutercatalog.internal.engine;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.engine.OutageLog.Part;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.internal.source.FetchOutcome.Answer;
import io.openroutercatalog.internal.source.FetchOutcome.Failed;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.internal.source.ModelList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** One attempt after the other to fetch the list, and what came of them. One attempt at a time. */
final class ListRefresh {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  /** Ends the memory of what was logged before a hostile service fills it. */
  private static final int MOST_ROWS_LOGGED = 1_000;

  private final CatalogSource source;
  private final StateTransitions rules;
  private final PublishedState holder;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final OutageLog outages;
  private final Set<ModelList.SkippedRow> logged = new HashSet<>();
  private volatile Attempts attempts = Attempts.NONE;
  private volatile @Nullable Long confirmedNanos;

  ListRefresh(
      CatalogSource source,
      StateTransitions rules,
      PublishedState holder,
      InstantSource clock,
      LongSupplier nanoTime,
      OutageLog outages) {
    this.source = source;
    this.rules = rules;
    this.holder = holder;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.outages = outages;
  }

  Attempts attempts() {
    return attempts;
  }

  /** {@return the monotonic time at which the list was last fetched or confirmed, or null} */
  @Nullable Long confirmedNanos() {
    return confirmedNanos;
  }

  /** {@return what came of an attempt} Throws only where a clock or a bug does. */
  RefreshResult attempt() {
    return switch (source.models(holder.state().validator())) {
      case Answer<ListResponse>(ListResponse.Listed(ModelList answer, var validator)) ->
          use(answer, validator);
      case Answer<ListResponse>(ListResponse.NotModified(ListFingerprint validator)) -> {
        if (holder.state().validator() == null) { // Nothing was asked that this could answer.
          holder.update(state -> state.suspecting(null));
          yield keepOld(CatalogError.of(Kind.UNREADABLE, "not modified, but nothing is known"));
        }
        Instant now = clock.instant();
        yield decide(state -> rules.confirmed(state, validator, now));
      }
      case Failed<ListResponse>(CatalogError error) -> {
        holder.update(state -> state.suspecting(null)); // Answers must agree in a row.
        yield keepOld(error);
      }
    };
  }

  private RefreshResult use(ModelList answer, @Nullable ListFingerprint validator) {
    logSkipped(answer);
    Instant now = clock.instant();
    return decide(state -> rules.listed(state, answer, validator, now));
  }

  private RefreshResult decide(Function<CatalogState, StateTransitions.Decision> rule) {
    AtomicReference<@Nullable CatalogError> refused = new AtomicReference<>();
    CatalogState next =
        holder.update(
            state -> {
              StateTransitions.Decision decision = rule.apply(state);
              refused.set(decision.refused());
              return decision.state();
            });
    CatalogError error = refused.get();
    return error == null ? publish(next) : keepOld(error);
  }

  private RefreshResult publish(CatalogState next) {
    CatalogSnapshot snapshot = next.snapshot();
    confirmedNanos = nanoTime.getAsLong();
    // Not the clock again: it could fail now, after the list is served.
    attempts = attempts.succeeded(Objects.requireNonNull(snapshot.fetchedAt()));
    logSuccess(snapshot);
    return new RefreshResult.Refreshed(snapshot);
  }

  private void logSuccess(CatalogSnapshot snapshot) {
    outages.succeeded(
        Part.LIST,
        List.of(
            new KeyValuePair("configs", snapshot.configs().size()),
            new KeyValuePair("free", snapshot.countsByTier().get(BillingTier.FREE)),
            new KeyValuePair("premium", snapshot.countsByTier().get(BillingTier.PREMIUM)),
            new KeyValuePair("excluded", byName(snapshot.excludedByReason()))));
  }

  /** {@return the failure, noted in the status and the log} */
  RefreshResult keepOld(CatalogError error) {
    attempts = attempts.failed(error, clock.instant());
    CatalogSnapshot old = holder.snapshot();
    outages.failed(
        Part.LIST,
        List.of(
            new KeyValuePair("kind", error.kind()),
            new KeyValuePair("error", error.message()),
            new KeyValuePair("configs", old.configs().size())));
    return new RefreshResult.Failed(error, old);
  }

  /** {@return the failure that a throwable is} Throws nothing, even where clock and log do. */
  RefreshResult keepOld(Throwable e) {
    CatalogError error = CatalogError.of(Kind.INTERNAL, e.getClass().getName());
    try {
      log.atDebug().setCause(e).log("unexpected failure of a refresh");
      holder.update(state -> state.suspecting(null)); // Answers must agree in a row.
      return keepOld(error);
    } catch (Throwable again) {
      attempts = attempts.failed(error);
      return new RefreshResult.Failed(error, holder.snapshot());
    }
  }

  private static Map<String, Integer> byName(Map<ExclusionReason, Integer> counts) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    counts.forEach((reason, count) -> byName.put(reason.jsonName(), count));
    return byName;
  }

  private void logSkipped(ModelList answer) {
    List<String> rows =
        answer.skipped().stream()
            .filter(row -> logged.size() < MOST_ROWS_LOGGED && logged.add(row))
            .map(row -> row.id() + ": " + row.reason().jsonName())
            .toList();
    if (!rows.isEmpty()) {
      log.atWarn()
          .addKeyValue("skipped", byName(answer.brokenRows()))
          .addKeyValue("rows", rows)
          .log("rows of the models list skipped");
    }
  }
}
