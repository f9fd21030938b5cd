package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.base.TextBounds;
import io.openroutercatalog.model.ModelId;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows of OpenRouter's list, and writes them the same way into a cached copy. */
public final class ModelRowJson {
  /** What OpenRouter calls the tokenizer of a row that has none, since it passes requests on. */
  private static final String ROUTER = "Router";

  private ModelRowJson() {}

  /** Writes one row, with the fields that it states. */
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
    if (model.router()) {
      json.writeStringField("tokenizer", ROUTER);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("top_provider");
    writeNumber(json, "context_length", model.topProviderContextLength());
    writeNumber(json, "max_completion_tokens", model.maxCompletionTokens());
    ModelCardJson.writeModerated(model.card(), json);
    json.writeEndObject();
    writeTexts(json, "supported_parameters", model.supportedParameters());
    json.writeFieldName("pricing");
    PricingJson.write(model.pricing(), json);
    writeText(
        json,
        "expiration_date",
        model.expirationDate() == null ? null : model.expirationDate().toString());
    ModelCardJson.write(model.card(), json);
    if (model.alias()) {
      json.writeObjectFieldStart("alias_target");
      writeText(json, "slug", model.aliasTarget());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** {@return the good rows of the list at the parser's position, with distinct ids} */
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

  /** {@return the row at the parser's position, or null if it is none} */
  public static @Nullable ModelRow read(JsonParser parser, ValueInterner interner)
      throws IOException {
    if (!TolerantJson.enterObject(parser)) {
      return null;
    }
    Reading row = new Reading(parser, interner, true);
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

  /** One row being read; a field of another type than documented counts as absent. */
  public static final class Reading {
    private final ValueInterner interner;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String canonicalSlug;
    private @Nullable Long created;
    private @Nullable Long contextLength;
    private @Nullable Long topProviderContextLength;
    private @Nullable Long maxCompletionTokens;
    private @Nullable List<String> inputModalities;
    private @Nullable List<String> outputModalities;
    private @Nullable List<String> supportedParameters;
    private Pricing pricing = Pricing.none();
    private @Nullable String expirationDate;
    private boolean alias;
    private @Nullable String aliasTarget;
    private boolean routes;
    private final ModelCardJson.Reading card;

    /**
     * Reads the fields of the object that the parser has entered.
     *
     * @param keepsDescription whether the description of the model is kept, which is long
     */
    public Reading(JsonParser parser, ValueInterner interner, boolean keepsDescription)
        throws IOException {
      this.interner = interner;
      this.card = new ModelCardJson.Reading(parser, interner, keepsDescription);
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        switch (field) {
          case "id" -> id = TolerantJson.anyText(parser); // A long id is malformed, not missing.
          case "name" -> name = TolerantJson.text(parser);
          case "canonical_slug" -> canonicalSlug = TolerantJson.internedText(parser, interner);
          case "created" -> created = TolerantJson.wholeNumber(parser);
          case "context_length" -> contextLength = TolerantJson.internedNumber(parser, interner);
          case "architecture" -> readArchitecture(parser);
          case "top_provider" -> readTopProvider(parser);
          case "supported_parameters" -> supportedParameters = TolerantJson.texts(parser, interner);
          case "pricing" -> pricing = PricingJson.read(parser, interner);
          case "expiration_date" -> expirationDate = TolerantJson.text(parser);
          case "alias_target" -> readTarget(parser);
          default -> card.read(field);
        }
      }
    }

    private void readArchitecture(JsonParser parser) throws IOException {
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          switch (field) {
            case "input_modalities" -> inputModalities = TolerantJson.texts(parser, interner);
            case "output_modalities" -> outputModalities = TolerantJson.textsOnly(parser, interner);
            case "tokenizer" -> routes = ROUTER.equals(TolerantJson.internedText(parser, interner));
            default -> parser.skipChildren();
          }
        }
      }
    }

    private void readTopProvider(JsonParser parser) throws IOException {
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          switch (field) {
            case "context_length" ->
                topProviderContextLength = TolerantJson.internedNumber(parser, interner);
            case "max_completion_tokens" ->
                maxCompletionTokens = TolerantJson.internedNumber(parser, interner);
            default -> card.readOfProvider(field);
          }
        }
      }
    }

    private void readTarget(JsonParser parser) throws IOException {
      alias = parser.currentToken() == JsonToken.START_OBJECT;
      String target = TolerantJson.textField(parser, "slug");
      aliasTarget =
          target != null && target.length() <= TextBounds.MOST_TEXT_CHARACTERS ? target : null;
    }

    /** {@return the id as it was sent, of any length, or null if there is none} */
    public @Nullable String id() {
      return id;
    }

    /** {@return the row} The id is that of {@link #id()}, which must not be null. */
    public ModelRow toRow(String id) {
      return ModelRow.builder(id)
          .name(name)
          .canonicalSlug(id.equals(canonicalSlug) ? id : canonicalSlug)
          .created(instant(created))
          .contextLength(notNegative(contextLength))
          .topProviderContextLength(notNegative(topProviderContextLength))
          .maxCompletionTokens(notNegative(maxCompletionTokens))
          .inputModalities(inputModalities == null ? List.of() : inputModalities)
          .outputModalities(outputModalities)
          .supportedParameters(supportedParameters == null ? List.of() : supportedParameters)
          .pricing(pricing)
          .expirationDate(ModelCardJson.date(expirationDate))
          .alias(alias || new ModelId(id).hasAliasMark())
          .aliasTarget(aliasTarget)
          .card(card.card())
          .router(routes && !alias)
          .build();
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
      return seconds == null
              || seconds < Instant.MIN.getEpochSecond()
              || seconds > Instant.MAX.getEpochSecond()
          ? null
          : Instant.ofEpochSecond(seconds);
    }

    private static @Nullable Long notNegative(@Nullable Long number) {
      return number == null || number < 0 ? null : number;
    }
  }
}
