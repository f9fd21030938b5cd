package io.openroutercatalog.internal.generate;

import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a model that every default filter lets through; a test states only what matters to it. */
final class TestModel {
  private final String id;
  private final Map<String, Price> prices = new LinkedHashMap<>();
  private List<PriceOverride> overrides = List.of();
  private @Nullable String name;
  private @Nullable Long created = 1_700_000_000L;
  private @Nullable Long contextLength = 200_000L;
  private @Nullable List<String> outputModalities = List.of("text");
  private List<String> supportedParameters = List.of("tools");
  private @Nullable LocalDate expirationDate;
  private boolean alias;

  private TestModel(String id) {
    this.id = id;
  }

  static TestModel of(String id) {
    return new TestModel(id);
  }

  TestModel name(@Nullable String name) {
    this.name = name;
    return this;
  }

  TestModel created(@Nullable Long created) {
    this.created = created;
    return this;
  }

  TestModel contextLength(@Nullable Long contextLength) {
    this.contextLength = contextLength;
    return this;
  }

  TestModel outputModalities(@Nullable List<String> outputModalities) {
    this.outputModalities = outputModalities;
    return this;
  }

  TestModel supportedParameters(String... supportedParameters) {
    this.supportedParameters = List.of(supportedParameters);
    return this;
  }

  TestModel expirationDate(@Nullable LocalDate expirationDate) {
    this.expirationDate = expirationDate;
    return this;
  }

  TestModel alias(boolean alias) {
    this.alias = alias;
    return this;
  }

  /** States a price as OpenRouter would send it; null leaves it out. */
  TestModel price(String name, @Nullable String text) {
    if (text != null) {
      prices.put(name, Price.parse(text));
    }
    return this;
  }

  TestModel prices(@Nullable String prompt, @Nullable String completion) {
    return price("prompt", prompt).price("completion", completion);
  }

  TestModel overrides(PriceOverride... overrides) {
    this.overrides = List.of(overrides);
    return this;
  }

  /** Reads a list as the fixtures write it: entries divided by "|", nothing for none. */
  static String[] parts(@Nullable String text) {
    return text == null ? new String[0] : text.split("\\|", -1);
  }

  ModelRow entry() {
    return ModelRow.builder(id)
        .name(name)
        .created(seconds(created))
        .contextLength(contextLength)
        .inputModalities(List.of("text"))
        .outputModalities(outputModalities)
        .supportedParameters(supportedParameters)
        .pricing(Pricing.of(prices, overrides))
        .expirationDate(expirationDate)
        .alias(alias)
        .build();
  }

  private static @Nullable Instant seconds(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }
}
