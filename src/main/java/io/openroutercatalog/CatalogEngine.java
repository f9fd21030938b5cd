package io.openroutercatalog;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.client.FetchOutcome.Answer;
import io.openroutercatalog.client.FetchOutcome.Failed;
import io.openroutercatalog.client.ModelsAnswer;
import io.openroutercatalog.client.OpenRouterClient;
import io.openroutercatalog.generate.ConfigGenerator;
import io.openroutercatalog.generate.Generation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetch, generate, swap. One refresh at a time; the snapshot is replaced whole or not at all. Safe
 * for many threads.
 */
final class CatalogEngine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CatalogService.class);

  /** Ends the memory of what was logged before a hostile service fills it. */
  private static final int MOST_ROWS_LOGGED = 1_000;

  private final InstantSource clock;
  private final OpenRouterClient client;
  private final ConfigGenerator generator;
  private final AtomicReference<CatalogSnapshot> snapshot;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final Set<ModelsAnswer.SkippedRow> logged = new HashSet<>();
  private Map<String, Integer> ids = Map.of();
  private volatile @Nullable CatalogError lastError;
  private volatile boolean closed;

  CatalogEngine(CatalogSettings settings) {
    this.clock = settings.clock();
    this.client = new OpenRouterClient(settings);
    this.generator = new ConfigGenerator(settings);
    this.snapshot =
        new AtomicReference<>(CatalogSnapshot.beforeAnyList(generator.operatorConfigs()));
    if (client.withholdsKey()) {
      log.atWarn()
          .addKeyValue("base_url", settings.baseUrl())
          .log(
              "api_key is not sent: base_url is neither https nor this machine, so the key would"
                  + " travel in clear");
    }
  }

  CatalogSnapshot snapshot() {
    return snapshot.get();
  }

  @Nullable CatalogError lastError() {
    return lastError;
  }

  RefreshResult refresh() {
    refreshing.lock();
    try {
      return attempt();
    } finally {
      refreshing.unlock();
    }
  }

  private RefreshResult attempt() {
    if (closed) {
      return new RefreshResult.Failed(
          CatalogError.of(Kind.CLOSED, "the catalogue is closed"), snapshot());
    }
    try {
      return switch (client.models()) {
        case Answer<ModelsAnswer>(ModelsAnswer answer) -> use(answer);
        case Failed<ModelsAnswer>(CatalogError error) -> keepOld(error);
      };
    } catch (RuntimeException | Error e) {
      log.atDebug().setCause(e).log("unexpected failure of a refresh");
      return keepOld(CatalogError.of(Kind.INTERNAL, e.getClass().getName()));
    }
  }

  private RefreshResult use(ModelsAnswer answer) {
    logSkipped(answer);
    Instant now = clock.instant();
    Generation generation = generator.generate(answer.models(), ids, now);
    if (generation.generated() == 0) {
      return keepOld(CatalogError.of(Kind.IMPLAUSIBLE, "none of the listed models is usable"));
    }
    CatalogSnapshot next =
        CatalogSnapshot.of(generation.configs(), now, generation.exclusions(), answer.brokenRows());
    ids = generation.ids();
    snapshot.set(next);
    lastError = null;
    log.atInfo()
        .addKeyValue("configs", next.configs().size())
        .addKeyValue("free", next.countsByTier().get(BillingTier.FREE))
        .addKeyValue("premium", next.countsByTier().get(BillingTier.PREMIUM))
        .addKeyValue("excluded", next.excludedByReason())
        .log("catalogue loaded");
    return new RefreshResult.Refreshed(next);
  }

  private RefreshResult keepOld(CatalogError error) {
    lastError = error;
    CatalogSnapshot old = snapshot();
    log.atWarn()
        .addKeyValue("kind", error.kind())
        .addKeyValue("error", error.message())
        .addKeyValue("configs", old.configs().size())
        .log("catalogue not refreshed, the old one stays");
    return new RefreshResult.Failed(error, old);
  }

  private void logSkipped(ModelsAnswer answer) {
    for (ModelsAnswer.SkippedRow row : answer.skipped()) {
      if (logged.size() < MOST_ROWS_LOGGED && logged.add(row)) {
        log.atWarn()
            .addKeyValue("reason", row.reason().jsonName())
            .addKeyValue("model", row.id())
            .log("row of the models list skipped");
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
