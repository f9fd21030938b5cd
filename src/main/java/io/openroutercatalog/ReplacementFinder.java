package io.openroutercatalog;

import io.openroutercatalog.model.ModelId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the listed config that comes closest to one that vanished; pure. */
final class ReplacementFinder {
  private ReplacementFinder() {}

  /**
   * {@return the closest config of the same author and tier, or null} Closest is the same model in
   * another variant, then the same canonical slug, then the longest common beginning of the name;
   * among equals one that works, then the better score. Never of another tier, since free must not
   * silently become paid.
   */
  static @Nullable LlmConfig closest(LlmConfig gone, List<LlmConfig> listed) {
    Comparator<LlmConfig> closeness =
        Comparator.<LlmConfig, Boolean>comparing(c -> id(c).base().equals(id(gone).base()))
            .thenComparing(
                c -> gone.canonicalSlug() != null && gone.canonicalSlug().equals(c.canonicalSlug()))
            .thenComparingInt(
                c -> commonPrefix(id(c).withoutAliasMark(), id(gone).withoutAliasMark()))
            .thenComparing(c -> !c.healthGated())
            .thenComparingInt(LlmConfig::qualityScore);
    return listed.stream()
        .filter(c -> c.openrouterDynamic() && c.billingTier() == gone.billingTier())
        .filter(c -> id(c).author().equals(id(gone).author()))
        .max(closeness)
        .orElse(null);
  }

  private static int commonPrefix(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private static ModelId id(LlmConfig config) {
    return new ModelId(config.modelName());
  }
}
