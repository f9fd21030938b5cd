package io.openroutercatalog.find;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of what a query finds. Configs that are equal in it keep the order of the list. */
public enum ModelOrder {
  /** As OpenRouter lists them, after the operator's own. */
  LISTED,
  /** By {@link LlmConfig#qualityScore()}, best first. */
  SCORE,
  /**
   * By the price of a prompt token and a completion token together, cheapest first, those whose
   * price is not known last.
   */
  PRICE,
  /** By {@link LlmConfig#contextLength()}, largest first, unknown ones last. */
  CONTEXT,
  /** By {@link LlmConfig#created()}, latest first, those without a date last. */
  NEWEST,
  /** By {@link LlmConfig#id()}, lowest first. */
  ID,
  /** By {@link LlmConfig#modelName()}. */
  MODEL;

  /** {@return the comparison, or null for the order of the list} */
  @Nullable Comparator<LlmConfig> comparator() {
    return switch (this) {
      case LISTED -> null;
      case SCORE -> Comparator.comparingInt(LlmConfig::qualityScore).reversed();
      case PRICE ->
          Comparator.comparing(
              ModelOrder::perToken, Comparator.nullsLast(Comparator.naturalOrder()));
      case CONTEXT -> Comparator.comparingLong(ModelOrder::context).reversed();
      case NEWEST ->
          Comparator.comparing(LlmConfig::created, Comparator.nullsLast(Comparator.reverseOrder()));
      case ID -> Comparator.comparingInt(LlmConfig::id);
      case MODEL -> Comparator.comparing(LlmConfig::modelName);
    };
  }

  private static long context(LlmConfig config) {
    Long context = config.contextLength();
    return context == null ? 0 : context;
  }

  private static @Nullable BigDecimal perToken(LlmConfig config) {
    return config.pricing().prompt() instanceof Price.Exact(BigDecimal prompt)
            && config.pricing().completion() instanceof Price.Exact(BigDecimal completion)
        ? prompt.add(completion)
        : null;
  }
}
