package io.openroutercatalog;

import io.openroutercatalog.internal.base.Checks;
import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.store.CatalogStore;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link CatalogSettings}. Setters throw {@link IllegalArgumentException} for an impossible
 * value, naming the setting, the value (never a secret) and what is allowed. Not thread-safe; may
 * be used again after {@link #build()}.
 */
public final class CatalogSettingsBuilder {
  private static final int LOWEST_ID_OFFSET = Integer.MIN_VALUE + 10_000_000;
  private static final int ID_RANGE = 9_000_000;

  String apiKey = "";
  String apiBase = CatalogSettings.DEFAULT_API_BASE;
  URI baseUrl = URI.create(CatalogSettings.DEFAULT_API_BASE);
  CatalogPolicy policy = CatalogPolicy.standard();
  ModelFilters filters = ModelFilters.defaults();
  List<LlmConfig> operatorConfigs = List.of();
  int idOffset = -10_000;
  boolean anonymousEnabledFree = false;
  boolean anonymousEnabledPaid = false;
  boolean seoEnabled = false;
  int quotaReserveTokens = 4_000;
  int rpm = 200;
  int tpm = 1_000_000;
  int freeRpm = 20;
  int freeTpm = 100_000;
  Map<String, Object> litellmParams = Map.of();
  String systemInstructions = "";
  boolean useDefaultSystemInstructions = true;
  boolean citationsEnabled = true;
  Duration modelsTimeout = Duration.ofSeconds(20);
  Duration endpointsTimeout = Duration.ofSeconds(5);
  long maxBodyBytes = 32L << 20;
  int maxModels = 10_000;
  Duration refreshInterval = Duration.ofHours(24);
  Duration healthInterval = Duration.ofHours(1);
  Duration startupTimeout = Duration.ofSeconds(20);
  Duration delistedRetention = Duration.ofDays(7);
  Duration expiringSoon = Duration.ofDays(14);
  @Nullable CatalogStore store;
  @Nullable Supplier<? extends @Nullable InputStream> bootstrap;
  InstantSource clock = InstantSource.system();

  CatalogSettingsBuilder() {}

  CatalogSettingsBuilder(CatalogSettings from) {
    apiKey = from.apiKey();
    apiBase = from.apiBase();
    baseUrl = from.baseUrl();
    policy = from.policy();
    filters = from.filters();
    operatorConfigs = from.operatorConfigs();
    idOffset = from.idOffset();
    anonymousEnabledFree = from.anonymousEnabledFree();
    anonymousEnabledPaid = from.anonymousEnabledPaid();
    seoEnabled = from.seoEnabled();
    quotaReserveTokens = from.quotaReserveTokens();
    rpm = from.rpm();
    tpm = from.tpm();
    freeRpm = from.freeRpm();
    freeTpm = from.freeTpm();
    litellmParams = from.litellmParams();
    systemInstructions = from.systemInstructions();
    useDefaultSystemInstructions = from.useDefaultSystemInstructions();
    citationsEnabled = from.citationsEnabled();
    modelsTimeout = from.modelsTimeout();
    endpointsTimeout = from.endpointsTimeout();
    maxBodyBytes = from.maxBodyBytes();
    maxModels = from.maxModels();
    refreshInterval = from.refreshInterval();
    healthInterval = from.healthInterval();
    startupTimeout = from.startupTimeout();
    delistedRetention = from.delistedRetention();
    expiringSoon = from.expiringSoon();
    store = from.store();
    bootstrap = from.bootstrap();
    clock = from.clock();
  }

  /**
   * Makes the settings.
   *
   * @return the settings
   * @throws IllegalArgumentException where an operator config has an id twice or in the range of
   *     generated ids
   */
  public CatalogSettings build() {
    Set<Integer> ids = new HashSet<>();
    for (LlmConfig config : operatorConfigs) {
      int id = config.id();
      if (id <= idOffset && id > (long) idOffset - ID_RANGE) {
        throw new IllegalArgumentException(
            "operator_configs: id "
                + id
                + " lies in the range of generated ids, "
                + (idOffset - ID_RANGE + 1)
                + " to "
                + idOffset);
      }
      if (!ids.add(id)) {
        throw new IllegalArgumentException("operator_configs: id " + id + " is used twice");
      }
    }
    return new CatalogSettings(this);
  }

  /**
   * Sets {@link CatalogSettings#apiKey()}.
   *
   * @param apiKey visible ASCII characters without spaces; empty for none, the default
   * @return this
   */
  public CatalogSettingsBuilder apiKey(String apiKey) {
    this.apiKey = SettingChecks.apiKey(apiKey);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#apiBase()}.
   *
   * @param apiBase an http or https URL without user, query and fragment; OpenRouter's own by
   *     default
   * @return this
   */
  public CatalogSettingsBuilder apiBase(String apiBase) {
    this.apiBase = SettingChecks.httpUrl("api_base", apiBase).toString();
    return this;
  }

  /**
   * Sets {@link CatalogSettings#baseUrl()}.
   *
   * @param baseUrl an http or https URL without user, query and fragment, for a mirror or a test
   *     server; OpenRouter's own by default
   * @return this
   */
  public CatalogSettingsBuilder baseUrl(URI baseUrl) {
    this.baseUrl = SettingChecks.httpUrl("base_url", baseUrl.toString());
    return this;
  }

  /**
   * Sets {@link CatalogSettings#policy()}.
   *
   * @param policy the policy; the standard one by default
   * @return this
   */
  public CatalogSettingsBuilder policy(CatalogPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets {@link CatalogSettings#filters()}.
   *
   * @param filters the filters; the reference's by default
   * @return this
   */
  public CatalogSettingsBuilder filters(ModelFilters filters) {
    this.filters = Objects.requireNonNull(filters, "filters");
    return this;
  }

  /**
   * Sets {@link CatalogSettings#operatorConfigs()}.
   *
   * @param operatorConfigs configs of any provider, with ids outside the range of generated ones;
   *     none by default
   * @return this
   */
  public CatalogSettingsBuilder operatorConfigs(List<LlmConfig> operatorConfigs) {
    for (LlmConfig config : operatorConfigs) {
      if (config.openrouterDynamic()) {
        throw new IllegalArgumentException(
            "operator_configs: "
                + config
                + " is a generated config; __openrouter_dynamic__ must be false");
      }
    }
    this.operatorConfigs = List.copyOf(operatorConfigs);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#idOffset()}.
   *
   * @param idOffset from -2,137,483,648 up; -10,000 by default
   * @return this
   */
  public CatalogSettingsBuilder idOffset(int idOffset) {
    this.idOffset =
        (int) Checks.inRange("id_offset", idOffset, LOWEST_ID_OFFSET, Integer.MAX_VALUE);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#anonymousEnabledFree()}.
   *
   * @param anonymousEnabledFree false by default
   * @return this
   */
  public CatalogSettingsBuilder anonymousEnabledFree(boolean anonymousEnabledFree) {
    this.anonymousEnabledFree = anonymousEnabledFree;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#anonymousEnabledPaid()}.
   *
   * @param anonymousEnabledPaid false by default
   * @return this
   */
  public CatalogSettingsBuilder anonymousEnabledPaid(boolean anonymousEnabledPaid) {
    this.anonymousEnabledPaid = anonymousEnabledPaid;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#seoEnabled()}.
   *
   * @param seoEnabled false by default
   * @return this
   */
  public CatalogSettingsBuilder seoEnabled(boolean seoEnabled) {
    this.seoEnabled = seoEnabled;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#quotaReserveTokens()}.
   *
   * @param quotaReserveTokens 0 or more; 4,000 by default
   * @return this
   */
  public CatalogSettingsBuilder quotaReserveTokens(int quotaReserveTokens) {
    this.quotaReserveTokens = Checks.notNegative("quota_reserve_tokens", quotaReserveTokens);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#rpm()}.
   *
   * @param rpm 0 or more; 200 by default
   * @return this
   */
  public CatalogSettingsBuilder rpm(int rpm) {
    this.rpm = Checks.notNegative("rpm", rpm);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#tpm()}.
   *
   * @param tpm 0 or more; 1,000,000 by default
   * @return this
   */
  public CatalogSettingsBuilder tpm(int tpm) {
    this.tpm = Checks.notNegative("tpm", tpm);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#freeRpm()}.
   *
   * @param freeRpm 0 or more; 20 by default
   * @return this
   */
  public CatalogSettingsBuilder freeRpm(int freeRpm) {
    this.freeRpm = Checks.notNegative("free_rpm", freeRpm);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#freeTpm()}.
   *
   * @param freeTpm 0 or more; 100,000 by default
   * @return this
   */
  public CatalogSettingsBuilder freeTpm(int freeTpm) {
    this.freeTpm = Checks.notNegative("free_tpm", freeTpm);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#litellmParams()}.
   *
   * @param litellmParams any JSON object, copied; empty by default
   * @return this
   */
  public CatalogSettingsBuilder litellmParams(Map<String, Object> litellmParams) {
    this.litellmParams = JsonValues.copyObject(litellmParams, "litellm_params");
    return this;
  }

  /**
   * Sets {@link CatalogSettings#systemInstructions()}.
   *
   * @param systemInstructions empty by default
   * @return this
   */
  public CatalogSettingsBuilder systemInstructions(String systemInstructions) {
    this.systemInstructions = Objects.requireNonNull(systemInstructions, "systemInstructions");
    return this;
  }

  /**
   * Sets {@link CatalogSettings#useDefaultSystemInstructions()}.
   *
   * @param useDefaultSystemInstructions true by default
   * @return this
   */
  public CatalogSettingsBuilder useDefaultSystemInstructions(boolean useDefaultSystemInstructions) {
    this.useDefaultSystemInstructions = useDefaultSystemInstructions;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#citationsEnabled()}.
   *
   * @param citationsEnabled true by default
   * @return this
   */
  public CatalogSettingsBuilder citationsEnabled(boolean citationsEnabled) {
    this.citationsEnabled = citationsEnabled;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#modelsTimeout()}.
   *
   * @param modelsTimeout from 1 ms to 1 hour; 20 s by default
   * @return this
   */
  public CatalogSettingsBuilder modelsTimeout(Duration modelsTimeout) {
    this.modelsTimeout = SettingChecks.timeout("models_timeout_seconds", modelsTimeout);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#endpointsTimeout()}.
   *
   * @param endpointsTimeout from 1 ms to 1 hour; 5 s by default
   * @return this
   */
  public CatalogSettingsBuilder endpointsTimeout(Duration endpointsTimeout) {
    this.endpointsTimeout = SettingChecks.timeout("endpoints_timeout_seconds", endpointsTimeout);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#maxBodyBytes()}.
   *
   * @param maxBodyBytes from 1,024 to 1 GiB; 32 MiB by default
   * @return this
   */
  public CatalogSettingsBuilder maxBodyBytes(long maxBodyBytes) {
    this.maxBodyBytes = Checks.inRange("max_body_bytes", maxBodyBytes, 1024, 1L << 30);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#maxModels()}.
   *
   * @param maxModels 1 or more; 10,000 by default
   * @return this
   */
  public CatalogSettingsBuilder maxModels(int maxModels) {
    this.maxModels = (int) Checks.inRange("max_models", maxModels, 1, Integer.MAX_VALUE);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#refreshInterval()}.
   *
   * @param refreshInterval 24 hours by default; zero or less switches the background refresh off,
   *     but not the health passes; otherwise from 1 second to 365 days
   * @return this
   */
  public CatalogSettingsBuilder refreshInterval(Duration refreshInterval) {
    this.refreshInterval = SettingChecks.interval("refresh_interval_hours", refreshInterval);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#healthInterval()}.
   *
   * @param healthInterval 1 hour by default; zero or less switches the health passes off; otherwise
   *     from 1 second to 365 days
   * @return this
   */
  public CatalogSettingsBuilder healthInterval(Duration healthInterval) {
    this.healthInterval = SettingChecks.interval("health_interval_hours", healthInterval);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#startupTimeout()}.
   *
   * @param startupTimeout 20 s by default; zero does not wait, at most 1 hour
   * @return this
   */
  public CatalogSettingsBuilder startupTimeout(Duration startupTimeout) {
    this.startupTimeout =
        SettingChecks.upTo("startup_timeout_seconds", startupTimeout, Duration.ofHours(1));
    return this;
  }

  /**
   * Sets {@link CatalogSettings#delistedRetention()}.
   *
   * @param delistedRetention 7 days by default; zero forgets at once, at most 3650 days
   * @return this
   */
  public CatalogSettingsBuilder delistedRetention(Duration delistedRetention) {
    this.delistedRetention =
        SettingChecks.upTo("delisted_retention_days", delistedRetention, Duration.ofDays(3650));
    return this;
  }

  /**
   * Sets {@link CatalogSettings#expiringSoon()}.
   *
   * @param expiringSoon 14 days by default, at most 3650 days
   * @return this
   */
  public CatalogSettingsBuilder expiringSoon(Duration expiringSoon) {
    this.expiringSoon =
        SettingChecks.upTo("expiring_soon_days", expiringSoon, Duration.ofDays(3650));
    return this;
  }

  /**
   * Sets {@link CatalogSettings#store()}.
   *
   * @param store such as {@link CatalogStore#file}; nowhere by default
   * @return this
   */
  public CatalogSettingsBuilder store(@Nullable CatalogStore store) {
    this.store = store;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#bootstrap()}.
   *
   * @param bootstrap opens a copy that a {@link CatalogStore} wrote and the application ships, for
   *     example {@code () -> App.class.getResourceAsStream("/catalogue.json")}; served until there
   *     is a list. None by default; not a setting of {@link CatalogSettings#fromMap}. Settings are
   *     equal only where this is the same object
   * @return this
   */
  public CatalogSettingsBuilder bootstrap(
      @Nullable Supplier<? extends @Nullable InputStream> bootstrap) {
    this.bootstrap = bootstrap;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#clock()}.
   *
   * @param clock the system clock by default; not a setting of {@link CatalogSettings#fromMap}
   * @return this
   */
  public CatalogSettingsBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }
}
