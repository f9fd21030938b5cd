package io.openroutercatalog.internal.client;

import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.ReasoningOptions;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the bytes of memory of a row and the config made of it, which can be many times the
 * size of its JSON.
 */
final class RowMemoryEstimate {
  /** The row, its config, and their entries in lists and indexes. */
  private static final int ROW = 700;

  /** An object of a few fields, or the header of a text, with its entry in a list or map. */
  private static final int OBJECT = 48;

  private RowMemoryEstimate() {}

  static long of(ModelRow model) {
    long weight = ROW + text(model.id()) + text(model.name());
    weight += text(model.canonicalSlug()) + text(model.aliasTarget());
    weight += text(model.card().huggingFaceId()) + text(model.card().description());
    for (String parameter : model.card().defaultParameters().keySet()) {
      weight += 2 * OBJECT + text(parameter); // An entry and a decimal.
    }
    ReasoningOptions reasoning = model.card().reasoning();
    weight += reasoning == null ? 0 : texts(reasoning.efforts()) + text(reasoning.defaultEffort());
    weight += texts(model.inputModalities());
    weight += texts(model.outputModalities());
    weight += texts(model.supportedParameters());
    weight += prices(model.pricing().prices());
    for (PriceOverride override : model.pricing().overrides()) {
      weight += 6 * OBJECT + prices(override.prices());
      for (Map.Entry<String, Object> condition : override.conditions().entrySet()) {
        weight += 2 * OBJECT + text(condition.getKey());
      }
    }
    return weight;
  }

  private static long prices(Map<String, Price> prices) {
    long weight = 0;
    for (Map.Entry<String, Price> price : prices.entrySet()) {
      weight += 3 * OBJECT + text(price.getKey()); // An entry, a price and a decimal.
    }
    return weight;
  }

  private static long texts(@Nullable List<String> texts) {
    long weight = 0;
    for (int i = 0; texts != null && i < texts.size(); i++) {
      weight += text(texts.get(i));
    }
    return weight;
  }

  private static long text(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    return OBJECT + 2L * text.length();
  }
}
