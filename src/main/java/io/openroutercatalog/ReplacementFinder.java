package io.openroutercatalog;

import io.openroutercatalog.model.ModelId;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the listed config that can take the place of one that vanished; rules: docs/rules.md,
 * "Replacement". Pure.
 */
final class ReplacementFinder {
  /** Parameters that an application relies on once it uses them. */
  private static final Set<String> RELIED_ON = Set.of("tools", "structured_outputs", "reasoning");

  private static final int LEAST_CONTEXT_DIVISOR = 2;
  private static final BigDecimal MOST_TIMES_DEARER = BigDecimal.TWO;

  private ReplacementFinder() {}

  /**
   * {@return the closest config that can do the same at a comparable price, or null} Closest is the
   * same model in another variant, then the same canonical slug, then the longest common beginning
   * of the id; among equals one that works, then the better score, then the one that is listed
   * first.
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
        .filter(c -> c.kind() == gone.kind() && id(c).author().equals(id(gone).author()))
        .filter(c -> canDoTheSame(c, gone) && !isMuchDearer(c, gone))
        .max(closeness)
        .orElse(null);
  }

  private static boolean canDoTheSame(LlmConfig candidate, LlmConfig gone) {
    return candidate.inputModalities().containsAll(gone.inputModalities())
        && gone.supportedParameters().stream()
            .filter(RELIED_ON::contains)
            .allMatch(candidate.supportedParameters()::contains)
        && context(candidate) >= context(gone) / LEAST_CONTEXT_DIVISOR;
  }

  private static double context(LlmConfig config) {
    Long tokens = config.contextLength();
    return tokens == null ? 0 : tokens;
  }

  /** Where a price is not known, nothing speaks against the candidate. */
  private static boolean isMuchDearer(LlmConfig candidate, LlmConfig gone) {
    Optional<BigDecimal> price = price(candidate);
    Optional<BigDecimal> before = price(gone);
    return price.isPresent()
        && before.isPresent()
        && price.get().compareTo(before.get().multiply(MOST_TIMES_DEARER)) > 0;
  }

  private static Optional<BigDecimal> price(LlmConfig config) {
    return amount(config.pricing().prompt())
        .flatMap(prompt -> amount(config.pricing().completion()).map(prompt::add));
  }

  private static Optional<BigDecimal> amount(@Nullable Price price) {
    return price == null ? Optional.empty() : price.amount();
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
