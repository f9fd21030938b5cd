package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link CatalogSettings}. Setters throw {@link IllegalArgumentException} for an impossible
 * value, naming the setting, the value (never a secret) and what is allowed. Not thread-safe; may
 * be used again after {@link #build()}.
 */
public final class CatalogSettingsBuilder {
  private static final int LOWEST_ID_OFFSET = Integer.MIN_VALUE + 10_000_000;
  private static final int ID_RANGE = 9_000_000;

  URI baseUrl = URI.create(CatalogSettings.DEFAULT_API_BASE);
  CatalogPolicy policy = CatalogPolicy.standard();
  ModelFilters filters = ModelFilters.defaults();
  List<LlmConfig> operatorConfigs = List.of();
  int idOffset = -10_000;
  ConfigTerms premiumTerms =
      ConfigTerms.defaults().toBuilder().apiBase(CatalogSettings.DEFAULT_API_BASE).build();
  ConfigTerms freeTerms = premiumTerms.toBuilder().rpm(20).tpm(100_000).build();
  FetchLimits limits = FetchLimits.DEFAULTS;
  RefreshSchedule schedule = RefreshSchedule.DEFAULTS;
  @Nullable CatalogStore store;
  @Nullable Supplier<? extends @Nullable InputStream> bootstrap;
  InstantSource clock = InstantSource.system();

  CatalogSettingsBuilder() {}

  CatalogSettingsBuilder(CatalogSettings from) {
    baseUrl = from.baseUrl();
    policy = from.policy();
    filters = from.filters();
    operatorConfigs = from.operatorConfigs();
    idOffset = from.idOffset();
    premiumTerms = from.terms(BillingTier.PREMIUM);
    freeTerms = from.terms(BillingTier.FREE);
    limits = from.limits();
    schedule = from.schedule();
    store = from.store();
    bootstrap = from.bootstrap();
    clock = from.clock();
  }

  /**
   * Builds the settings.
   *
   * @return the settings
   * @throws IllegalArgumentException if an operator config has an id twice or in the range of
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
   * Sets {@link CatalogSettings#apiKey()}: visible ASCII characters without spaces; empty for none,
   * the default.
   */
  public CatalogSettingsBuilder apiKey(String apiKey) {
    String checked = SettingChecks.apiKey(apiKey);
    terms(to -> to.apiKey(checked));
    return this;
  }

  /**
   * Sets {@link ConfigTerms#apiBase()}, the base URL for calls: http or https, without user, query
   * and fragment; OpenRouter's own by default.
   */
  public CatalogSettingsBuilder apiBase(String apiBase) {
    String checked = SettingChecks.httpUrl("api_base", apiBase).toString();
    terms(to -> to.apiBase(checked));
    return this;
  }

  /**
   * Sets {@link CatalogSettings#baseUrl()}, such as a mirror or a test server: http or https,
   * without user, query and fragment; OpenRouter's own by default.
   */
  public CatalogSettingsBuilder baseUrl(URI baseUrl) {
    this.baseUrl = SettingChecks.httpUrl("base_url", baseUrl.toString());
    return this;
  }

  /** Sets {@link CatalogSettings#policy()}; the standard one by default. */
  public CatalogSettingsBuilder policy(CatalogPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /** Sets {@link CatalogSettings#filters()}; {@link ModelFilters#defaults()} by default. */
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
        (int) ArgumentChecks.inRange("id_offset", idOffset, LOWEST_ID_OFFSET, Integer.MAX_VALUE);
    return this;
  }

  /** Sets {@link ConfigTerms#anonymousEnabled()} of free models; false by default. */
  public CatalogSettingsBuilder anonymousEnabledFree(boolean anonymousEnabledFree) {
    freeTerms = freeTerms.toBuilder().anonymousEnabled(anonymousEnabledFree).build();
    return this;
  }

  /** Sets {@link ConfigTerms#anonymousEnabled()} of premium models; false by default. */
  public CatalogSettingsBuilder anonymousEnabledPaid(boolean anonymousEnabledPaid) {
    premiumTerms = premiumTerms.toBuilder().anonymousEnabled(anonymousEnabledPaid).build();
    return this;
  }

  /** Sets {@link ConfigTerms#seoEnabled()}; false by default. */
  public CatalogSettingsBuilder seoEnabled(boolean seoEnabled) {
    terms(to -> to.seoEnabled(seoEnabled));
    return this;
  }

  /** Sets {@link ConfigTerms#quotaReserveTokens()}, 0 or more; 4,000 by default. */
  public CatalogSettingsBuilder quotaReserveTokens(int quotaReserveTokens) {
    terms(to -> to.quotaReserveTokens(quotaReserveTokens));
    return this;
  }

  /** Sets {@link ConfigTerms#rpm()} of premium models, 0 or more; 200 by default. */
  public CatalogSettingsBuilder rpm(int rpm) {
    premiumTerms = premiumTerms.toBuilder().rpm(rpm).build();
    return this;
  }

  /** Sets {@link ConfigTerms#tpm()} of premium models, 0 or more; 1,000,000 by default. */
  public CatalogSettingsBuilder tpm(int tpm) {
    premiumTerms = premiumTerms.toBuilder().tpm(tpm).build();
    return this;
  }

  /** Sets {@link ConfigTerms#rpm()} of free models, 0 or more; 20 by default. */
  public CatalogSettingsBuilder freeRpm(int freeRpm) {
    ArgumentChecks.notNegative("free_rpm", freeRpm);
    freeTerms = freeTerms.toBuilder().rpm(freeRpm).build();
    return this;
  }

  /** Sets {@link ConfigTerms#tpm()} of free models, 0 or more; 100,000 by default. */
  public CatalogSettingsBuilder freeTpm(int freeTpm) {
    ArgumentChecks.notNegative("free_tpm", freeTpm);
    freeTerms = freeTerms.toBuilder().tpm(freeTpm).build();
    return this;
  }

  /** Sets {@link ConfigTerms#litellmParams()}, copied; empty by default. */
  public CatalogSettingsBuilder litellmParams(Map<String, Object> litellmParams) {
    terms(to -> to.litellmParams(litellmParams));
    return this;
  }

  /** Sets {@link ConfigTerms#systemInstructions()}; empty by default. */
  public CatalogSettingsBuilder systemInstructions(String systemInstructions) {
    terms(to -> to.systemInstructions(systemInstructions));
    return this;
  }

  /** Sets {@link ConfigTerms#useDefaultSystemInstructions()}; true by default. */
  public CatalogSettingsBuilder useDefaultSystemInstructions(boolean useDefaultSystemInstructions) {
    terms(to -> to.useDefaultSystemInstructions(useDefaultSystemInstructions));
    return this;
  }

  /** Sets {@link ConfigTerms#citationsEnabled()}; true by default. */
  public CatalogSettingsBuilder citationsEnabled(boolean citationsEnabled) {
    terms(to -> to.citationsEnabled(citationsEnabled));
    return this;
  }

  /** Sets {@link FetchLimits#modelsTimeout()}: from 1 ms to 1 hour; 20 s by default. */
  public CatalogSettingsBuilder modelsTimeout(Duration modelsTimeout) {
    Duration checked = SettingChecks.timeout("models_timeout_seconds", modelsTimeout);
    limits = limits.with(to -> to.modelsTimeout = checked);
    return this;
  }

  /** Sets {@link FetchLimits#endpointsTimeout()}: from 1 ms to 1 hour; 5 s by default. */
  public CatalogSettingsBuilder endpointsTimeout(Duration endpointsTimeout) {
    Duration checked = SettingChecks.timeout("endpoints_timeout_seconds", endpointsTimeout);
    limits = limits.with(to -> to.endpointsTimeout = checked);
    return this;
  }

  /** Sets {@link FetchLimits#maxBodyBytes()}: from 1,024 to 1 GiB; 32 MiB by default. */
  public CatalogSettingsBuilder maxBodyBytes(long maxBodyBytes) {
    long checked = ArgumentChecks.inRange("max_body_bytes", maxBodyBytes, 1024, 1L << 30);
    limits = limits.with(to -> to.maxBodyBytes = checked);
    return this;
  }

  /** Sets {@link FetchLimits#maxModels()}: 1 or more; 10,000 by default. */
  public CatalogSettingsBuilder maxModels(int maxModels) {
    int checked = (int) ArgumentChecks.inRange("max_models", maxModels, 1, Integer.MAX_VALUE);
    limits = limits.with(to -> to.maxModels = checked);
    return this;
  }

  /** Sets {@link FetchLimits#maxRememberedIds()}: 1 or more; 100,000 by default. */
  public CatalogSettingsBuilder maxRememberedIds(int most) {
    int checked = (int) ArgumentChecks.inRange("max_remembered_ids", most, 1, Integer.MAX_VALUE);
    limits = limits.with(to -> to.maxRememberedIds = checked);
    return this;
  }

  /** Sets {@link FetchLimits#maxRememberedPrices()}: 0 or more; 20,000 by default. */
  public CatalogSettingsBuilder maxRememberedPrices(int most) {
    int checked = ArgumentChecks.notNegative("max_remembered_prices", most);
    limits = limits.with(to -> to.maxRememberedPrices = checked);
    return this;
  }

  /**
   * Sets {@link FetchLimits#implausibleLossShare()}: from 0 to 1; 0.5 by default. 1 believes every
   * list, which suits tests that delist most of a few models.
   */
  public CatalogSettingsBuilder implausibleLossShare(double implausibleLossShare) {
    double checked = SettingChecks.share("implausible_loss_share", implausibleLossShare);
    limits = limits.with(to -> to.implausibleLossShare = checked);
    return this;
  }

  /**
   * Sets {@link RefreshSchedule#refreshInterval()}: 1 hour by default; zero or less switches the
   * background refresh off, but not the measuring of health; otherwise from 1 second to 365 days.
   */
  public CatalogSettingsBuilder refreshInterval(Duration refreshInterval) {
    Duration checked = SettingChecks.interval("refresh_interval_hours", refreshInterval);
    schedule = schedule.with(to -> to.refreshInterval = checked);
    return this;
  }

  /**
   * Sets {@link RefreshSchedule#healthInterval()}: 1 hour by default; zero or less switches the
   * measuring off; otherwise from 1 second to 365 days.
   */
  public CatalogSettingsBuilder healthInterval(Duration healthInterval) {
    Duration checked = SettingChecks.interval("health_interval_hours", healthInterval);
    schedule = schedule.with(to -> to.healthInterval = checked);
    return this;
  }

  /** Sets {@link RefreshSchedule#healthTopPremium()}: 0 or more; 50 by default. */
  public CatalogSettingsBuilder healthTopPremium(int healthTopPremium) {
    int checked = ArgumentChecks.notNegative("health_top_premium", healthTopPremium);
    schedule = schedule.with(to -> to.healthTopPremium = checked);
    return this;
  }

  /** Sets {@link RefreshSchedule#healthTopFree()}: 0 or more; 30 by default. */
  public CatalogSettingsBuilder healthTopFree(int healthTopFree) {
    int checked = ArgumentChecks.notNegative("health_top_free", healthTopFree);
    schedule = schedule.with(to -> to.healthTopFree = checked);
    return this;
  }

  /**
   * Sets {@link RefreshSchedule#startupTimeout()}: 20 s by default; zero does not wait, at most 1
   * hour.
   */
  public CatalogSettingsBuilder startupTimeout(Duration startupTimeout) {
    Duration checked =
        SettingChecks.upTo("startup_timeout_seconds", startupTimeout, Duration.ofHours(1));
    schedule = schedule.with(to -> to.startupTimeout = checked);
    return this;
  }

  /**
   * Sets {@link RefreshSchedule#delistedRetention()}: 7 days by default; zero forgets at once, at
   * most 3650 days.
   */
  public CatalogSettingsBuilder delistedRetention(Duration delistedRetention) {
    Duration checked =
        SettingChecks.upTo("delisted_retention_days", delistedRetention, Duration.ofDays(3650));
    schedule = schedule.with(to -> to.delistedRetention = checked);
    return this;
  }

  /** Sets {@link RefreshSchedule#expiringSoon()}: 14 days by default, at most 3650 days. */
  public CatalogSettingsBuilder expiringSoon(Duration expiringSoon) {
    Duration checked =
        SettingChecks.upTo("expiring_soon_days", expiringSoon, Duration.ofDays(3650));
    schedule = schedule.with(to -> to.expiringSoon = checked);
    return this;
  }

  /** Sets {@link RefreshSchedule#priceMemory()}: 400 days by default, at most 3650 days. */
  public CatalogSettingsBuilder priceMemory(Duration priceMemory) {
    Duration checked = SettingChecks.upTo("price_memory_days", priceMemory, Duration.ofDays(3650));
    schedule = schedule.with(to -> to.priceMemory = checked);
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
   *     equal only if this is the same object
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

  /** Changes the terms of the configs of both tiers. */
  private void terms(UnaryOperator<ConfigTerms.Builder> change) {
    freeTerms = change.apply(freeTerms.toBuilder()).build();
    premiumTerms = change.apply(premiumTerms.toBuilder()).build();
  }
}
