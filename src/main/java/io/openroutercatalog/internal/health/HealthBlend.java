package io.openroutercatalog.internal.health;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.model.ModelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which models to measure, and what their health does to configs; pure. */
public final class HealthBlend {
  private static final String OPENROUTER = "OPENROUTER";
  private static final int MOST_PREMIUM = 50;
  private static final int MOST_FREE = 30;

  private HealthBlend() {}

  /**
   * {@return the models to measure, each once} The best by static score of each tier, among all
   * configs served through OpenRouter, operator ones too; ties keep the order of the list.
   */
  public static Set<String> select(List<LlmConfig> configs) {
    Set<String> selected = new LinkedHashSet<>();
    addBest(configs, BillingTier.PREMIUM, MOST_PREMIUM, selected);
    addBest(configs, BillingTier.FREE, MOST_FREE, selected);
    return selected;
  }

  private static void addBest(
      List<LlmConfig> configs, BillingTier tier, int most, Set<String> selected) {
    configs.stream()
        .filter(c -> c.billingTier() == tier && isMeasurable(c))
        .sorted(Comparator.comparingInt(LlmConfig::qualityScoreStatic).reversed())
        .map(LlmConfig::modelName)
        .distinct()
        .limit(most)
        .forEach(selected::add);
  }

  private static boolean isMeasurable(LlmConfig config) {
    return config.provider().equals(OPENROUTER) && new ModelId(config.modelName()).isWellFormed();
  }

  /** {@return the configs with the health of their models; what has no health here has none} */
  public static List<LlmConfig> apply(List<LlmConfig> configs, Map<String, ModelHealth> health) {
    List<LlmConfig> blended = new ArrayList<>(configs.size());
    for (LlmConfig config : configs) {
      ModelHealth measured =
          config.provider().equals(OPENROUTER) ? health.get(config.modelName()) : null;
      blended.add(apply(config, measured == null ? ModelHealth.UNKNOWN : measured));
    }
    return List.copyOf(blended);
  }

  private static LlmConfig apply(LlmConfig config, ModelHealth health) {
    if (!config.provider().equals(OPENROUTER)
        || (config.healthGated() == health.gated()
            && Objects.equals(config.qualityScoreHealth(), health.score()))) {
      return config;
    }
    return config.toBuilder()
        .healthGated(health.gated())
        .qualityScoreHealth(health.score())
        .qualityScore(quality(config.qualityScoreStatic(), health))
        .build();
  }

  /** Half health, half static score, halves to the even neighbour. */
  static int quality(int staticScore, ModelHealth health) {
    @Nullable Double score = health.score();
    return score == null || health.gated()
        ? staticScore
        : (int) Math.rint(0.5 * score + 0.5 * staticScore);
  }
}
