package io.openroutercatalog;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.internal.json.StrictJsonObject;
import io.openroutercatalog.model.ModelRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a config as a flat JSON object with the reference's snake_case names, and reads it. */
final class LlmConfigJson {
  private LlmConfigJson() {}

  /** Reads one config; unknown fields are skipped. */
  static LlmConfig read(String json) {
    try {
      StrictJsonObject from = new StrictJsonObject(JsonText.parseObject(json, "config"), "");
      return readInto(LlmConfig.builder(), from).build();
    } catch (IllegalStateException e) { // Something required is missing.
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** {@return a config as text} */
  static String write(LlmConfig config, boolean withKey) {
    return JsonText.of(fields(config, withKey));
  }

  /**
   * {@return the fields of a config under the reference's names and in its order; fields that it
   * does not have come after them}
   *
   * @param withKey whether {@code api_key} is among them
   */
  static Map<String, @Nullable Object> fields(LlmConfig config, boolean withKey) {
    ConfigTerms terms = config.terms();
    ModelRow row = config.row();
    Instant created = row.created();
    StaticScore score = config.staticScore();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", config.id());
    json.put("name", config.name());
    json.put("description", config.description());
    json.put("billing_tier", config.billingTier().jsonName());
    json.put("anonymous_enabled", terms.anonymousEnabled());
    json.put("seo_enabled", terms.seoEnabled());
    json.put("seo_slug", terms.seoSlug());
    json.put("quota_reserve_tokens", terms.quotaReserveTokens());
    json.put("provider", config.provider());
    json.put("model_name", config.modelName());
    if (withKey) {
      json.put("api_key", terms.apiKey());
    }
    json.put("api_base", terms.apiBase());
    json.put("rpm", terms.rpm());
    json.put("tpm", terms.tpm());
    json.put("litellm_params", terms.litellmParams());
    json.put("system_instructions", terms.systemInstructions());
    json.put("use_default_system_instructions", terms.useDefaultSystemInstructions());
    json.put("citations_enabled", terms.citationsEnabled());
    json.put("router_pool_eligible", config.routerPoolEligible());
    json.put("__openrouter_dynamic__", config.openrouterDynamic());
    json.put("auto_pin_tier", config.autoPinTier().name());
    json.put("quality_score_static", config.qualityScoreStatic());
    json.put("quality_score_health", config.qualityScoreHealth());
    json.put("quality_score", config.qualityScore());
    json.put("health_gated", config.healthGated());
    json.put("canonical_slug", row.canonicalSlug());
    json.put("created", created == null ? null : (Long) created.getEpochSecond());
    json.put("expiration_date", Objects.toString(row.expirationDate(), null));
    json.put("context_length", row.contextLength());
    json.put("top_provider_context_length", row.topProviderContextLength());
    json.put("max_completion_tokens", row.maxCompletionTokens());
    json.put("input_modalities", row.inputModalities());
    json.put("output_modalities", row.outputModalities());
    json.put("supported_parameters", row.supportedParameters());
    json.put("supports_image_input", config.supportsImageInput());
    json.put("pricing", PricingJson.toMap(row.pricing()));
    ModelCardJson.put(config.card(), json);
    json.put("kind", config.kind().jsonName());
    json.put("static_score_components", score == null ? null : score.components());
    return json;
  }

  /** Sets what an object states; unknown fields are left in {@link StrictJsonObject#unread()}. */
  static LlmConfigBuilder readInto(LlmConfigBuilder to, StrictJsonObject from) {
    from.integer("id", to::id);
    from.text("name", to::name);
    from.text("description", to::description);
    from.oneOf("billing_tier", BillingTier.class, to::billingTier);
    from.bool("anonymous_enabled", to::anonymousEnabled);
    from.bool("seo_enabled", to::seoEnabled);
    from.text("seo_slug", to::seoSlug);
    from.integer("quota_reserve_tokens", to::quotaReserveTokens);
    from.text("provider", to::provider);
    from.text("model_name", to::modelName);
    from.text("api_key", to::apiKey);
    from.text("api_base", to::apiBase);
    from.integer("rpm", to::rpm);
    from.integer("tpm", to::tpm);
    from.object("litellm_params", to::litellmParams);
    from.text("system_instructions", to::systemInstructions);
    from.bool("use_default_system_instructions", to::useDefaultSystemInstructions);
    from.bool("citations_enabled", to::citationsEnabled);
    from.bool("router_pool_eligible", to::routerPoolEligible);
    from.bool("__openrouter_dynamic__", to::openrouterDynamic);
    from.text("auto_pin_tier", text -> to.autoPinTier(pinTier(text)));
    from.integer("quality_score_static", to::qualityScoreStatic);
    from.number("quality_score_health", to::qualityScoreHealth);
    from.integer("quality_score", to::qualityScore);
    from.bool("health_gated", to::healthGated);
    from.text("canonical_slug", to::canonicalSlug);
    from.wholeNumber("created", seconds -> to.created(instant(seconds)));
    from.text("expiration_date", text -> to.expirationDate(date(text)));
    from.wholeNumber("context_length", to::contextLength);
    from.wholeNumber("top_provider_context_length", to::topProviderContextLength);
    from.wholeNumber("max_completion_tokens", to::maxCompletionTokens);
    from.texts("input_modalities", to::inputModalities);
    from.texts("output_modalities", to::outputModalities);
    from.texts("supported_parameters", to::supportedParameters);
    from.bool("supports_image_input", ignored -> {});
    from.object("pricing", object -> to.pricing(PricingJson.fromMap(object)));
    from.oneOf("kind", ModelKind.class, to::kind);
    from.object("static_score_components", object -> to.staticScore(components(object)));
    return to.card(ModelCardJson.read(from, to.row.card()));
  }

  private static AutoPinTier pinTier(String text) {
    for (AutoPinTier tier : AutoPinTier.values()) {
      if (tier.name().equals(text)) {
        return tier;
      }
    }
    throw new IllegalArgumentException(
        "auto_pin_tier must be one of A, B, C, was \"" + CleanText.of(text, 60) + "\"");
  }

  private static Instant instant(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "created must be a time in Unix seconds, was " + seconds, e);
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expiration_date must be a date as YYYY-MM-DD, was \"" + CleanText.of(text, 60) + "\"",
          e);
    }
  }

  private static @Nullable StaticScore components(Map<String, Object> object) {
    Map<String, Integer> points = new LinkedHashMap<>();
    StrictJsonObject from = new StrictJsonObject(object, "static_score_components.");
    for (String name : List.copyOf(object.keySet())) {
      from.integer(name, value -> points.put(name, value));
    }
    return StaticScore.of(points);
  }
}
