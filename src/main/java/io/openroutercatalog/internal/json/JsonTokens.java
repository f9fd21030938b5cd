package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.openroutercatalog.internal.base.TextBounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant readers over a stream of tokens. Each stands on the first token of a value and leaves on
 * its last one; what has another type than asked for counts as absent.
 */
public final class JsonTokens {
  private static final int MOST_NAME_CHARACTERS = 100_000;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          // Real answers have 5 levels; each costs a little memory until it ends.
          .maxNestingDepth(200)
          // What is asked for is held whole before it can count as absent. A text passed over is
          // not held, and may have any length.
          .maxStringLength(100_000)
          // Held too; far longer than the ids that are names in a copy.
          .maxNameLength(MOST_NAME_CHARACTERS)
          // Held too, also where it is passed over.
          .maxNumberLength(100_000)
          // The most that max_body_bytes can be: whoever opens the parser knows a closer bound.
          .maxDocumentLength(1L << 30)
          .build();

  /** Makes writers, and parsers without a table of names, so that it keeps none; thread-safe. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          // Names are anyone's: a table of them could outgrow the answer, and outlive it.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** Counts the bytes of a name, of which a character has four at most. */
  private static final StreamReadConstraints CONSTRAINTS_IN_BYTES =
      CONSTRAINTS.rebuild().maxNameLength(4 * MOST_NAME_CHARACTERS).build();

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** No real number is as long; what is longer is passed over before it is worked out. */
  private static final int MOST_NUMBER_CHARACTERS = 100;

  private JsonTokens() {}

  /**
   * {@return a parser of UTF-8 that keeps no names, before the first token; what is not UTF-8 ends
   * the reading}
   */
  public static JsonParser parser(InputStream json) throws IOException {
    PushbackReader reader =
        new PushbackReader(new InputStreamReader(json, StandardCharsets.UTF_8.newDecoder()));
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return FACTORY.createParser(reader);
  }

  /**
   * {@return a faster parser of what is known to be UTF-8 without a byte order mark, before the
   * first token} It keeps each different name until it is closed, in about three times its bytes.
   */
  public static JsonParser parserWithNameTable(InputStream json) throws IOException {
    return JsonFactory.builder() // One for each, since the table is the factory's.
        .streamReadConstraints(CONSTRAINTS_IN_BYTES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .build()
        .createParser(json);
  }

  /** {@return the text, or null} */
  public static @Nullable String text(JsonParser parser) throws IOException {
    return isOverlong(parser) ? null : anyText(parser);
  }

  /** {@return the text, however long, or null} For what must not count as absent. */
  public static @Nullable String anyText(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private static boolean isOverlong(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        && parser.getTextLength() > TextBounds.MOST_TEXT_CHARACTERS;
  }

  /** {@return the text, or a number as it was written, however long, or null} */
  public static @Nullable String textOrNumber(JsonParser parser) throws IOException {
    return parser.currentToken().isNumeric() ? parser.getText() : anyText(parser);
  }

  /** {@return the whole number, or null where it is none or does not fit} */
  public static @Nullable Long wholeNumber(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (isEndless(parser)) {
      return null;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? null
          : (Long) parser.getLongValue();
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      return Math.abs(value) < 1e15 && value == Math.rint(value) ? (Long) (long) value : null;
    }
    parser.skipChildren();
    return null;
  }

  /** {@return as {@link #wholeNumber}} One that other values may equal. */
  static @Nullable Long internedNumber(JsonParser parser, ValueInterner interner)
      throws IOException {
    return interner.number(wholeNumber(parser));
  }

  /** {@return the texts of a list, entries of another type left out; null where it is no list} */
  static @Nullable List<String> texts(JsonParser parser, ValueInterner interner)
      throws IOException {
    return texts(parser, interner, false);
  }

  /** {@return the texts of a list; null where it is no list or an entry is no text} */
  static @Nullable List<String> textsOnly(JsonParser parser, ValueInterner interner)
      throws IOException {
    return texts(parser, interner, true);
  }

  private static @Nullable List<String> texts(
      JsonParser parser, ValueInterner interner, boolean strict) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    List<String> texts = interner.noTexts();
    boolean pure = true;
    int entries = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text =
          ++entries > TextBounds.MOST_ENTRIES ? skipped(parser) : internedText(parser, interner);
      if (text != null) {
        texts.add(text);
      } else {
        pure = false;
      }
    }
    return entries > TextBounds.MOST_ENTRIES || (strict && !pure) ? null : interner.list(texts);
  }

  /** {@return the text, or null} One that other values may equal. */
  static @Nullable String internedText(JsonParser parser, ValueInterner interner)
      throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING && !isOverlong(parser)
        ? interner.text(parser)
        : skipped(parser);
  }

  private static @Nullable String skipped(JsonParser parser) throws IOException {
    parser.skipChildren();
    return null;
  }

  private static boolean isEndless(JsonParser parser) throws IOException {
    return parser.currentToken().isNumeric() && parser.getTextLength() > MOST_NUMBER_CHARACTERS;
  }

  /**
   * {@return any scalar as {@link JsonText} would read it, or null for null, lists, objects and
   * numbers beyond a double}
   */
  public static @Nullable Object scalar(JsonParser parser) throws IOException {
    if (isEndless(parser) || isOverlong(parser)) {
      return null;
    }
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> {
        parser.skipChildren();
        yield null;
      }
    };
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  /** {@return whether an object was entered; what is none has been passed over} */
  public static boolean enterObject(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    parser.skipChildren();
    return false;
  }

  /**
   * {@return the name of the next field of the object entered, standing on its value; null at its
   * end}
   */
  public static @Nullable String nextField(JsonParser parser) throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Ends the reading where anything follows the one value of a document. */
  public static void expectEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "more than one value");
    }
  }

  /** {@return one text field of the object the parser stands on, however long, or null} */
  public static @Nullable String textField(JsonParser parser, String wanted) throws IOException {
    String text = null;
    if (enterObject(parser)) {
      for (String field; (field = nextField(parser)) != null; ) {
        if (field.equals(wanted)) {
          text = anyText(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    return text;
  }
}
