package io.openroutercatalog.life;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogEngine;
import io.openroutercatalog.logs.Canary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** An engine on a virtual time, with a scripted service and all jitter in the middle. */
public final class Life {
  public static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  public static final Duration INTERVAL = Duration.ofHours(24);

  public final VirtualTime time;
  public final ScriptedSource source;
  public final CatalogEngine engine;

  public Life(ScriptedSource source) {
    this(source, settings -> settings);
  }

  public Life(ScriptedSource source, UnaryOperator<CatalogSettingsBuilder> change) {
    this(source, NOW, change);
  }

  /** Creates an engine whose time begins at another instant. */
  public Life(ScriptedSource source, Instant begin, UnaryOperator<CatalogSettingsBuilder> change) {
    this.source = source;
    this.time = new VirtualTime(begin);
    CatalogSettingsBuilder settings =
        CatalogSettings.builder().apiKey(Canary.KEY).refreshInterval(INTERVAL).clock(time);
    this.engine = new CatalogEngine(change.apply(settings).build(), source, time, () -> 0.5);
  }

  /** Starts the engine, and runs everything that is not delayed. */
  public Life start() {
    var unused = engine.start();
    time.runReady();
    return this;
  }

  public RefreshResult refresh() {
    return finish(engine.refresh());
  }

  public HealthReport measure() {
    return finish(engine.measure(done -> {}));
  }

  public <T> T finish(CompletableFuture<T> future) {
    time.runReady();
    return Objects.requireNonNull(future.getNow(null), "the result is not there yet");
  }

  public CatalogStatus status() {
    return engine.status();
  }

  /** {@return how long until the list is fetched again} */
  public Duration untilNext() {
    return Duration.between(
        time.instant(), Objects.requireNonNull(status().nextAttempt(), "no next attempt"));
  }

  public int fetches() {
    return source.asked.size();
  }

  public List<String> models() {
    return engine.snapshot().configs().stream().map(LlmConfig::modelName).toList();
  }

  public LlmConfig config(String model) {
    return engine.snapshot().configs().stream()
        .filter(config -> config.modelName().equals(model))
        .findFirst()
        .orElseThrow();
  }
}
