package io.openroutercatalog.explain;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDown;
import io.openroutercatalog.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An explanation as JSON. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(Explanation explanation) {
    ConfigFacts facts = explanation.config();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("query", explanation.query());
    json.put("found", explanation.found().jsonName());
    json.put("id", explanation.id());
    json.put("model_name", explanation.modelName());
    json.put("reasons", explanation.leftOut().stream().map(ExplanationJson::leftOut).toList());
    json.put("score", facts == null ? null : score(facts.score()));
    json.put("health", facts == null ? null : orNull(facts.health(), ExplanationJson::health));
    json.put("tier", facts == null ? null : tier(facts.tier()));
    json.put("id_origin", facts == null ? null : idOrigin(facts.idOrigin()));
    json.put("cool_down", orNull(explanation.coolDown(), ExplanationJson::coolDown));
    json.put("delisted_since", text(explanation.delistedSince()));
    json.put("replacement", orNull(explanation.replacement(), ExplanationJson::replacement));
    json.put("overrides", explanation.overrides());
    json.put("nearest", explanation.nearest());
    return JsonText.of(json);
  }

  private static <T> @Nullable Object orNull(
      @Nullable T value, Function<T, Map<String, @Nullable Object>> toJson) {
    return value == null ? null : toJson.apply(value);
  }

  private static @Nullable String text(@Nullable Object value) {
    return Objects.toString(value, null);
  }

  private static Map<String, @Nullable Object> leftOut(LeftOut left) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("reason", left.reason().jsonName());
    json.put("setting", left.setting());
    json.put("fact", left.fact());
    return json;
  }

  private static Map<String, @Nullable Object> score(ScoreFact score) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("quality", score.quality());
    json.put("static", score.fromFacts());
    json.put("health", score.fromHealth());
    json.put(
        "components",
        score.components().stream()
            .map(
                component -> {
                  Map<String, @Nullable Object> part = new LinkedHashMap<>();
                  part.put("name", component.name());
                  part.put("points", component.points());
                  part.put("fact", component.fact());
                  return part;
                })
            .toList());
    return json;
  }

  private static Map<String, @Nullable Object> health(HealthFact health) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("gated", health.gated());
    json.put("score", health.score());
    json.put("why", health.why());
    json.put("measured_at", text(health.measuredAt()));
    json.put("counted", health.counted());
    json.put("serving", health.serving());
    json.put("uptime_last_30m", health.uptimeLast30m());
    json.put("uptime_last_5m", health.uptimeLast5m());
    json.put("asked_next", text(health.askedNext()));
    json.put("endpoints", health.endpoints().stream().map(ExplanationJson::endpoint).toList());
    return json;
  }

  private static Map<String, @Nullable Object> endpoint(HealthFact.EndpointFact endpoint) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", endpoint.name());
    json.put("not_counted", endpoint.notCounted());
    json.put("status", endpoint.status());
    json.put("uptime_last_30m", endpoint.uptimeLast30m());
    return json;
  }

  private static Map<String, @Nullable Object> tier(TierFact tier) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("tier", tier.tier().jsonName());
    json.put("why", tier.why());
    return json;
  }

  private static Map<String, @Nullable Object> idOrigin(IdOrigin origin) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", origin.kind().jsonName());
    json.put("claimed", origin.claimed());
    json.put("held_by", List.copyOf(origin.heldBy()));
    return json;
  }

  private static Map<String, @Nullable Object> coolDown(CoolDown coolDown) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("until", text(coolDown.until()));
    json.put("why", coolDown.why());
    return json;
  }

  private static Map<String, @Nullable Object> replacement(LlmConfig config) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", config.id());
    json.put("model_name", config.modelName());
    return json;
  }
}
