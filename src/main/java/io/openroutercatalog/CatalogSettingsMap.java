package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.base.EditDistance;
import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.internal.json.StrictJsonObject;
import io.openroutercatalog.store.CatalogStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Settings from a map with snake_case keys: every key of the reference, the Python service that
 * this library comes from, and one for each further setting.
 */
final class CatalogSettingsMap {
  private final CatalogSettingsBuilder to = CatalogSettings.builder();
  private final StrictJsonObject from;
  private CatalogPolicy policy = CatalogPolicy.standard();
  private ModelFilters filters = ModelFilters.defaults();

  private CatalogSettingsMap(StrictJsonObject from) {
    this.from = from;
  }

  static CatalogSettings read(Map<String, ?> map) {
    return new CatalogSettingsMap(StrictJsonObject.loose(map, "")).read();
  }

  /**
   * Reads settings of several sources.
   *
   * @param values by key
   * @param written how each key was written
   */
  static CatalogSettings read(Map<String, Object> values, Map<String, String> written) {
    return new CatalogSettingsMap(StrictJsonObject.loose(values, written)).read();
  }

  private CatalogSettings read() {
    readTerms();
    readPolicy();
    readFilters();
    readService();
    Set<String> known = from.asked();
    Set<String> unknown = from.unread();
    if (!unknown.isEmpty()) {
      String key = unknown.iterator().next();
      String meant =
          EditDistance.nearest(key, known).map(name -> "; did you mean " + name + "?").orElse(";");
      throw new IllegalArgumentException(
          "unknown setting "
              + CleanText.of(from.written(key), 60)
              + meant
              + " known are "
              + String.join(", ", new TreeSet<>(known)));
    }
    return to.policy(policy).filters(filters).build();
  }

  private void readTerms() {
    from.text("api_key", to::apiKey);
    from.text("api_base", to::apiBase);
    from.integer("id_offset", to::idOffset);
    from.bool("anonymous_enabled_free", to::anonymousEnabledFree);
    from.bool("anonymous_enabled_paid", to::anonymousEnabledPaid);
    from.bool("seo_enabled", to::seoEnabled);
    from.integer("quota_reserve_tokens", to::quotaReserveTokens);
    from.integer("rpm", to::rpm);
    from.integer("tpm", to::tpm);
    from.integer("free_rpm", to::freeRpm);
    from.integer("free_tpm", to::freeTpm);
    from.object("litellm_params", to::litellmParams);
    from.text("system_instructions", to::systemInstructions);
    from.bool("use_default_system_instructions", to::useDefaultSystemInstructions);
    from.bool("citations_enabled", to::citationsEnabled);
    from.list("operator_configs", list -> to.operatorConfigs(operatorConfigs(list)));
    from.object("model_overrides", object -> to.modelOverrides(modelOverrides(object)));
  }

  /**
   * Applies the named policy first, so that single choices override it whatever the order of the
   * keys.
   */
  private void readPolicy() {
    from.oneOf("policy", NamedPolicy.class, named -> policy = named.policy());
    from.oneOf("tier_policy", TierPolicy.class, value -> policy = policy.withTierPolicy(value));
    readDuration("zero_price_hold_hours", value -> policy = policy.withZeroPriceHold(value));
    from.oneOf("id_policy", IdPolicy.class, value -> policy = policy.withIdPolicy(value));
    from.oneOf("context_rule", ContextRule.class, value -> policy = policy.withContextRule(value));
    from.oneOf("name_policy", NamePolicy.class, value -> policy = policy.withNamePolicy(value));
    from.oneOf("score_policy", ScorePolicy.class, value -> policy = policy.withScorePolicy(value));
    from.oneOf(
        "health_policy", HealthPolicy.class, value -> policy = policy.withHealthPolicy(value));
    from.oneOf(
        "health_schedule",
        HealthSchedule.class,
        value -> policy = policy.withHealthSchedule(value));
    from.bool("list_aliases", value -> policy = policy.withListAliases(value));
    from.bool("list_expired", value -> policy = policy.withListExpired(value));
    from.texts(
        "excluded_variants", value -> policy = policy.withExcludedVariants(Set.copyOf(value)));
  }

