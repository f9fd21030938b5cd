package io.openroutercatalog.testing;

import io.openroutercatalog.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the models list that {@link FakeOpenRouter} serves. At first it is a premium text
 * model that becomes a config. Every field can be changed, also to a wrong type. Immutable.
 */
public final class FakeModel {
  private final Map<String, Object> fields;

  private FakeModel(Map<String, Object> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /**
   * Creates a model with usual values: created on 2026-01-01, 200,000 tokens of context, tools, 1
   * and 2 USD per million tokens.
   *
   * @param id such as {@code vendor/model}
   * @return the model
   */
  public static FakeModel of(String id) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("canonical_slug", id);
    fields.put("name", "Fake " + id);
    fields.put("created", 1_767_225_600L);
    fields.put("context_length", 200_000);
    fields.put(
        "architecture",
        Map.of("input_modalities", List.of("text"), "output_modalities", List.of("text")));
    fields.put("pricing", Map.of("prompt", "0.000001", "completion", "0.000002"));
    fields.put("supported_parameters", List.of("tools", "max_tokens"));
    return new FakeModel(fields);
  }

  /**
   * Sets a price per token.
   *
   * @param prompt USD per prompt token, as text
   * @param completion USD per completion token, as text
   * @return a copy with it
   */
  public FakeModel priced(String prompt, String completion) {
    return with("pricing", Map.of("prompt", prompt, "completion", completion));
  }

  /**
   * Sets any field of the row.
   *
   * @param field OpenRouter's name for it
   * @param value any JSON value, null included
   * @return a copy with it
   */
  @SuppressWarnings("NullAway") // The value may be a JSON null.
  public FakeModel with(String field, @Nullable Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new FakeModel(changed);
  }

  /**
   * Removes a field.
   *
   * @param field OpenRouter's name for it
   * @return a copy without it
   */
  public FakeModel without(String field) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new FakeModel(changed);
  }

  /** {@return the id as text, empty if the row has none} */
  String id() {
    return String.valueOf(fields.getOrDefault("id", ""));
  }

  /** {@return the value of a field, or null} */
  @Nullable Object field(String name) {
    return fields.get(name);
  }

  /** {@return the row as JSON} */
  public String toJson() {
    return JsonText.of(fields);
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "FakeModel" + toJson();
  }
}
