package io.openroutercatalog.internal.health;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.model.ModelId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which models have their health measured; pure. */
public final class HealthSelection {
  private static final String OPENROUTER = "OPENROUTER";
  private static final int MOST_PREMIUM = 50;
  private static final int MOST_FREE = 30;

  private HealthSelection() {}

  /**
   * {@return the ids of the models to measure, each once} These are the best of each tier by static
   * score, among all configs served through OpenRouter, operator configs included. Ties keep the
   * order of the list.
   */
  public static Set<String> select(List<LlmConfig> configs) {
    Set<String> selected = new LinkedHashSet<>();
    addBest(configs, BillingTier.PREMIUM, MOST_PREMIUM, selected);
    addBest(configs, BillingTier.FREE, MOST_FREE, selected);
    return selected;
  }

  private static void addBest(
      List<LlmConfig> configs, BillingTier tier, int limit, Set<String> selected) {
    configs.stream()
        .filter(config -> config.billingTier() == tier && isMeasurable(config))
        .sorted(Comparator.comparingInt(LlmConfig::qualityScoreStatic).reversed())
        .map(LlmConfig::modelName)
        .distinct()
        .limit(limit)
        .forEach(selected::add);
  }

  private static boolean isMeasurable(LlmConfig config) {
    return config.provider().equals(OPENROUTER) && new ModelId(config.modelName()).isWellFormed();
  }
}
