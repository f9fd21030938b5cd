package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.engine.OutageLog.Part;
import io.openroutercatalog.internal.health.HealthBlend;
import io.openroutercatalog.internal.health.HealthEnricher;
import io.openroutercatalog.internal.health.HealthPass;
import io.openroutercatalog.model.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** One health pass after the other, and what came of them. One pass at a time. */
final class HealthRefresh {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  private final HealthEnricher enricher;
  private final StateTransitions rules;
  private final PublishedState holder;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final OutageLog outages;
  private volatile HealthSummary summary = HealthSummary.NONE;
  private volatile int unauthorizedInARow;
  private volatile @Nullable Duration retryAfter;

  HealthRefresh(
      HealthEnricher enricher,
      StateTransitions rules,
      PublishedState holder,
      InstantSource clock,
      LongSupplier nanoTime,
      OutageLog outages) {
    this.enricher = enricher;
    this.rules = rules;
    this.holder = holder;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.outages = outages;
  }

  HealthSummary summary() {
    return summary;
  }

  int unauthorizedInARow() {
    return unauthorizedInARow;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** {@return what came of a pass over the configs served now} */
  HealthReport pass(IntConsumer progress) {
    long began = nanoTime.getAsLong();
    HealthPass pass = enricher.measure(HealthBlend.select(holder.snapshot().configs()), progress);
    Instant now = clock.instant(); // Not under the lock of the holder: it is anyone's code.
    CatalogSnapshot snapshot = holder.update(state -> rules.measured(state, pass, now)).snapshot();
    summary = new HealthSummary(now, pass.failureRatio(), pass.failure());
    unauthorizedInARow = pass.degraded() && pass.unauthorized() ? unauthorizedInARow + 1 : 0;
    retryAfter = pass.retryAfter();
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - began);
    return report(pass, snapshot, took);
  }

  /** {@return the report of a pass that a throwable ended} Throws nothing, as the clock may. */
  HealthReport failed(Throwable e) {
    CatalogError error = CatalogError.of(CatalogError.Kind.INTERNAL, e.getClass().getName());
    retryAfter = null;
    try {
      log.atDebug().setCause(e).log("unexpected failure of a health pass");
      outages.failed(Part.HEALTH, List.of(new KeyValuePair("error", error)));
      summary = new HealthSummary(clock.instant(), 1.0, error);
    } catch (Throwable again) {
      // The report below says what matters.
    }
    return notMeasured(error);
  }

  /** {@return the report of a pass that did not come about} */
  HealthReport notMeasured(CatalogError error) {
    return HealthReport.builder().error(error).gated(gated(holder.snapshot()).size()).build();
  }

  private HealthReport report(HealthPass pass, CatalogSnapshot snapshot, Duration took) {
    List<LlmConfig> gated = gated(snapshot);
    int failed = pass.selected().size() - pass.answers().size();
    Map<String, Long> byProvider =
        gated.stream()
            .collect(
                Collectors.groupingBy(HealthRefresh::author, TreeMap::new, Collectors.counting()));
    List<KeyValuePair> facts =
        List.of(
            new KeyValuePair("selected", pass.selected().size()),
            new KeyValuePair("failed", failed),
            new KeyValuePair("error", String.valueOf(pass.failure())),
            new KeyValuePair("gated", gated.size()),
            new KeyValuePair("gated_by_provider", byProvider));
    if (pass.degraded()) {
      outages.failed(Part.HEALTH, facts);
    } else {
      outages.succeeded(Part.HEALTH, facts);
    }
    return HealthReport.builder()
        .selected(pass.selected().size())
        .failed(failed)
        .degraded(pass.degraded())
        .gated(gated.size())
        .took(took)
        .build();
  }

  private static List<LlmConfig> gated(CatalogSnapshot snapshot) {
    return snapshot.configs().stream().filter(LlmConfig::healthGated).toList();
  }

  private static String author(LlmConfig config) {
    return new ModelId(config.modelName()).author();
  }
}
