package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.log.Fact;
import io.openroutercatalog.internal.log.UnexpectedFailure;
import io.openroutercatalog.model.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what was measured, with the outcome in a report, for the log and for the status. One
 * pass at a time; the summary can be read by any thread.
 */
final class HealthPublisher {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final StateTransitions transitions;
  private final PublishedState published;
  private final InstantSource clock;
  private final OutageLog outages;
  private volatile HealthSummary summary = HealthSummary.NONE;

  HealthPublisher(
      StateTransitions transitions,
      PublishedState published,
      InstantSource clock,
      OutageLog outages) {
    this.transitions = transitions;
    this.published = published;
    this.clock = clock;
    this.outages = outages;
  }

  /** {@return the outcome of the last pass} */
  HealthSummary summary() {
    return summary;
  }

  /**
   * Publishes a round, unless so much failed that its answers are not believed.
   *
   * @param failureRatio the share of failures that decides that
   * @param took how long the round was under way
   * @return its report
   */
  HealthReport publish(HealthRound round, double failureRatio, Duration took, Instant now) {
    boolean degraded = HealthRound.isDegraded(failureRatio);
    CatalogState state =
        degraded
            ? published.state()
            : published.update(before -> transitions.measured(before, round, now));
    summary = new HealthSummary(now, failureRatio, round.firstError());
    return HealthReport.builder()
        .selected(round.chosen().size())
        .failed(round.failures())
        .degraded(degraded)
        .gated(gated(state.snapshot()).size())
        .took(took)
        .build();
  }

  /**
   * Logs a round that was published or threw.
   *
   * @param next how long until the next one in the background, or null if none is set
   */
  void log(HealthReport report, @Nullable Duration next) {
    CatalogState state = published.state();
    CatalogError error = report.error() == null ? summary.firstError() : report.error();
    List<Fact> facts = facts(report, state.snapshot());
    if (error == null) {
      outages.succeeded(Failure.Task.HEALTH, facts);
    } else if (report.degraded() || report.error() != null) {
      boolean hasOld = !state.memory().health().isEmpty();
      outages.failed(new Failure(Failure.Task.HEALTH, error, hasOld, next, facts));
    } else {
      facts.add(new Fact("error", error));
      outages.succeeded(Failure.Task.HEALTH, facts);
    }
  }

  private static List<Fact> facts(HealthReport report, CatalogSnapshot snapshot) {
    Map<String, Long> gatedByAuthor =
        gated(snapshot).stream()
            .collect(
                Collectors.groupingBy(
                    HealthPublisher::author, TreeMap::new, Collectors.counting()));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("selected", report.selected()));
    facts.add(new Fact("failed", report.failed()));
    facts.add(new Fact("gated", report.gated()));
    facts.add(new Fact("gated_by_author", gatedByAuthor));
    return facts;
  }

  /** {@return the report of a pass that threw} Throws nothing, even if the clock does. */
  HealthReport failUnexpectedly(Throwable e) {
    CatalogError error = CatalogError.of(CatalogError.Kind.INTERNAL, UnexpectedFailure.describe(e));
    try {
      log.atDebug().setCause(e).log("unexpected failure of a health pass");
      summary = new HealthSummary(clock.instant(), 1.0, error);
    } catch (Throwable again) {
      // The report has the error in any case.
    }
    return notMeasured(error);
  }

  /** {@return the report of a pass that did not take place} */
  HealthReport notMeasured(CatalogError error) {
    return HealthReport.builder().error(error).gated(gated(published.snapshot()).size()).build();
  }

  private static List<LlmConfig> gated(CatalogSnapshot snapshot) {
    return snapshot.configs().stream().filter(LlmConfig::healthGated).toList();
  }

  private static String author(LlmConfig config) {
    return new ModelId(config.modelName()).author();
  }
}
