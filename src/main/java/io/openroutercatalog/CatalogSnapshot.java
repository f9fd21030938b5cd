package io.openroutercatalog;

import io.openroutercatalog.cost.PriceBook;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.model.RowsByName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole catalogue at one moment: the list together with its index by id. Use one snapshot for
 * look-ups whose results must be consistent with each other.
 *
 * <p>Immutable and safe for use by many threads. No method throws, blocks or takes a lock.
 */
public final class CatalogSnapshot {
  private final List<LlmConfig> configs;
  private final IdIndex index;
  private final @Nullable Instant fetchedAt;
  private final Map<String, Set<ExclusionReason>> exclusions;
  private final Map<ExclusionReason, Integer> brokenRows;
  private final Map<ExclusionReason, Integer> excludedByReason;
  private final Map<BillingTier, Integer> countsByTier;
  private final Map<Integer, DelistedConfig> delisted;
  private final RowsByName rows;
  private final boolean hasRowsOfConfigs;
  private final PriceHistory priceHistory;
  private final ConfigsByModel byModel;

  private CatalogSnapshot(Builder from) {
    this.configs = from.configs;
    this.hasRowsOfConfigs = from.rows == null;
    this.rows = from.rows == null ? rowsOf(configs) : from.rows;
    this.priceHistory = from.priceHistory;
    this.byModel = from.byModel == null ? new ConfigsByModel(configs) : from.byModel;
    this.index = from.index == null ? new IdIndex(configs) : from.index;
    this.countsByTier = from.countsByTier == null ? countsByTier(configs) : from.countsByTier;
    this.fetchedAt = from.fetchedAt;
    this.exclusions = from.exclusions;
    this.brokenRows = from.brokenRows;
    this.excludedByReason =
        from.excludedByReason == null ? counts(brokenRows, exclusions) : from.excludedByReason;
    this.delisted = from.delisted;
  }

  /** {@return a builder of a catalogue without configs, before any list was fetched} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts with this catalogue} */
  public Builder toBuilder() {
    return new Builder(this);
  }

  private static RowsByName rowsOf(List<LlmConfig> configs) {
    return RowsByName.of(configs.stream().map(LlmConfig::row).toList());
  }

  private static Map<BillingTier, Integer> countsByTier(List<LlmConfig> configs) {
    Map<BillingTier, Integer> tiers = new EnumMap<>(BillingTier.class);
    for (BillingTier tier : BillingTier.values()) {
      tiers.put(tier, 0);
    }
    for (LlmConfig config : configs) {
      if (config.kind() == ModelKind.CHAT) {
        tiers.merge(config.billingTier(), 1, Integer::sum);
      }
    }
    return Collections.unmodifiableMap(tiers);
  }

