package io.openroutercatalog;

import io.openroutercatalog.store.CatalogStore;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link CatalogService} can be told. Every setting has a default, described with its
 * unit and bounds in {@code docs/settings.md}; {@code CatalogSettings.builder().build()} is a
 * working set.
 *
 * <p>Immutable and safe for use by many threads. Equal when all settings are.
 */
public final class CatalogSettings {
  /** Where OpenRouter's API is. */
  public static final String DEFAULT_API_BASE = "https://openrouter.ai/api/v1";

  private final String apiKey;
  private final String apiBase;
  private final URI baseUrl;
  private final CatalogPolicy policy;
  private final ModelFilters filters;
  private final List<LlmConfig> operatorConfigs;
  private final int idOffset;
  private final boolean anonymousEnabledFree;
  private final boolean anonymousEnabledPaid;
  private final boolean seoEnabled;
  private final int quotaReserveTokens;
  private final int rpm;
  private final int tpm;
  private final int freeRpm;
  private final int freeTpm;
  private final Map<String, Object> litellmParams;
  private final String systemInstructions;
  private final boolean useDefaultSystemInstructions;
  private final boolean citationsEnabled;
  private final Duration modelsTimeout;
  private final Duration endpointsTimeout;
  private final long maxBodyBytes;
  private final int maxModels;
  private final Duration refreshInterval;
  private final Duration healthInterval;
  private final Duration startupTimeout;
  private final Duration delistedRetention;
  private final Duration expiringSoon;
  private final @Nullable CatalogStore store;
  private final @Nullable Supplier<? extends @Nullable InputStream> bootstrap;
  private final InstantSource clock;

