package io.openroutercatalog.choose;

import io.openroutercatalog.AutoPinTier;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import java.util.Comparator;
import java.util.List;

/**
 * The configs of one snapshot in the order of choice, so that a choice looks at the best alone.
 *
 * @param snapshot of which it was made
 * @param all the best first, then by id
 * @param preferred those that the operator prefers, in the same order
 */
record Ranking(CatalogSnapshot snapshot, List<LlmConfig> all, List<LlmConfig> preferred) {
  private static final Comparator<LlmConfig> BEST_FIRST =
      Comparator.comparingInt(LlmConfig::qualityScore).reversed().thenComparingInt(LlmConfig::id);

  static Ranking of(CatalogSnapshot snapshot) {
    List<LlmConfig> all = snapshot.configs().stream().sorted(BEST_FIRST).toList();
    return new Ranking(
        snapshot,
        all,
        all.stream().filter(config -> config.autoPinTier() == AutoPinTier.A).toList());
  }
}