  private static Map<ExclusionReason, Integer> counts(
      Map<ExclusionReason, Integer> before, Map<String, Set<ExclusionReason>> exclusions) {
    Map<ExclusionReason, Integer> counts = new EnumMap<>(ExclusionReason.class);
    counts.putAll(before);
    for (Set<ExclusionReason> reasons : exclusions.values()) {
      for (ExclusionReason reason : reasons) {
        counts.merge(reason, 1, Integer::sum);
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  /**
   * {@return the configs whose models are no longer listed, by id} Each is remembered for {@link
   * RefreshSchedule#delistedRetention()}.
   */
  public Map<Integer, DelistedConfig> delisted() {
    return delisted;
  }

  /**
   * {@return all configs: the operator's first, then the generated ones in the order of
   * OpenRouter's list}
   */
  public List<LlmConfig> configs() {
    return configs;
  }

  /**
   * Finds a config. Takes constant time and allocates nothing.
   *
   * @param id any number
   * @return the config, or null if none has this id
   */
  public @Nullable LlmConfig findById(int id) {
    return index.find(id);
  }

  /**
   * Finds the config of a model by a name that a request or a response has for it: its id, its
   * permanent name, either of these with a variant, or the id of an alias.
   *
   * @param name such as {@code openai/gpt-5-mini-2025-08-07}, or null
   * @return the config, or null if the name is unknown or its model is no config
   * @see #rows() the rule, and the models that are no configs
   */
  public @Nullable LlmConfig findByModelId(@Nullable String name) {
    LlmConfig exact = name == null ? null : byModel.find(name, configs);
    if (exact != null) {
      return exact;
    }
    NamedRow named = rows.find(name);
    return named == null ? null : byModel.find(named.row().id(), configs);
  }

  /**
   * {@return the rows of OpenRouter's list by their names, those that are no configs included} Of
   * these a cached copy has names and prices alone.
   */
  public RowsByName rows() {
    return rows;
  }

  /** {@return what is remembered of the prices of the rows} */
  public PriceHistory priceHistory() {
    return priceHistory;
  }

  /**
   * {@return what calls cost by OpenRouter's list} {@link CatalogService#prices()} knows the prices
   * of endpoints as well.
   */
  public PriceBook prices() {
    return prices(modelId -> null, InstantSource.system());
  }

  /**
   * {@return what calls cost by OpenRouter's list and the endpoints that are known}
   *
   * @param endpoints gives the known endpoints of a row by its id, or null; it neither blocks nor
   *     throws
   * @param clock the time of calls that state none
   */
  PriceBook prices(Function<String, @Nullable ModelEndpoints> endpoints, InstantSource clock) {
    Instant listedAt = fetchedAt == null ? Instant.EPOCH : fetchedAt;
    return PriceBook.of(rows, priceHistory, endpoints, listedAt, clock);
  }

  /**
   * Finds out what is known of an id.
   *
   * @param id any number
   * @return listed, delisted or unknown
   */
  public LookupResult lookup(int id) {
    LlmConfig config = findById(id);
    if (config != null) {
      return new LookupResult.Listed(config);
    }
    DelistedConfig gone = delisted.get(id);
    return gone == null
        ? new LookupResult.Unknown()
        : new LookupResult.Delisted(
            gone.lastConfig(), gone.since(), ReplacementFinder.closest(gone.lastConfig(), configs));
  }

  /**
   * {@return when the list was last fetched or confirmed, by {@link CatalogSettings#clock()}; null
   * before the first list, when there are only operator configs}
   */
  public @Nullable Instant fetchedAt() {
    return fetchedAt;
  }

  /** {@return how many chat configs there are in each tier, zeros included} */
  public Map<BillingTier, Integer> countsByTier() {
    return countsByTier;
  }

  /**
   * {@return how many rows of OpenRouter's list each reason excluded; a row with two reasons counts
   * under both}
   */
  public Map<ExclusionReason, Integer> excludedByReason() {
    return excludedByReason;
  }

  /**
   * Tells why a model of OpenRouter's list is not in the catalogue. A cached copy has only models
   * that were listed, so before the first fetch nothing is known of the others.
   *
   * @param modelId the model id, such as {@code openrouter/auto}
   * @return the reasons; empty if the model is listed, or is not in OpenRouter's list at all
   */
  public Set<ExclusionReason> reasonsAgainst(String modelId) {
    return exclusions.getOrDefault(modelId, Set.of());
  }

  /** {@return the counts, for logs} */
  @Override
  public String toString() {
    return "CatalogSnapshot[configs="
        + configs.size()
        + ", tiers="
        + countsByTier
        + ", fetchedAt="
        + fetchedAt
        + "]";
  }

  /**
   * Builds a snapshot, for the tests of an application; the library builds its own in the same way.
   * Not thread-safe.
   */
  public static final class Builder {
    private List<LlmConfig> configs = List.of();
    private @Nullable Instant fetchedAt;
    private Map<String, Set<ExclusionReason>> exclusions = Map.of();
    private Map<ExclusionReason, Integer> brokenRows = Map.of();
    private Map<Integer, DelistedConfig> delisted = Map.of();
    private @Nullable RowsByName rows;
    private PriceHistory priceHistory = PriceHistory.NONE;

    // Derived from the configs; taken from another snapshot as long as these do not change.
    private @Nullable IdIndex index;
    private @Nullable ConfigsByModel byModel;
    private @Nullable Map<BillingTier, Integer> countsByTier;
    private @Nullable Map<ExclusionReason, Integer> excludedByReason;

    private Builder() {}

    private Builder(CatalogSnapshot from) {
      configs = from.configs;
      rows = from.hasRowsOfConfigs ? null : from.rows;
      priceHistory = from.priceHistory;
      index = from.index;
      byModel = from.byModel;
      countsByTier = from.countsByTier;
      excludedByReason = from.excludedByReason;
      fetchedAt = from.fetchedAt;
      exclusions = from.exclusions;
      brokenRows = from.brokenRows;
      delisted = from.delisted;
    }

    /**
     * {@return the catalogue}
     *
     * @throws IllegalArgumentException if two configs have the same id
     */
    public CatalogSnapshot build() {
      return new CatalogSnapshot(this);
    }

    /** Sets {@link CatalogSnapshot#configs()}, copied. */
    public Builder configs(List<LlmConfig> configs) {
      List<LlmConfig> copy = List.copyOf(configs);
      this.index = index == null ? null : index.replacing(this.configs, copy);
      this.byModel = ConfigsByModel.isSame(this.configs, copy) ? byModel : null;
      this.countsByTier = haveSameTiers(this.configs, copy) ? countsByTier : null;
      this.configs = copy;
      return this;
    }

    @SuppressWarnings("ReferenceEquality") // Most are the same objects.
    private static boolean haveSameTiers(List<LlmConfig> before, List<LlmConfig> after) {
      boolean same = before.size() == after.size();
      for (int i = 0; same && i < before.size(); i++) {
        LlmConfig config = after.get(i);
        same = before.get(i) == config || before.get(i).billingTier() == config.billingTier();
      }
      return same;
    }

    /** Sets {@link CatalogSnapshot#fetchedAt()}. */
    public Builder fetchedAt(@Nullable Instant fetchedAt) {
      this.fetchedAt = fetchedAt;
      return this;
    }

    /** Sets {@link CatalogSnapshot#reasonsAgainst} of models, copied. */
    public Builder exclusions(Map<String, ? extends Set<ExclusionReason>> exclusions) {
      Map<String, Set<ExclusionReason>> copy = new HashMap<>();
      exclusions.forEach((model, reasons) -> copy.put(model, Set.copyOf(reasons)));
      this.exclusions = Map.copyOf(copy);
      this.excludedByReason = null;
      return this;
    }

    /** Sets how many rows were skipped, by reason: what {@link #exclusions} has no id for. */
    public Builder brokenRows(Map<ExclusionReason, Integer> brokenRows) {
      this.brokenRows = Map.copyOf(brokenRows);
      this.excludedByReason = null;
      return this;
    }

    /** Sets {@link CatalogSnapshot#rows()}; if it is not called, they are those of the configs. */
    public Builder rows(RowsByName rows) {
      this.rows = Objects.requireNonNull(rows, "rows");
      return this;
    }

    /** Sets {@link CatalogSnapshot#priceHistory()}. */
    public Builder priceHistory(PriceHistory priceHistory) {
      this.priceHistory = Objects.requireNonNull(priceHistory, "priceHistory");
      return this;
    }

    /**
     * Sets {@link CatalogSnapshot#delisted()}, copied; each is found under the id of its config.
     */
    public Builder delisted(Collection<DelistedConfig> delisted) {
      Map<Integer, DelistedConfig> byId = new HashMap<>();
      delisted.forEach(gone -> byId.put(gone.lastConfig().id(), gone));
      this.delisted = Map.copyOf(byId);
      return this;
    }
  }
}
