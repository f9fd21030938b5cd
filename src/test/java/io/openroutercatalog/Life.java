package io.openroutercatalog;

import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.refresh.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A catalogue on a virtual time, with a scripted service; chance is always in the middle. */
final class Life {
  static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  static final Duration INTERVAL = Duration.ofHours(24);

  final VirtualTime time = new VirtualTime(NOW);
  final ScriptedSource source;
  final CatalogEngine engine;

  Life(ScriptedSource source) {
    this(source, settings -> settings);
  }

  Life(ScriptedSource source, UnaryOperator<CatalogSettingsBuilder> change) {
    this.source = source;
    CatalogSettingsBuilder settings =
        CatalogSettings.builder().apiKey(Canary.KEY).refreshInterval(INTERVAL).clock(time);
    this.engine = new CatalogEngine(change.apply(settings).build(), source, time, () -> 0.5);
  }

  /** Begins, and runs what does not wait for time. */
  Life start() {
    var unused = engine.start();
    time.runReady();
    return this;
  }

  RefreshResult refresh() {
    return finish(engine.refresh());
  }

  HealthReport measure() {
    return finish(engine.measure(done -> {}));
  }

  <T> T finish(CompletableFuture<T> future) {
    time.runReady();
    return Objects.requireNonNull(future.getNow(null), "the flight has not landed");
  }

  CatalogStatus status() {
    return engine.status();
  }

  /** {@return how long until the list is asked for again} */
  Duration untilNext() {
    return Duration.between(
        time.instant(), Objects.requireNonNull(status().nextAttempt(), "no next attempt"));
  }

  int fetches() {
    return source.asked.size();
  }

  List<String> models() {
    return engine.snapshot().configs().stream().map(LlmConfig::modelName).toList();
  }

  LlmConfig config(String model) {
    return engine.snapshot().configs().stream()
        .filter(config -> config.modelName().equals(model))
        .findFirst()
        .orElseThrow();
  }
}
