package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.store.CatalogStore;
import java.io.InputStream;
import java.net.URI;
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
public final class CatalogSettingsBuilder extends TimesAndLimits<CatalogSettingsBuilder> {
  private static final int LOWEST_ID_OFFSET = Integer.MIN_VALUE + 10_000_000;
  private static final int ID_RANGE = 9_000_000;

  URI baseUrl = URI.create(CatalogSettings.DEFAULT_API_BASE);
  CatalogPolicy policy = CatalogPolicy.standard();
  ModelFilters filters = ModelFilters.defaults();
  List<LlmConfig> operatorConfigs = List.of();
  ModelOverrides modelOverrides = ModelOverrides.NONE;
  @Nullable QualityScorer qualityScorer;
  @Nullable HealthJudge healthJudge;
  int idOffset = -10_000;
  ListScope listScope = ListScope.ALL;
  boolean imageConfigs;
  int imageIdOffset = -20_000;
  ConfigTerms premiumTerms =
      ConfigTerms.defaults().toBuilder().apiBase(CatalogSettings.DEFAULT_API_BASE).build();
  ConfigTerms freeTerms = premiumTerms.toBuilder().rpm(20).tpm(100_000).build();
  @Nullable CatalogStore store;
  @Nullable Supplier<? extends @Nullable InputStream> bootstrap;
  InstantSource clock = InstantSource.system();

  CatalogSettingsBuilder() {}

  @Override
  CatalogSettingsBuilder self() {
    return this;
  }

  CatalogSettingsBuilder(CatalogSettings from) {
    baseUrl = from.baseUrl();
    policy = from.policy();
    filters = from.filters();
    operatorConfigs = from.operatorConfigs();
    modelOverrides = from.modelOverrides();
    qualityScorer = from.qualityScorer();
    healthJudge = from.healthJudge();
    idOffset = from.idOffset();
    listScope = from.listScope();
    imageConfigs = from.imageConfigs();
    imageIdOffset = from.idOffset(ModelKind.IMAGE);
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
   *     generated ids, or if {@link ListScope#ACCOUNT} has no API key
   */
  public CatalogSettings build() {
    if (listScope == ListScope.ACCOUNT && premiumTerms.apiKey().isEmpty()) {
      throw new IllegalArgumentException("list_scope account needs an api_key");
    }
    Set<Integer> ids = new HashSet<>();
    for (LlmConfig config : operatorConfigs) {
      int id = config.id();
      requireOutside(id, idOffset);
      if (imageConfigs) {
        requireOutside(id, imageIdOffset);
      }
      if (!ids.add(id)) {
        throw new IllegalArgumentException("operator_configs: id " + id + " is used twice");
      }
    }
    return new CatalogSettings(this);
  }

  private static void requireOutside(int id, int offset) {
    if (id <= offset && id > (long) offset - ID_RANGE) {
      throw new IllegalArgumentException(
          "operator_configs: id "
              + id
              + " lies in the range of generated ids, "
              + (offset - ID_RANGE + 1)
              + " to "
              + offset);
    }
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
   * Sets {@link CatalogSettings#modelOverrides()}.
   *
   * @param byModel fields of generated configs, by the ids of their models: each by its name in
   *     JSON with its value in JSON, such as {@code Map.of("a/model", Map.of("rpm", 10))}; all but
   *     {@code id}, {@code model_name}, {@code provider}, {@code __openrouter_dynamic__} and {@code
   *     supports_image_input}. None by default
   * @return this
   */
  public CatalogSettingsBuilder modelOverrides(Map<String, ? extends Map<String, ?>> byModel) {
    this.modelOverrides = ModelOverrides.of(byModel);
    return this;
  }

  /**
   * Sets {@link CatalogSettings#qualityScorer()}.
   *
   * @param qualityScorer keep it in a constant: settings are equal only if this is the same object.
   *     None by default; not a setting of {@link CatalogSettings#fromMap}
   * @return this
   */
  public CatalogSettingsBuilder qualityScorer(@Nullable QualityScorer qualityScorer) {
    this.qualityScorer = qualityScorer;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#healthJudge()}.
   *
   * @param healthJudge keep it in a constant: settings are equal only if this is the same object.
   *     None by default; not a setting of {@link CatalogSettings#fromMap}
   * @return this
   */
  public CatalogSettingsBuilder healthJudge(@Nullable HealthJudge healthJudge) {
    this.healthJudge = healthJudge;
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

  /** Sets {@link CatalogSettings#listScope()}; all models by default. */
  public CatalogSettingsBuilder listScope(ListScope listScope) {
    this.listScope = Objects.requireNonNull(listScope, "listScope");
    return this;
  }

  /** Sets {@link CatalogSettings#imageConfigs()}; false by default. */
  public CatalogSettingsBuilder imageConfigs(boolean imageConfigs) {
    this.imageConfigs = imageConfigs;
    return this;
  }

  /**
   * Sets {@link CatalogSettings#idOffset(ModelKind)} of models that make images.
   *
   * @param imageIdOffset from -2,137,483,648 up; -20,000 by default
   * @return this
   */
  public CatalogSettingsBuilder imageIdOffset(int imageIdOffset) {
    this.imageIdOffset =
        (int)
            ArgumentChecks.inRange(
                "image_id_offset", imageIdOffset, LOWEST_ID_OFFSET, Integer.MAX_VALUE);
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
