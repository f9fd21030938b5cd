package io.openroutercatalog;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the listed config that comes closest to one that vanished; pure. */
final class ReplacementFinder {
  private ReplacementFinder() {}

  /**
   * {@return the closest config of the same provider and tier, or null} Closest is the same model
   * in another variant, then the same canonical slug, then the longest common beginning of the
   * name; among equals one that works, then the better score. Never of another tier, since free
   * must not silently become paid.
   */
  static @Nullable LlmConfig closest(LlmConfig gone, List<LlmConfig> listed) {
    Comparator<LlmConfig> closeness =
        Comparator.<LlmConfig, Boolean>comparing(c -> base(c).equals(base(gone)))
            .thenComparing(
                c -> gone.canonicalSlug() != null && gone.canonicalSlug().equals(c.canonicalSlug()))
            .thenComparingInt(c -> commonPrefix(name(c), name(gone)))
            .thenComparing(c -> !c.healthGated())
            .thenComparingInt(LlmConfig::qualityScore);
    return listed.stream()
        .filter(c -> c.openrouterDynamic() && c.billingTier() == gone.billingTier())
        .filter(c -> vendor(c).equals(vendor(gone)))
        .max(closeness)
        .orElse(null);
  }

  private static String vendor(LlmConfig config) {
    return name(config).substring(0, Math.max(0, name(config).indexOf('/')));
  }

  private static String base(LlmConfig config) {
    int colon = name(config).indexOf(':');
    return colon < 0 ? name(config) : name(config).substring(0, colon);
  }

  /** {@return the model id without the mark of an alias, which is no part of its provider} */
  private static String name(LlmConfig config) {
    String model = config.modelName();
    return model.startsWith("~") ? model.substring(1) : model;
  }

  private static int commonPrefix(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
