package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of a config for a spreadsheet; one that is not known is empty. */
final class ModelFacts {
  static final List<String> NAMES =
      List.of(
          "id",
          "model_name",
          "name",
          "billing_tier",
          "quality_score",
          "quality_score_health",
          "health_gated",
          "context_length",
          "max_completion_tokens",
          "prompt_usd_per_million",
          "completion_usd_per_million");

  private static final int MOST_CHARACTERS = 1_000;

  private ModelFacts() {}

  static List<String> of(LlmConfig config) {
    return List.of(
        text(config.id()),
        text(config.modelName()),
        text(config.name()),
        config.billingTier().jsonName(),
        text(config.qualityScore()),
        text(config.qualityScoreHealth()),
        text(config.healthGated()),
        text(config.contextLength()),
        text(config.maxCompletionTokens()),
        perMillion(config.pricing().prompt()),
        perMillion(config.pricing().completion()));
  }

  private static String text(@Nullable Object value) {
    return CleanText.of(Objects.toString(value, ""), MOST_CHARACTERS);
  }

  private static String perMillion(@Nullable Price price) {
    return price == null ? "" : price.perMillion().map(BigDecimal::toPlainString).orElse("");
  }
}
