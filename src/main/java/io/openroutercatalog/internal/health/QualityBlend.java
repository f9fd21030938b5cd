package io.openroutercatalog.internal.health;

import io.openroutercatalog.LlmConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Puts the health of models into configs: the gate, the health score and the quality; pure. */
public final class QualityBlend {
  private static final String OPENROUTER = "OPENROUTER";

  private QualityBlend() {}

  /**
   * {@return the configs with the health of their models; the same list if nothing changes} A model
   * that is missing from the map counts as one whose health is unknown. Configs of other providers
   * are returned as they are.
   */
  public static List<LlmConfig> apply(
      List<LlmConfig> configs, Map<String, KnownHealth> healthByModel) {
    return apply(configs, healthByModel, model -> true);
  }

  /**
   * {@return the same, where only some models can have another health than before}
   *
   * @param models tells which
   */
  @SuppressWarnings("ReferenceEquality") // A config without a change is the same object.
  public static List<LlmConfig> apply(
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

  private static LlmConfig blend(LlmConfig config, ModelHealth health) {
    if (config.healthGated() == health.gated()
        && Objects.equals(config.qualityScoreHealth(), health.score())) {
      return config;
    }
    return config.toBuilder()
        .healthGated(health.gated())
        .qualityScoreHealth(health.score())
        .qualityScore(quality(config.qualityScoreStatic(), health))
        .build();
  }

  /** The mean of both scores, halves rounded to the even neighbour; the static one if gated. */
  private static int quality(int staticScore, ModelHealth health) {
    Double score = health.score();
    return score == null || health.gated()
        ? staticScore
        : (int) Math.rint(0.5 * score + 0.5 * staticScore);
  }
}
