package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.Pricing;
import io.openroutercatalog.json.CleanText;
import io.openroutercatalog.json.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One change as a line for people or for programs. */
final class ChangeLine {
  private ChangeLine() {}

  static String text(CatalogChange change, Instant at) {
    LlmConfig config = change.config();
    Object before = before(change);
    String detail = before == null ? "" : "  " + before + " -> " + after(change);
    return at
        + "  "
        + change.kind()
        + "  "
        + config.id()
        + "  "
        + CleanText.of(config.modelName() + detail, 500);
  }

  static String json(CatalogChange change, Instant at) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", at.toString());
    line.put("change", change.kind());
    line.put("id", change.config().id());
    line.put("model_name", change.config().modelName());
    Object before = before(change);
    if (before != null) {
      line.put("before", before);
    }
    Object after = after(change);
    if (after != null) {
      line.put("after", after);
    }
    return JsonText.of(line);
  }

  private static @Nullable Object before(CatalogChange change) {
    return switch (change) {
      case CatalogChange.PriceChanged(LlmConfig before, var config) -> prices(before.pricing());
      case CatalogChange.ContextChanged(LlmConfig before, var config) -> context(before);
      case CatalogChange.CapabilitiesChanged(LlmConfig before, var config) -> capabilities(before);
      case CatalogChange.TierChanged(LlmConfig before, var config) ->
          before.billingTier().jsonName();
      default -> null;
    };
  }

  private static @Nullable Object after(CatalogChange change) {
    return switch (change) {
      case CatalogChange.PriceChanged(var before, LlmConfig config) -> prices(config.pricing());
      case CatalogChange.ContextChanged(var before, LlmConfig config) -> context(config);
      case CatalogChange.CapabilitiesChanged(var before, LlmConfig config) -> capabilities(config);
      case CatalogChange.TierChanged(var before, LlmConfig config) ->
          config.billingTier().jsonName();
      case CatalogChange.ExpiringSoon(var config, var on) -> on.toString();
      default -> null;
    };
  }

  private static Map<String, String> prices(Pricing pricing) {
    return pricing.prices().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().text(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static String context(LlmConfig config) {
    return config.contextLength() + " in, " + config.maxCompletionTokens() + " out";
  }

  private static String capabilities(LlmConfig config) {
    return config.inputModalities()
        + " to "
        + config.outputModalities()
        + " with "
        + config.supportedParameters();
  }
}
