package io.openroutercatalog;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole catalogue at one moment: the list and its index by id, which can therefore never
 * disagree. Hold on to one snapshot for as long as several answers must fit together.
 *
 * <p>Immutable and safe for use by many threads. No method throws, blocks or takes a lock.
 */
public final class CatalogSnapshot {
  private final List<LlmConfig> configs;
  private final IdIndex index;
  private final @Nullable Instant fetchedAt;
  private final Map<String, Set<ExclusionReason>> exclusions;
  private final Map<ExclusionReason, Integer> excludedByReason;
  private final Map<BillingTier, Integer> countsByTier;
  private final Map<Integer, DelistedConfig> delisted;

  private CatalogSnapshot(
      List<LlmConfig> configs,
      @Nullable Instant fetchedAt,
      Map<String, Set<ExclusionReason>> exclusions,
      Map<ExclusionReason, Integer> excludedByReason,
      Map<Integer, DelistedConfig> delisted) {
    this.configs = configs;
    this.index = new IdIndex(configs);
    this.fetchedAt = fetchedAt;
    this.exclusions = exclusions;
    this.excludedByReason = excludedByReason;
    this.delisted = delisted;
    Map<BillingTier, Integer> tiers = new EnumMap<>(BillingTier.class);
    for (BillingTier tier : BillingTier.values()) {
      tiers.put(tier, 0);
    }
    configs.forEach(config -> tiers.merge(config.billingTier(), 1, Integer::sum));
    this.countsByTier = Collections.unmodifiableMap(tiers);
  }

  private CatalogSnapshot(CatalogSnapshot of, Instant fetchedAt) {
    this.configs = of.configs;
    this.index = of.index;
    this.fetchedAt = fetchedAt;
    this.exclusions = of.exclusions;
    this.excludedByReason = of.excludedByReason;
    this.countsByTier = of.countsByTier;
    this.delisted = of.delisted;
  }

  /** {@return the snapshot before any list was had: operator configs only} */
  static CatalogSnapshot beforeAnyList(List<LlmConfig> operatorConfigs) {
    return new CatalogSnapshot(operatorConfigs, null, Map.of(), Map.of(), Map.of());
  }

  static CatalogSnapshot of(
      List<LlmConfig> configs,
      Instant fetchedAt,
      Map<String, Set<ExclusionReason>> exclusions,
      Map<ExclusionReason, Integer> brokenRows,
      Map<Integer, DelistedConfig> delisted) {
    return new CatalogSnapshot(
        configs, fetchedAt, exclusions, counts(brokenRows, exclusions), Map.copyOf(delisted));
  }

  /** {@return the same list with its configs in another state of health} */
  CatalogSnapshot withHealth(List<LlmConfig> configs) {
    return new CatalogSnapshot(configs, fetchedAt, exclusions, excludedByReason, delisted);
  }

  /** {@return the same list, known to hold at a later time} */
  CatalogSnapshot confirmed(Instant now) {
    return new CatalogSnapshot(this, now);
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

  Map<Integer, DelistedConfig> delisted() {
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
   * @return the config, or null where none has this id
   */
  public @Nullable LlmConfig findById(int id) {
    return index.find(id);
  }

  /**
   * Finds out what is known of an id.
   *
   * @param id any number
   * @return listed, delisted or unknown
   */
  public Lookup lookup(int id) {
    LlmConfig config = findById(id);
    if (config != null) {
      return new Lookup.Listed(config);
    }
    DelistedConfig gone = delisted.get(id);
    return gone == null
        ? new Lookup.Unknown()
        : new Lookup.Delisted(
            gone.config(), gone.since(), Replacement.closest(gone.config(), configs));
  }

  /**
   * {@return when the list was last fetched or confirmed, by {@link CatalogSettings#clock()}; null
   * while none was had, so that there are only operator configs}
   */
  public @Nullable Instant fetchedAt() {
    return fetchedAt;
  }

  /** {@return how many configs there are in each tier, zeros included} */
  public Map<BillingTier, Integer> countsByTier() {
    return countsByTier;
  }

  /**
   * {@return how many rows of OpenRouter's list each reason kept out; a row with two reasons counts
   * under both}
   */
  public Map<ExclusionReason, Integer> excludedByReason() {
    return excludedByReason;
  }

  /**
   * Tells why a model of OpenRouter's list is not in the catalogue. A kept copy has only models
   * that were listed, so of others nothing is known before the first fetch.
   *
   * @param modelId the model id, such as {@code openrouter/auto}
   * @return the reasons; empty where the model is listed, or is not in OpenRouter's list at all
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
}