  private void readFilters() {
    from.texts("output_modalities", value -> filters = filters.withOutputModalities(value));
    from.texts(
        "required_parameters",
        value -> filters = filters.withRequiredParameters(Set.copyOf(value)));
    from.wholeNumber("min_context_length", value -> filters = filters.withMinContextLength(value));
    from.texts(
        "excluded_providers", value -> filters = filters.withExcludedAuthors(Set.copyOf(value)));
    from.texts(
        "excluded_model_ids", value -> filters = filters.withExcludedModelIds(Set.copyOf(value)));
    from.texts(
        "excluded_suffixes", value -> filters = filters.withExcludedSuffixes(Set.copyOf(value)));
    from.texts("force_include", value -> filters = filters.withForceInclude(Set.copyOf(value)));
    from.texts("force_exclude", value -> filters = filters.withForceExclude(Set.copyOf(value)));
  }

  private void readService() {
    from.text("base_url", text -> to.baseUrl(SettingChecks.httpUrl("base_url", text)));
    from.oneOf("list_scope", ListScope.class, to::listScope);
    from.bool("image_configs", to::imageConfigs);
    from.integer("image_id_offset", to::imageIdOffset);
    from.wholeNumber("max_body_bytes", to::maxBodyBytes);
    from.integer("max_models", to::maxModels);
    from.integer("max_remembered_ids", to::maxRememberedIds);
    from.integer("max_remembered_prices", to::maxRememberedPrices);
    from.bool("keep_descriptions", to::keepDescriptions);
    from.number("implausible_loss_share", to::implausibleLossShare);
    readDuration("refresh_interval_hours", to::refreshInterval);
    readDuration("health_interval_hours", to::healthInterval);
    from.integerOrAll("health_top_premium", to::healthTopPremium);
    from.integerOrAll("health_top_free", to::healthTopFree);
    readDuration("startup_timeout_seconds", to::startupTimeout);
    readDuration("delisted_retention_days", to::delistedRetention);
    readDuration("expiring_soon_days", to::expiringSoon);
    readDuration("price_memory_days", to::priceMemory);
    readDuration("models_timeout_seconds", to::modelsTimeout);
    readDuration("endpoints_timeout_seconds", to::endpointsTimeout);
    from.text("store_path", text -> to.store(CatalogStore.file(path(text))));
  }

  private void readDuration(String key, Consumer<Duration> set) {
    from.value(
        key,
        "a number, or a duration such as 90s or PT90S",
        value -> SettingChecks.durationOf(key, value),
        set);
  }

  private static Path path(String text) {
    try {
      return Path.of(ArgumentChecks.notBlank("store_path", text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "store_path must be a path, is not one at index " + e.getIndex(), e);
    }
  }

  private static List<LlmConfig> operatorConfigs(List<?> list) {
    List<LlmConfig> configs = new ArrayList<>();
    for (Object entry : list) {
      configs.add(operatorConfig(entry, "operator_configs[" + configs.size() + "]"));
    }
    return configs;
  }

  private static Map<String, Map<String, Object>> modelOverrides(Map<String, Object> object) {
    Map<String, Map<String, Object>> byModel = new LinkedHashMap<>();
    object.forEach(
        (model, fields) -> {
          if (!(fields instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(
                "model_overrides."
                    + CleanText.of(model, 60)
                    + " must be an object, was "
                    + JsonValues.typeName(fields));
          }
          byModel.put(model, StrictJsonObject.copy(map, "model_overrides"));
        });
    return byModel;
  }

  private static LlmConfig operatorConfig(Object entry, String name) {
    if (!(entry instanceof Map<?, ?> object)) {
      throw new IllegalArgumentException(
          name + " must be an object, was " + JsonValues.typeName(entry));
    }
    StrictJsonObject from = StrictJsonObject.loose(object, name + ".");
    LlmConfigBuilder config = LlmConfigJson.readInto(LlmConfig.builder(), from);
    if (!from.unread().isEmpty()) {
      throw new IllegalArgumentException(
          name
              + ": unknown field "
              + CleanText.of(from.written(from.unread().iterator().next()), 60));
    }
    try {
      return config.build();
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** The policies that have a name. */
  private enum NamedPolicy {
    STANDARD,
    REFERENCE;

    CatalogPolicy policy() {
      return switch (this) {
        case STANDARD -> CatalogPolicy.standard();
        case REFERENCE -> CatalogPolicy.reference();
      };
    }
  }
}
