package io.openroutercatalog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonObjectReader;
import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A config as JSON with the reference's snake_case names, further fields after them. */
final class ConfigJson {
  private ConfigJson() {}

  /** Reads one config; unknown fields are passed over. */
  static LlmConfig read(String json) {
    try {
      return readInto(
              LlmConfig.builder(), new JsonObjectReader(JsonText.parseObject(json, "config"), ""))
          .build();
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Sets what an object states; unknown fields are left in {@link JsonObjectReader#unread()}. */
  static LlmConfigBuilder readInto(LlmConfigBuilder to, JsonObjectReader from) {
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
    from.text("auto_pin_tier", text -> to.autoPinTier(autoPinTier(text)));
    from.integer("quality_score_static", to::qualityScoreStatic);
    from.number("quality_score_health", to::qualityScoreHealth);
    from.integer("quality_score", to::qualityScore);
    from.bool("health_gated", to::healthGated);
    from.text("canonical_slug", to::canonicalSlug);
    from.wholeNumber("created", seconds -> to.created(instant(seconds)));
    from.text("expiration_date", text -> to.expirationDate(date(text)));
    from.wholeNumber("context_length", to::contextLength);
    from.wholeNumber("max_completion_tokens", to::maxCompletionTokens);
    from.texts("input_modalities", to::inputModalities);
    from.texts("output_modalities", to::outputModalities);
    from.texts("supported_parameters", to::supportedParameters);
    from.bool("supports_image_input", ignored -> {});
    from.object("pricing", object -> to.pricing(pricing(object)));
    from.object("static_score_components", object -> to.staticScore(components(object)));
    return to;
  }

  /** Writes one config. */
  static String write(LlmConfig config, boolean withApiKey) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.MAPPER.createGenerator(text)) {
      write(config, withApiKey, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A StringWriter has no way to fail.
    }
    return text.toString();
  }

  private static void write(LlmConfig config, boolean withApiKey, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", config.id());
    json.writeStringField("name", config.name());
    json.writeStringField("description", config.description());
    json.writeStringField("billing_tier", config.billingTier().jsonName());
    json.writeBooleanField("anonymous_enabled", config.anonymousEnabled());
    json.writeBooleanField("seo_enabled", config.seoEnabled());
    json.writeStringField("seo_slug", config.seoSlug());
    json.writeNumberField("quota_reserve_tokens", config.quotaReserveTokens());
    json.writeStringField("provider", config.provider());
    json.writeStringField("model_name", config.modelName());
    if (withApiKey) {
      json.writeStringField("api_key", config.apiKey());
    }
    json.writeStringField("api_base", config.apiBase());
    json.writeNumberField("rpm", config.rpm());
    json.writeNumberField("tpm", config.tpm());
    json.writeObjectField("litellm_params", config.litellmParams());
    json.writeStringField("system_instructions", config.systemInstructions());
    json.writeBooleanField(
        "use_default_system_instructions", config.useDefaultSystemInstructions());
    json.writeBooleanField("citations_enabled", config.citationsEnabled());
    json.writeBooleanField("router_pool_eligible", config.routerPoolEligible());
    json.writeBooleanField("__openrouter_dynamic__", config.openrouterDynamic());
    json.writeStringField("auto_pin_tier", config.autoPinTier().name());
    json.writeNumberField("quality_score_static", config.qualityScoreStatic());
    json.writeObjectField("quality_score_health", config.qualityScoreHealth());
    json.writeNumberField("quality_score", config.qualityScore());
    json.writeBooleanField("health_gated", config.healthGated());
    writeFurther(config, json);
    json.writeEndObject();
  }

  private static void writeFurther(LlmConfig config, JsonGenerator json) throws IOException {
    Instant created = config.created();
    LocalDate expiration = config.expirationDate();
    StaticScore score = config.staticScore();
    json.writeStringField("canonical_slug", config.canonicalSlug());
    json.writeObjectField("created", created == null ? null : (Long) created.getEpochSecond());
    json.writeStringField("expiration_date", expiration == null ? null : expiration.toString());
    json.writeObjectField("context_length", config.contextLength());
    json.writeObjectField("max_completion_tokens", config.maxCompletionTokens());
    json.writeObjectField("input_modalities", config.inputModalities());
    json.writeObjectField("output_modalities", config.outputModalities());
    json.writeObjectField("supported_parameters", config.supportedParameters());
    json.writeBooleanField("supports_image_input", config.supportsImageInput());
    json.writeFieldName("pricing");
    PricingJson.write(config.pricing(), json);
    json.writeObjectField("static_score_components", score == null ? null : score.components());
  }

  private static AutoPinTier autoPinTier(String text) {
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

  private static Pricing pricing(Map<String, Object> object) {
    try (JsonParser parser = JsonText.MAPPER.treeAsTokens(JsonText.MAPPER.valueToTree(object))) {
      parser.nextToken();
      return PricingJson.read(parser, new ValueInterner());
    } catch (IOException e) {
      throw new IllegalArgumentException("pricing is not an object of prices", e);
    }
  }

  private static @Nullable StaticScore components(Map<String, Object> object) {
    Map<String, Integer> points = new LinkedHashMap<>();
    JsonObjectReader from = new JsonObjectReader(object, "static_score_components.");
    for (String name : List.copyOf(object.keySet())) {
      from.integer(name, value -> points.put(name, value));
    }
    return StaticScore.of(points);
  }
}
