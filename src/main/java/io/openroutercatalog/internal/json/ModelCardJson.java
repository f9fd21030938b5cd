package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.base.OrderedMap;
import io.openroutercatalog.internal.base.TextBounds;
import io.openroutercatalog.model.Benchmarks;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ReasoningOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the fields of a row that make up its {@link ModelCard}. */
final class ModelCardJson {
  /** OpenRouter's way to say that no date is set. */
  private static final LocalDate NO_DATE = LocalDate.of(2098, 12, 31);

  /** Java also reads years of nine digits, which date arithmetic would overflow. */
  private static final int DATE_CHARACTERS = "YYYY-MM-DD".length();

  /** Whose benchmarks are read. */
  private static final String ARTIFICIAL_ANALYSIS = "artificial_analysis";

  private ModelCardJson() {}

  /** {@return the date, or null if it is none or stands for none} */
  static @Nullable LocalDate date(@Nullable String text) {
    try {
      LocalDate date =
          text == null || text.length() != DATE_CHARACTERS ? null : LocalDate.parse(text);
      return NO_DATE.equals(date) ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Writes what stands in the row itself. */
  static void write(ModelCard card, JsonGenerator json) throws IOException {
    LocalDate cutoff = card.knowledgeCutoff();
    writeText(json, "knowledge_cutoff", cutoff == null ? null : cutoff.toString());
    writeText(json, "hugging_face_id", card.huggingFaceId());
    writeText(json, "description", card.description());
    if (!card.defaultParameters().isEmpty()) {
      json.writeObjectFieldStart("default_parameters");
      for (Map.Entry<String, BigDecimal> parameter : card.defaultParameters().entrySet()) {
        json.writeNumberField(parameter.getKey(), parameter.getValue());
      }
      json.writeEndObject();
    }
    writeBenchmarks(card.benchmarks(), json);
    ReasoningOptions reasoning = card.reasoning();
    if (reasoning != null) {
      json.writeObjectFieldStart("reasoning");
      writeFlag(json, "mandatory", reasoning.mandatory());
      writeFlag(json, "default_enabled", reasoning.onByDefault());
      writeFlag(json, "supports_max_tokens", reasoning.maxTokens());
      writeText(json, "default_effort", reasoning.defaultEffort());
      if (!reasoning.efforts().isEmpty()) {
        json.writeArrayFieldStart("supported_efforts");
        for (String effort : reasoning.efforts()) {
          json.writeString(effort);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static void writeBenchmarks(@Nullable Benchmarks benchmarks, JsonGenerator json)
      throws IOException {
    if (benchmarks != null) {
      json.writeObjectFieldStart("benchmarks");
      json.writeObjectFieldStart(ARTIFICIAL_ANALYSIS);
      writeNumber(json, "intelligence_index", benchmarks.intelligence());
      writeNumber(json, "coding_index", benchmarks.coding());
      writeNumber(json, "agentic_index", benchmarks.agentic());
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static void writeNumber(JsonGenerator json, String name, @Nullable Double number)
      throws IOException {
    if (number != null) {
      json.writeNumberField(name, number);
    }
  }

  /** Writes what stands in its {@code top_provider}. */
  static void writeModerated(ModelCard card, JsonGenerator json) throws IOException {
    writeFlag(json, "is_moderated", card.moderated());
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  private static void writeFlag(JsonGenerator json, String name, @Nullable Boolean flag)
      throws IOException {
    if (flag != null) {
      json.writeBooleanField(name, flag);
    }
  }

  /** One card being read; a field of another type than documented counts as absent. */
  static final class Reading {
    private final JsonParser parser;
    private final ValueInterner interner;
    private final boolean keepsDescription;
    private @Nullable LocalDate knowledgeCutoff;
    private @Nullable String huggingFaceId;
    private @Nullable Boolean moderated;
    private @Nullable ReasoningOptions reasoning;
    private Map<String, BigDecimal> defaultParameters = Map.of();
    private @Nullable String description;
    private @Nullable Benchmarks benchmarks;

    Reading(JsonParser parser, ValueInterner interner, boolean keepsDescription) {
      this.parser = parser;
      this.interner = interner;
      this.keepsDescription = keepsDescription;
    }

    /** Reads a field of the row. */
    void read(String field) throws IOException {
      switch (field) {
        case "knowledge_cutoff" -> {
          LocalDate date = date(TolerantJson.internedText(parser, interner));
          knowledgeCutoff = date == null ? null : interner.value(date);
        }
        case "hugging_face_id" -> {
          String text = TolerantJson.internedText(parser, interner);
          huggingFaceId = text == null || text.isBlank() ? null : text;
        }
        case "default_parameters" -> readParameters();
        case "reasoning" -> readReasoning();
        case "benchmarks" -> readBenchmarks();
        case "description" -> {
          if (keepsDescription) {
            description = TolerantJson.text(parser);
          } else {
            parser.skipChildren();
          }
        }
        default -> parser.skipChildren();
      }
    }

    /** Reads a field of the row's {@code top_provider}. */
    void readOfProvider(String field) throws IOException {
      if (field.equals("is_moderated")) {
        moderated = flag();
      } else {
        parser.skipChildren();
      }
    }

    private @Nullable Boolean flag() throws IOException {
      JsonToken token = parser.currentToken();
      parser.skipChildren();
      return token.isBoolean() ? (Boolean) (token == JsonToken.VALUE_TRUE) : null;
    }

    /** Of a name that is sent twice the first number counts. */
    private void readParameters() throws IOException {
      List<String> names = interner.noTexts();
      List<BigDecimal> numbers = new ArrayList<>(0);
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          BigDecimal number = number();
          boolean kept = number != null && field.length() <= TextBounds.MOST_TEXT_CHARACTERS;
          if (kept && names.size() <= TextBounds.MOST_ENTRIES && !names.contains(field)) {
            names.add(field);
            numbers.add(number);
          }
        }
      }
      if (!names.isEmpty() && names.size() <= TextBounds.MOST_ENTRIES) {
        defaultParameters = interner.value(OrderedMap.of(interner.list(names), numbers));
      }
    }

    private @Nullable BigDecimal number() throws IOException {
      JsonToken token = parser.currentToken();
      String text = token.isNumeric() ? TolerantJson.textOrNumber(parser) : null;
      if (text == null) {
        parser.skipChildren();
      }
      return text == null || text.length() > 20 ? null : new BigDecimal(text);
    }

    private void readReasoning() throws IOException {
      if (!TolerantJson.enterObject(parser)) {
        return;
      }
      Boolean mandatory = null;
      Boolean onByDefault = null;
      Boolean maxTokens = null;
      List<String> efforts = null;
      String defaultEffort = null;
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        switch (field) {
          case "mandatory" -> mandatory = flag();
          case "default_enabled" -> onByDefault = flag();
          case "supports_max_tokens" -> maxTokens = flag();
          case "supported_efforts" -> efforts = TolerantJson.textsOnly(parser, interner);
          case "default_effort" -> defaultEffort = TolerantJson.internedText(parser, interner);
          default -> parser.skipChildren();
        }
      }
      reasoning =
          interner.value(
              new ReasoningOptions(
                  mandatory,
                  onByDefault,
                  efforts == null ? List.of() : efforts,
                  defaultEffort,
                  maxTokens));
    }

    private void readBenchmarks() throws IOException {
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          if (field.equals(ARTIFICIAL_ANALYSIS)) {
            readIndexes();
          } else {
            parser.skipChildren();
          }
        }
      }
    }

    private void readIndexes() throws IOException {
      Double intelligence = null;
      Double coding = null;
      Double agentic = null;
      if (TolerantJson.enterObject(parser)) {
        for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
          switch (field) {
            case "intelligence_index" -> intelligence = index();
            case "coding_index" -> coding = index();
            case "agentic_index" -> agentic = index();
            default -> parser.skipChildren();
          }
        }
      }
      if (intelligence != null || coding != null || agentic != null) {
        benchmarks = interner.value(new Benchmarks(intelligence, coding, agentic));
      }
    }

    private @Nullable Double index() throws IOException {
      boolean numeric = parser.currentToken().isNumeric();
      return TolerantJson.scalar(parser) instanceof Number number && numeric
          ? (Double) number.doubleValue()
          : null;
    }

    ModelCard card() {
      return knowledgeCutoff == null
              && huggingFaceId == null
              && moderated == null
              && reasoning == null
              && defaultParameters.isEmpty()
              && description == null
              && benchmarks == null
          ? ModelCard.NONE
          : new ModelCard(
              knowledgeCutoff,
              huggingFaceId,
              moderated,
              reasoning,
              defaultParameters,
              description,
              benchmarks);
    }
  }
}
