package io.openroutercatalog.internal.health;

import io.openroutercatalog.LlmConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the health of models into configs: the gate, the health score and the quality; pure. */
public final class QualityBlend {
  private static final String OPENROUTER = "OPENROUTER";

  private QualityBlend() {}

  /**
   * {@return the configs with the health of their models} A model that is missing from the map
   * counts as one whose health is unknown. Configs of other providers are returned as they are.
   */
  public static List<LlmConfig> apply(
      List<LlmConfig> configs, Map<String, ModelHealth> healthByModel) {
    List<LlmConfig> blended = new ArrayList<>(configs.size());
    for (LlmConfig config : configs) {
      blended.add(
          config.provider().equals(OPENROUTER)
              ? blend(config, healthByModel.getOrDefault(config.modelName(), ModelHealth.UNKNOWN))
              : config);
    }
    return List.copyOf(blended);
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
