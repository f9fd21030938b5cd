package io.openroutercatalog;

import io.openroutercatalog.store.CatalogStore;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a {@link CatalogService}. Every setting has a default, described with its unit
 * and bounds in {@code docs/settings.md}; {@code CatalogSettings.builder().build()} needs no
 * further setting to work.
 *
 * <p>Immutable and safe for use by many threads. Equal when all settings are.
 */
public final class CatalogSettings {
  /** Where OpenRouter's API is. */
  public static final String DEFAULT_API_BASE = "https://openrouter.ai/api/v1";

  private final URI baseUrl;
  private final CatalogPolicy policy;
  private final ModelFilters filters;
  private final List<LlmConfig> operatorConfigs;
  private final ModelOverrides modelOverrides;
  private final @Nullable QualityScorer qualityScorer;
  private final @Nullable HealthJudge healthJudge;
  private final int idOffset;
  private final ListScope listScope;
  private final boolean imageConfigs;
  private final int imageIdOffset;
  private final ConfigTerms freeTerms;
  private final ConfigTerms premiumTerms;
  private final FetchLimits limits;
  private final RefreshSchedule schedule;
  private final @Nullable CatalogStore store;
  private final @Nullable Supplier<? extends @Nullable InputStream> bootstrap;
  private final InstantSource clock;

  CatalogSettings(CatalogSettingsBuilder from) {
    baseUrl = from.baseUrl;
    policy = from.policy;
    filters = from.filters;
    operatorConfigs = from.operatorConfigs;
    modelOverrides = from.modelOverrides;
    qualityScorer = from.qualityScorer;
    healthJudge = from.healthJudge;
    idOffset = from.idOffset;
    listScope = from.listScope;
    imageConfigs = from.imageConfigs;
    imageIdOffset = from.imageIdOffset;
    freeTerms = from.freeTerms;
    premiumTerms = from.premiumTerms;
    limits = from.limits;
    schedule = from.schedule;
    store = from.store;
    bootstrap = from.bootstrap;
    clock = from.clock;
  }

  /** {@return a builder in which every setting has its default} */
  public static CatalogSettingsBuilder builder() {
    return new CatalogSettingsBuilder();
  }

  /** {@return a builder that starts with these settings} */
  public CatalogSettingsBuilder toBuilder() {
    return new CatalogSettingsBuilder(this);
  }

  /**
   * Reads settings from a map, as a YAML or JSON file or a framework gives it; {@code
   * docs/settings.md} lists them all. Keys are in snake_case, kebab-case or camelCase; a text may
   * stand for a number, for true and false and, with commas, for a list; a map that counts up from
   * 0 for a list; a {@code Path}, {@code URI} or {@code Duration} for what it says.
   *
   * @param map settings by key; what is absent or null has its default
   * @return the settings
   * @throws IllegalArgumentException for an unknown key, a value of the wrong type or an impossible
   *     value; the message names the key, the value (unless it may be secret) and what is allowed
   */
  public static CatalogSettings fromMap(Map<String, ?> map) {
    return CatalogSettingsMap.read(map);
  }

  /**
   * {@return the key for OpenRouter, empty for none; a secret that is left out of {@link
   * #toString()}}
   */
  public String apiKey() {
    return premiumTerms.apiKey();
  }

  /** {@return where the list and the endpoints are read} */
  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * {@return the choices where this library differs from the reference, see {@link CatalogPolicy}}
   */
  public CatalogPolicy policy() {
    return policy;
  }

  /** {@return which models become configs} */
  public ModelFilters filters() {
    return filters;
  }

  /**
   * {@return the configs written by the operator, listed before the generated ones; no two share an
   * id}
   */
  public List<LlmConfig> operatorConfigs() {
    return operatorConfigs;
  }

  /** {@return what the operator states of generated configs, by the ids of their models} */
  public ModelOverrides modelOverrides() {
    return modelOverrides;
  }

  /** {@return the application's own rule for the static score, or null for the policy's alone} */
  public @Nullable QualityScorer qualityScorer() {
    return qualityScorer;
  }

  /** {@return the application's own rule for health, or null for the policy's alone} */
  public @Nullable HealthJudge healthJudge() {
    return healthJudge;
  }

  /**
   * {@return the highest generated id; generated ids lie from this down to 9,000,000 below it, a
   * few lower if names collide}
   */
  public int idOffset() {
    return idOffset;
  }

  /** {@return which list of OpenRouter's is read} */
  public ListScope listScope() {
    return listScope;
  }

  /** {@return whether models that make images become configs too, of the kind {@code IMAGE}} */
  public boolean imageConfigs() {
    return imageConfigs;
  }

  /**
   * {@return the highest generated id of models of a kind}
   *
   * @param kind for {@code CHAT} it is {@link #idOffset()}
   */
  public int idOffset(ModelKind kind) {
    return kind == ModelKind.IMAGE ? imageIdOffset : idOffset;
  }

  /**
   * {@return what the application decides of the generated configs of a tier}
   *
   * @param tier free or premium: they differ in who may use them and how much
   */
  public ConfigTerms terms(BillingTier tier) {
    return switch (tier) {
      case FREE -> freeTerms;
      case PREMIUM -> premiumTerms;
    };
  }

  /** {@return how much time and memory a response of OpenRouter may take} */
  public FetchLimits limits() {
    return limits;
  }

  /** {@return when OpenRouter is asked, and how long the catalogue remembers} */
  public RefreshSchedule schedule() {
    return schedule;
  }

  /** {@return where the last good catalogue is kept, or null if it is not kept} */
  public @Nullable CatalogStore store() {
    return store;
  }

  /** {@return what opens the copy that the application ships, or null if it ships none} */
  public @Nullable Supplier<? extends @Nullable InputStream> bootstrap() {
    return bootstrap;
  }

  /** {@return the "now" of all rules, such as how recent a model is} */
  public InstantSource clock() {
    return clock;
  }

  /** By name, in a fixed order. */
  private Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("baseUrl", baseUrl);
    values.put("policy", policy);
    values.put("filters", filters);
    values.put("operatorConfigs", operatorConfigs);
    values.put("modelOverrides", modelOverrides);
    values.put("qualityScorer", qualityScorer);
    values.put("healthJudge", healthJudge);
    values.put("idOffset", idOffset);
    values.put("listScope", listScope);
    values.put("imageConfigs", imageConfigs);
    values.put("imageIdOffset", imageIdOffset);
    values.put("terms of free models", freeTerms);
    values.put("terms of premium models", premiumTerms);
    values.put("limits", limits);
    values.put("schedule", schedule);
    values.put("store", store);
    values.put("bootstrap", bootstrap);
    values.put("clock", clock);
    return values;
  }

  /** {@return the names of what differs between these settings and others, never the values} */
  List<String> differencesTo(CatalogSettings other) {
    Map<String, @Nullable Object> others = other.values();
    return values().entrySet().stream()
        .filter(value -> !Objects.equals(value.getValue(), others.get(value.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatalogSettings that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return a short form for logs, without secrets} */
  @Override
  public String toString() {
    return "CatalogSettings[baseUrl="
        + baseUrl
        + ", apiKey="
        + (apiKey().isEmpty() ? "none" : "set")
        + ", policy="
        + policy
        + ", filters="
        + filters
        + ", operatorConfigs="
        + operatorConfigs.size()
        + "]";
  }
}
