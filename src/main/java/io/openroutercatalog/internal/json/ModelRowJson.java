package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.model.ModelId;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as OpenRouter writes them, for a cached copy. */
public final class ModelRowJson {
  private ModelRowJson() {}

  /** Writes one row, as far as it is known. */
  public static void write(ModelRow model, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", model.id());
    writeText(json, "name", model.name());
    writeText(json, "canonical_slug", model.canonicalSlug());
    Instant created = model.created();
    writeNumber(json, "created", created == null ? null : (Long) created.getEpochSecond());
    writeNumber(json, "context_length", model.contextLength());
    json.writeObjectFieldStart("architecture");
    writeTexts(json, "input_modalities", model.inputModalities());
    writeTexts(json, "output_modalities", model.outputModalities());
    json.writeEndObject();
    json.writeObjectFieldStart("top_provider");
    writeNumber(json, "max_completion_tokens", model.maxCompletionTokens());
    json.writeEndObject();
    writeTexts(json, "supported_parameters", model.supportedParameters());
    json.writeFieldName("pricing");
    PricingJson.write(model.pricing(), json);
    writeText(
        json,
        "expiration_date",
        model.expirationDate() == null ? null : model.expirationDate().toString());
    if (model.alias()) {
      json.writeObjectFieldStart("alias_target");
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** {@return the good rows of the list that the parser stands on, no id twice} */
  public static List<ModelRow> readList(JsonParser parser, ValueInterner interner)
      throws IOException {
    List<ModelRow> models = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return models;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      ModelRow model = read(parser, interner);
      if (model != null && ids.add(model.id())) {
        models.add(model);
      }
    }
    return models;
  }

  /** {@return the row that the parser stands on, or null where it is none} */
  public static @Nullable ModelRow read(JsonParser parser, ValueInterner interner)
      throws IOException {
    if (!JsonTokens.enterObject(parser)) {
      return null;
    }
    ModelRowReader row = new ModelRowReader(parser, interner);
    String id = row.id();
    return id == null || !new ModelId(id).isWellFormed() ? null : row.toRow(id);
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  private static void writeNumber(JsonGenerator json, String name, @Nullable Long number)
      throws IOException {
    if (number != null) {
      json.writeNumberField(name, number);
    }
  }

  private static void writeTexts(JsonGenerator json, String name, @Nullable List<String> texts)
      throws IOException {
    if (texts != null) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }
}
