package io.openroutercatalog.internal.health;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelOverrides;
import io.openroutercatalog.model.ModelHealth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Puts the health of models into configs: the gate, the health score and the quality; pure. What
 * the operator states takes precedence. Immutable.
 */
public final class QualityBlend {
  private static final String OPENROUTER = "OPENROUTER";

  private final ModelOverrides overrides;

  /** Creates a blend with what the operator states. */
  public QualityBlend(ModelOverrides overrides) {
    this.overrides = overrides;
  }

  /**
   * {@return the configs with the health of their models; the same list if nothing changes} A model
   * that is missing from the map counts as one whose health is unknown. Configs of other providers
   * are returned as they are.
   */
  public List<LlmConfig> apply(List<LlmConfig> configs, Map<String, KnownHealth> healthByModel) {
    return apply(configs, healthByModel, model -> true);
  }

  /**
   * {@return the same, where only some models can have another health than before}
   *
   * @param models tells which
   */
  @SuppressWarnings("ReferenceEquality") // A config without a change is the same object.
  public List<LlmConfig> apply(
      List<LlmConfig> configs, Map<String, KnownHealth> healthByModel, Predicate<String> models) {
    LlmConfig[] blended = configs.toArray(LlmConfig[]::new);
    boolean changed = false;
    for (int i = 0; i < blended.length; i++) {
      LlmConfig config = blended[i];
      if (models.test(config.modelName()) && config.provider().equals(OPENROUTER)) {
        KnownHealth known = healthByModel.get(config.modelName());
        blended[i] = blend(config, known == null ? ModelHealth.UNKNOWN : known.health());
        changed |= blended[i] != config;
      }
    }
    return changed ? List.of(blended) : configs;
  }

  private LlmConfig blend(LlmConfig config, ModelHealth measured) {
    Map<String, Object> stated =
        config.openrouterDynamic() ? overrides.of(config.modelName()) : Map.of();
    ModelHealth health = stated.isEmpty() ? measured : stated(measured, stated);
    boolean isSame =
        config.healthGated() == health.gated()
            && Objects.equals(config.qualityScoreHealth(), health.score());
    if (isSame && stated.isEmpty()) {
      return config;
    }
    int quality =
        stated.get("quality_score") instanceof Number number
            ? number.intValue()
            : quality(config.qualityScoreStatic(), health);
    return isSame && config.qualityScore() == quality
        ? config
        : config.toBuilder()
            .healthGated(health.gated())
            .qualityScoreHealth(health.score())
            .qualityScore(quality)
            .build();
  }

  private static ModelHealth stated(ModelHealth measured, Map<String, Object> stated) {
    return new ModelHealth(
        stated.get("health_gated") instanceof Boolean gated ? gated : measured.gated(),
        stated.get("quality_score_health") instanceof Number score
            ? (Double) score.doubleValue()
            : measured.score());
  }

  /** The mean of both scores, halves rounded to the even neighbour; the static one if gated. */
  private static int quality(int staticScore, ModelHealth health) {
    Double score = health.score();
    return score == null || health.gated()
        ? staticScore
        : (int) Math.rint(0.5 * score + 0.5 * staticScore);
  }
}
