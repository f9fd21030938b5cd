package io.openroutercatalog.cli;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which configs to list, and in which order. */
final class ListOptions {
  @Option(names = "--tier", paramLabel = "TIER", description = "Only free or premium models.")
  @Nullable BillingTier tier;

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description =
          "listed (OpenRouter's order, the default), id, model, score, context or price; best,"
              + " largest or cheapest first.")
  Order sort = Order.LISTED;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most N models, 1 or more.",
      converter = LimitConverter.class)
  @Nullable Integer limit;

  List<LlmConfig> choose(List<LlmConfig> configs) {
    Stream<LlmConfig> chosen = configs.stream();
    if (tier != null) {
      BillingTier only = tier;
      chosen = chosen.filter(config -> config.billingTier() == only);
    }
    Comparator<LlmConfig> comparator = sort.comparator();
    if (comparator != null) {
      chosen = chosen.sorted(comparator);
    }
    return chosen.limit(limit == null ? Long.MAX_VALUE : limit).toList();
  }

  /** The orders of a list; ties keep OpenRouter's order. */
  enum Order {
    LISTED,
    ID,
    MODEL,
    SCORE,
    CONTEXT,
    PRICE;

    private @Nullable Comparator<LlmConfig> comparator() {
      return switch (this) {
        case LISTED -> null;
        case ID -> Comparator.comparingInt(LlmConfig::id);
        case MODEL -> Comparator.comparing(LlmConfig::modelName);
        case SCORE -> Comparator.comparingInt(LlmConfig::qualityScore).reversed();
        case CONTEXT ->
            Comparator.comparing(
                LlmConfig::contextLength, Comparator.nullsLast(Comparator.reverseOrder()));
        case PRICE ->
            Comparator.comparing(Order::perToken, Comparator.nullsLast(Comparator.naturalOrder()));
      };
    }

    private static @Nullable BigDecimal perToken(LlmConfig config) {
      return config.pricing().prompt() instanceof Price.Exact(BigDecimal prompt)
              && config.pricing().completion() instanceof Price.Exact(BigDecimal completion)
          ? prompt.add(completion)
          : null;
    }
  }

  /** Reads a number of at least 1. */
  static final class LimitConverter implements picocli.CommandLine.ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        int number = Integer.parseInt(text);
        if (number >= 1) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Reported below, together with numbers that are too small.
      }
      throw new TypeConversionException("'" + text + "' is not a number of at least 1");
    }
  }
}
