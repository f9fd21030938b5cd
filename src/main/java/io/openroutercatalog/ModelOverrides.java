package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.StrictJsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator states of generated configs in place of what the library computes or OpenRouter
 * says: any field but those that make the config the one of its model. Immutable.
 */
public final class ModelOverrides {
  /** Nothing is overridden. */
  static final ModelOverrides NONE = new ModelOverrides(Map.of());

  /** What identifies a config, and what follows from other fields. */
  private static final List<String> FIXED =
      List.of(
          "id", "model_name", "provider", "__openrouter_dynamic__", "kind", "supports_image_input");

  private final Map<String, Map<String, Object>> byModel;

  private ModelOverrides(Map<String, Map<String, Object>> byModel) {
    this.byModel = byModel;
  }

  /**
   * Checks and copies what an operator states.
   *
   * @param byModel fields by their names in JSON, by model id
   * @return the overrides
   * @throws IllegalArgumentException for an unknown or a fixed field, or an impossible value; the
   *     message names the model and the field
   */
  static ModelOverrides of(Map<String, ? extends Map<String, ?>> byModel) {
    Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
    byModel.forEach(
        (model, fields) -> {
          ArgumentChecks.notBlank("model_overrides", model);
          String path = "model_overrides." + CleanText.of(model, 60);
          copy.put(model, checked(StrictJsonObject.loose(fields, path + "."), path));
        });
    return new ModelOverrides(Collections.unmodifiableMap(copy));
  }

  private static Map<String, Object> checked(StrictJsonObject from, String path) {
    Set<String> stated = Set.copyOf(from.unread());
    for (String fixed : FIXED) {
      if (stated.contains(fixed)) {
        throw new IllegalArgumentException(
            path + "." + from.written(fixed) + " cannot be overridden");
      }
    }
    LlmConfigBuilder any = LlmConfig.builder().id(0).provider("any").modelName("any");
    LlmConfigJson.readInto(any, from);
    if (!from.unread().isEmpty()) {
      String name = from.written(from.unread().iterator().next());
      throw new IllegalArgumentException(path + ": unknown field " + CleanText.of(name, 60));
    }
    // So each value has the type of its field, however it was written.
    Map<String, Object> values = new LinkedHashMap<>();
    LlmConfigJson.fields(any.build(), true)
        .forEach(
            (name, value) -> {
              if (value != null && stated.contains(name)) {
                values.put(name, value);
              }
            });
    return Collections.unmodifiableMap(values);
  }

  /** {@return what is overridden of a model, by the names of fields in JSON; may hold a key} */
  public Map<String, Object> of(String modelId) {
    return byModel.getOrDefault(modelId, Map.of());
  }

  /**
   * {@return a generated config with what is stated for its model; the same object without that} A
   * static score that is stated counts as long as no health is measured.
   */
  public LlmConfig apply(LlmConfig generated) {
    Map<String, Object> fields = of(generated.modelName());
    if (fields.isEmpty()) {
      return generated;
    }
    LlmConfigBuilder to = generated.toBuilder();
    LlmConfigJson.readInto(to, new StrictJsonObject(fields, ""));
    if (fields.containsKey("quality_score_static") && !fields.containsKey("quality_score")) {
      to.qualityScore = to.qualityScoreStatic;
    }
    return to.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelOverrides that && byModel.equals(that.byModel);
  }

  @Override
  public int hashCode() {
    return byModel.hashCode();
  }

  /** {@return the models and the names of fields, without values, of which one may be a key} */
  @Override
  public String toString() {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    byModel.forEach((model, fields) -> names.put(model, fields.keySet()));
    return "ModelOverrides" + names;
  }
}
