package io.openroutercatalog;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.StrictJsonObject;
import io.openroutercatalog.model.Benchmarks;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ReasoningOptions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a config's JSON that make up its {@link ModelCard}. */
final class ModelCardJson {
  private @Nullable LocalDate knowledgeCutoff;
  private @Nullable String huggingFaceId;
  private @Nullable Boolean moderated;
  private @Nullable ReasoningOptions reasoning;
  private Map<String, BigDecimal> defaultParameters;
  private @Nullable String description;
  private @Nullable Benchmarks benchmarks;

  private ModelCardJson(ModelCard from) {
    knowledgeCutoff = from.knowledgeCutoff();
    huggingFaceId = from.huggingFaceId();
    moderated = from.moderated();
    reasoning = from.reasoning();
    defaultParameters = from.defaultParameters();
    description = from.description();
    benchmarks = from.benchmarks();
  }

  static void put(ModelCard card, Map<String, @Nullable Object> json) {
    json.put("knowledge_cutoff", Objects.toString(card.knowledgeCutoff(), null));
    json.put("is_moderated", card.moderated());
    json.put("hugging_face_id", card.huggingFaceId());
    json.put("reasoning", card.reasoning() == null ? null : toMap(card.reasoning()));
    json.put("default_parameters", card.defaultParameters());
    json.put("model_description", card.description());
    json.put("benchmarks", card.benchmarks() == null ? null : toMap(card.benchmarks()));
  }

  private static Map<String, @Nullable Object> toMap(Benchmarks benchmarks) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("intelligence_index", benchmarks.intelligence());
    json.put("coding_index", benchmarks.coding());
    json.put("agentic_index", benchmarks.agentic());
    return json;
  }

  private static Benchmarks benchmarks(Map<String, Object> object) {
    StrictJsonObject from = new StrictJsonObject(object, "benchmarks.");
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : List.of("intelligence_index", "coding_index", "agentic_index")) {
      from.number(name, value -> values.put(name, value));
    }
    return new Benchmarks(
        values.get("intelligence_index"), values.get("coding_index"), values.get("agentic_index"));
  }

  private static Map<String, @Nullable Object> toMap(ReasoningOptions reasoning) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("mandatory", reasoning.mandatory());
    json.put("default_enabled", reasoning.onByDefault());
    json.put("supported_efforts", reasoning.efforts());
    json.put("default_effort", reasoning.defaultEffort());
    json.put("supports_max_tokens", reasoning.maxTokens());
    return json;
  }

  /** {@return a card with what an object states; fields of other types are refused} */
  static ModelCard read(StrictJsonObject from, ModelCard before) {
    ModelCardJson card = new ModelCardJson(before);
    from.text("knowledge_cutoff", text -> card.knowledgeCutoff = date(text));
    from.bool("is_moderated", value -> card.moderated = value);
    from.text("hugging_face_id", text -> card.huggingFaceId = text);
    from.object("reasoning", object -> card.reasoning = reasoning(object));
    from.object("default_parameters", object -> card.defaultParameters = numbers(object));
    from.text("model_description", text -> card.description = text);
    from.object("benchmarks", object -> card.benchmarks = benchmarks(object));
    return new ModelCard(
        card.knowledgeCutoff,
        card.huggingFaceId,
        card.moderated,
        card.reasoning,
        card.defaultParameters,
        card.description,
        card.benchmarks);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "knowledge_cutoff must be a date as YYYY-MM-DD, was \"" + CleanText.of(text, 60) + "\"",
          e);
    }
  }

  private static ReasoningOptions reasoning(Map<String, Object> object) {
    StrictJsonObject from = new StrictJsonObject(object, "reasoning.");
    Map<String, Boolean> flags = new LinkedHashMap<>();
    for (String name : List.of("mandatory", "default_enabled", "supports_max_tokens")) {
      from.bool(name, value -> flags.put(name, value));
    }
    List<String> efforts = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    from.texts("supported_efforts", efforts::addAll);
    from.text("default_effort", defaults::add);
    return new ReasoningOptions(
        flags.get("mandatory"),
        flags.get("default_enabled"),
        efforts,
        defaults.isEmpty() ? null : defaults.getFirst(),
        flags.get("supports_max_tokens"));
  }

  private static Map<String, BigDecimal> numbers(Map<String, Object> object) {
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          if (!(value instanceof Number)) {
            throw new IllegalArgumentException(
                "default_parameters." + CleanText.of(name, 60) + " must be a number");
          }
          numbers.put(name, new BigDecimal(value.toString()));
        });
    return numbers;
  }
}
