package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.internal.explain.Evidence;
import io.openroutercatalog.internal.explain.Explainer;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Explains what a state holds. Safe for use by many threads; takes no lock. */
final class Explanations {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final CatalogSettings settings;
  private final Explainer explainer;
  private final Function<String, @Nullable ModelEndpoints> endpoints;
  private final Function<String, @Nullable Duration> untilAsked;

  /**
   * Creates explanations.
   *
   * @param endpoints gives the known endpoints of the model with an id
   * @param untilAsked gives how long until the model with an id is asked for its health
   */
  Explanations(
      CatalogSettings settings,
      Function<String, @Nullable ModelEndpoints> endpoints,
      Function<String, @Nullable Duration> untilAsked) {
    this.settings = settings;
    this.explainer = new Explainer(settings);
    this.endpoints = endpoints;
    this.untilAsked = untilAsked;
  }

  /** {@return all that a state knows of a name or an id} */
  Explanation of(String query, CatalogState state) {
    Instant now = now(state);
    CatalogState.Memory memory = state.memory();
    Map<String, Instant> outdated = new HashMap<>();
    for (DelistedModel gone : memory.outdated()) {
      outdated.put(gone.model().id(), gone.since());
    }
    Evidence evidence =
        new Evidence(
            state.snapshot(),
            state.list().models(),
            memory.ids(),
            memory.health(),
            memory.heldPrices().keySet(),
            outdated,
            endpoints,
            model -> {
              Duration wait = untilAsked.apply(model);
              return wait == null ? null : now.plus(wait);
            },
            now);
    return explainer.explain(query, evidence);
  }

  private Instant now(CatalogState state) {
    try {
      return settings.clock().instant();
    } catch (RuntimeException | Error e) { // Nothing but ages depends on it.
      log.atDebug().setCause(e).log("the clock failed");
      Instant fetchedAt = state.snapshot().fetchedAt();
      return fetchedAt == null ? Instant.EPOCH : fetchedAt;
    }
  }
}
