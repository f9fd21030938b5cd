package io.openroutercatalog.internal.health;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.RefreshSchedule;
import io.openroutercatalog.model.ModelId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which models have their health measured; pure. Immutable. */
public final class HealthSelection {
  private static final String OPENROUTER = "OPENROUTER";

  private final RefreshSchedule schedule;

  /**
   * Creates the rule.
   *
   * @param schedule how many models of each tier are measured
   */
  public HealthSelection(RefreshSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * {@return the ids of the models to measure, each once} These are the best of each tier by static
   * score, among all configs served through OpenRouter, operator configs included. Ties keep the
   * order of the list.
   */
  public Set<String> select(List<LlmConfig> configs) {
    Set<String> selected = new LinkedHashSet<>();
    addBest(configs, BillingTier.PREMIUM, schedule.healthTopPremium(), selected);
    addBest(configs, BillingTier.FREE, schedule.healthTopFree(), selected);
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
    return config.provider().equals(OPENROUTER)
        && config.kind() == ModelKind.CHAT
        && new ModelId(config.modelName()).isWellFormed();
  }
}