  CatalogSettings(CatalogSettingsBuilder from) {
    apiKey = from.apiKey;
    apiBase = from.apiBase;
    baseUrl = from.baseUrl;
    policy = from.policy;
    filters = from.filters;
    operatorConfigs = from.operatorConfigs;
    idOffset = from.idOffset;
    anonymousEnabledFree = from.anonymousEnabledFree;
    anonymousEnabledPaid = from.anonymousEnabledPaid;
    seoEnabled = from.seoEnabled;
    quotaReserveTokens = from.quotaReserveTokens;
    rpm = from.rpm;
    tpm = from.tpm;
    freeRpm = from.freeRpm;
    freeTpm = from.freeTpm;
    litellmParams = from.litellmParams;
    systemInstructions = from.systemInstructions;
    useDefaultSystemInstructions = from.useDefaultSystemInstructions;
    citationsEnabled = from.citationsEnabled;
    modelsTimeout = from.modelsTimeout;
    endpointsTimeout = from.endpointsTimeout;
    maxBodyBytes = from.maxBodyBytes;
    maxModels = from.maxModels;
    refreshInterval = from.refreshInterval;
    healthInterval = from.healthInterval;
    startupTimeout = from.startupTimeout;
    delistedRetention = from.delistedRetention;
    expiringSoon = from.expiringSoon;
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
   * Reads settings from a map, as a YAML or JSON file gives it, with the reference's snake_case
   * keys; {@code docs/settings.md} lists them all.
   *
   * @param map settings by key; what is absent or null has its default
   * @return the settings
   * @throws IllegalArgumentException for an unknown key, a value of the wrong type or an impossible
   *     value; the message names the key, the value (unless it may be secret) and what is allowed
   */
  public static CatalogSettings fromMap(Map<String, ?> map) {
    return SettingsMap.read(map);
  }

  /**
   * {@return the key for OpenRouter, empty for none; a secret that is left out of {@link
   * #toString()}}
   */
  public String apiKey() {
    return apiKey;
  }

  /** {@return the base URL that generated configs carry for calls to the model} */
  public String apiBase() {
    return apiBase;
  }

  /** {@return where the list and the endpoints are read} */
  public URI baseUrl() {
    return baseUrl;
  }

  /** {@return the choices where this library differs from the reference} */
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

  /**
   * {@return the highest generated id; generated ids lie from this down to 9,000,000 below it, a
   * few lower where names collide}
   */
  public int idOffset() {
    return idOffset;
  }

  /** {@return {@link LlmConfig#anonymousEnabled()} of free models} */
  public boolean anonymousEnabledFree() {
    return anonymousEnabledFree;
  }

  /** {@return {@link LlmConfig#anonymousEnabled()} of premium models} */
  public boolean anonymousEnabledPaid() {
    return anonymousEnabledPaid;
  }

  /** {@return {@link LlmConfig#seoEnabled()} of generated configs} */
  public boolean seoEnabled() {
    return seoEnabled;
  }

  /** {@return tokens to reserve of a user's quota before a call, of generated configs} */
  public int quotaReserveTokens() {
    return quotaReserveTokens;
  }

  /** {@return requests per minute of premium models} */
  public int rpm() {
    return rpm;
  }

  /** {@return tokens per minute of premium models} */
  public int tpm() {
    return tpm;
  }

  /** {@return requests per minute of free models} */
  public int freeRpm() {
    return freeRpm;
  }

  /** {@return tokens per minute of free models} */
  public int freeTpm() {
    return freeTpm;
  }

  /** {@return a JSON object handed to each generated config} */
  public Map<String, Object> litellmParams() {
    return litellmParams;
  }

  /** {@return instructions of generated configs} */
  public String systemInstructions() {
    return systemInstructions;
  }

  /** {@return {@link LlmConfig#useDefaultSystemInstructions()} of generated configs} */
  public boolean useDefaultSystemInstructions() {
    return useDefaultSystemInstructions;
  }

  /** {@return {@link LlmConfig#citationsEnabled()} of generated configs} */
  public boolean citationsEnabled() {
    return citationsEnabled;
  }

  /** {@return the limit on fetching the whole list, all its pages} */
  public Duration modelsTimeout() {
    return modelsTimeout;
  }

  /** {@return the limit on fetching the endpoints of one model} */
  public Duration endpointsTimeout() {
    return endpointsTimeout;
  }

  /** {@return the largest answer that is read, in bytes after decompression, all pages together} */
  public long maxBodyBytes() {
    return maxBodyBytes;
  }

  /** {@return the longest list that is read, in rows, broken ones included, all pages together} */
  public int maxModels() {
    return maxModels;
  }

  /**
   * {@return how often the list is fetched in the background; zero switches the background refresh
   * off, but not the health passes}
   */
  public Duration refreshInterval() {
    return refreshInterval;
  }

  /** {@return how often health is measured in the background; zero switches that off} */
  public Duration healthInterval() {
    return healthInterval;
  }

  /** {@return how long starting waits for the first list at most; zero does not wait} */
  public Duration startupTimeout() {
    return startupTimeout;
  }

  /** {@return how long a vanished model is remembered, at least; the next refresh forgets it} */
  public Duration delistedRetention() {
    return delistedRetention;
  }

  /** {@return how long before its announced end a model is reported as expiring} */
  public Duration expiringSoon() {
    return expiringSoon;
  }

  /** {@return where the last good catalogue is kept, or null for nowhere} */
  public @Nullable CatalogStore store() {
    return store;
  }

  /** {@return what opens the copy that the application ships, or null where it ships none} */
  public @Nullable Supplier<? extends @Nullable InputStream> bootstrap() {
    return bootstrap;
  }

  /** {@return the "now" of all rules, such as how recent a model is} */
  public InstantSource clock() {
    return clock;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        apiKey,
        apiBase,
        baseUrl,
        policy,
        filters,
        operatorConfigs,
        idOffset,
        anonymousEnabledFree,
        anonymousEnabledPaid,
        seoEnabled,
        quotaReserveTokens,
        rpm,
        tpm,
        freeRpm,
        freeTpm,
        litellmParams,
        systemInstructions,
        useDefaultSystemInstructions,
        citationsEnabled,
        modelsTimeout,
        endpointsTimeout,
        maxBodyBytes,
        maxModels,
        refreshInterval,
        healthInterval,
        startupTimeout,
        delistedRetention,
        expiringSoon,
        store,
        bootstrap,
        clock);
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
        + (apiKey.isEmpty() ? "none" : "set")
        + ", policy="
        + policy
        + ", filters="
        + filters
        + ", operatorConfigs="
        + operatorConfigs.size()
        + "]";
  }
}
