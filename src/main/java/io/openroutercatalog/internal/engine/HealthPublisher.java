package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.health.HealthPass;
import io.openroutercatalog.model.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * Publishes what was measured, with the outcome in the log, in a report and for the status. One
 * pass at a time; the summary can be read by any thread.
 */
final class HealthPublisher {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

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
   * Publishes a pass. Throws only what a clock or a bug throws.
   *
   * @param took how long the pass was under way
   * @return its report
   */
  HealthReport publish(HealthPass pass, Duration took) {
    Instant now = clock.instant(); // Not under the lock of the update, since it is foreign code.
    CatalogSnapshot snapshot =
        published.update(state -> transitions.measured(state, pass, now)).snapshot();
    summary = new HealthSummary(now, pass.failureRatio(), pass.firstError());
    log(pass, snapshot);
    return HealthReport.builder()
        .selected(pass.selected().size())
        .failed(pass.failures())
        .degraded(pass.isDegraded())
        .gated(gated(snapshot).size())
        .took(took)
        .build();
  }

  private void log(HealthPass pass, CatalogSnapshot snapshot) {
    List<LlmConfig> gated = gated(snapshot);
    Map<String, Long> gatedByAuthor =
        gated.stream()
            .collect(
                Collectors.groupingBy(
                    HealthPublisher::author, TreeMap::new, Collectors.counting()));
    List<KeyValuePair> facts =
        List.of(
            new KeyValuePair("selected", pass.selected().size()),
            new KeyValuePair("failed", pass.failures()),
            new KeyValuePair("error", String.valueOf(pass.firstError())),
            new KeyValuePair("gated", gated.size()),
            new KeyValuePair("gated_by_author", gatedByAuthor));
    if (pass.isDegraded()) {
      outages.failed(OutageLog.Task.HEALTH, facts);
    } else {
      outages.succeeded(OutageLog.Task.HEALTH, facts);
    }
  }

  /** {@return the report of a pass that threw} Throws nothing, even if the clock does. */
  HealthReport failUnexpectedly(Throwable e) {
    CatalogError error = CatalogError.of(CatalogError.Kind.INTERNAL, e.getClass().getName());
    try {
      log.atDebug().setCause(e).log("unexpected failure of a health pass");
      outages.failed(OutageLog.Task.HEALTH, List.of(new KeyValuePair("error", error)));
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
