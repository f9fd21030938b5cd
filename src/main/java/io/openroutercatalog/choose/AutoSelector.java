package io.openroutercatalog.choose;

import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.choose.Selection.LostPin;
import io.openroutercatalog.internal.base.ArgumentChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a config for a thread: the pinned one as long as it can be used, else one of the best
 * few, by a hash of the thread's name. Processes that serve the same list, with the same health and
 * cool-downs, choose the same.
 *
 * <p>Safe for use by many threads. No method throws for any request.
 */
public final class AutoSelector {
  private final Catalog catalog;
  private final @Nullable CoolDowns coolDowns;
  private final int poolSize;
  private final boolean apiKeyRequired;
  private volatile @Nullable Ranking ranking;

  private AutoSelector(Builder from) {
    this.catalog = from.catalog;
    this.coolDowns = from.coolDowns;
    this.poolSize = from.poolSize;
    this.apiKeyRequired = from.apiKeyRequired;
  }

  /** {@return a selector without cool-downs, of a pool of 5} */
  public static AutoSelector of(Catalog catalog) {
    return builder(catalog).build();
  }

  /** {@return a builder of a selector among the configs of a catalogue} */
  public static Builder builder(Catalog catalog) {
    return new Builder(catalog);
  }

  /**
   * Chooses a config.
   *
   * @param request what is asked for
   * @return the config and how it came about
   */
  public Selection select(SelectionRequest request) {
    CatalogSnapshot snapshot = catalog.snapshot();
    Instant at = coolDowns == null ? Instant.EPOCH : coolDowns.now();
    Candidacy candidacy = new Candidacy(request, coolDowns, apiKeyRequired, at);
    LostPin lost = null;
    Integer pinned = request.pinned();
    if (pinned != null) {
      LlmConfig config = snapshot.findById(pinned);
      Obstacle obstacle = config == null ? null : candidacy.ofPin(config);
      if (config != null && obstacle == null) {
        return new Selection.Kept(config);
      }
      lost = obstacle == null ? vanished(pinned, snapshot) : new LostPin(pinned, obstacle, null);
    }
    List<LlmConfig> pool = pool(snapshot, candidacy);
    if (pool.isEmpty()) {
      return new Selection.None(losses(snapshot, candidacy), lost);
    }
    LlmConfig chosen = pool.get(ThreadNumber.modulo(request.thread(), pool.size()));
    return lost == null
        ? new Selection.Chosen(chosen, pool.size())
        : new Selection.Replaced(chosen, pool.size(), lost);
  }

  private static LostPin vanished(int id, CatalogSnapshot snapshot) {
    return snapshot.lookup(id) instanceof LookupResult.Delisted delisted
        ? new LostPin(id, Obstacle.DELISTED, delisted.since())
        : new LostPin(id, Obstacle.UNKNOWN, null);
  }

  /** The best of those that the operator prefers, if one of them can be used, else of all. */
  private List<LlmConfig> pool(CatalogSnapshot snapshot, Candidacy candidacy) {
    Ranking ranked = ranking;
    if (ranked == null || ranked.snapshot() != snapshot) {
      ranked = Ranking.of(snapshot);
      ranking = ranked;
    }
    List<LlmConfig> preferred = best(ranked.preferred(), candidacy);
    return preferred.isEmpty() ? best(ranked.all(), candidacy) : preferred;
  }

  private List<LlmConfig> best(List<LlmConfig> ranked, Candidacy candidacy) {
    List<LlmConfig> best = new ArrayList<>(Math.min(poolSize, ranked.size()));
    for (int i = 0; i < ranked.size() && best.size() < poolSize; i++) {
      if (candidacy.ofChoice(ranked.get(i)) == null) {
        best.add(ranked.get(i));
      }
    }
    return best;
  }

  private static Map<Obstacle, Integer> losses(CatalogSnapshot snapshot, Candidacy candidacy) {
    Map<Obstacle, Integer> losses = new EnumMap<>(Obstacle.class);
    for (LlmConfig config : snapshot.configs()) {
      Obstacle obstacle = candidacy.ofChoice(config);
      if (obstacle != null) {
        losses.merge(obstacle, 1, Integer::sum);
      }
    }
    return losses;
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "AutoSelector[pool of " + poolSize + (apiKeyRequired ? ", with a key only" : "") + "]";
  }

  /** Builds a selector. Not thread-safe. */
  public static final class Builder {
    private final Catalog catalog;
    private @Nullable CoolDowns coolDowns;
    private int poolSize = 5;
    private boolean apiKeyRequired;

    private Builder(Catalog catalog) {
      this.catalog = Objects.requireNonNull(catalog, "catalog");
    }

    /** {@return the selector} */
    public AutoSelector build() {
      return new AutoSelector(this);
    }

    /** Sets the cool-downs that are looked at; none by default. */
    public Builder coolDowns(@Nullable CoolDowns coolDowns) {
      this.coolDowns = coolDowns;
      return this;
    }

    /** Sets among how many of the best a thread's name decides: 1 or more; 5 by default. */
    public Builder poolSize(int poolSize) {
      this.poolSize = (int) ArgumentChecks.inRange("poolSize", poolSize, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets whether only configs with an API key are chosen, as the origin does; false by default.
     */
    public Builder apiKeyRequired(boolean apiKeyRequired) {
      this.apiKeyRequired = apiKeyRequired;
      return this;
    }
  }
}
