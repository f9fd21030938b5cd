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
 * Tolerant readers over a stream of tokens. Each is called at the first token of a value and
 * returns at its last one. A value of another type than requested counts as absent.
 */
public final class TolerantJson {
  private static final int MOST_NAME_CHARACTERS = 100_000;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          // Real responses have 5 levels; each takes a little memory until it ends.
          .maxNestingDepth(200)
          // A text that is read is held whole before it can count as absent. A skipped text is not
          // held, so it may have any length.
          .maxStringLength(100_000)
          // Held too. The longest real names are the model ids in a cached copy.
          .maxNameLength(MOST_NAME_CHARACTERS)
          // Held too, even if it is skipped.
          .maxNumberLength(100_000)
          // The largest max_body_bytes there can be; the callers check the bound that is set.
          .maxDocumentLength(1L << 30)
          .build();

  /** Makes writers, and parsers that have no table of names; thread-safe. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          // The service chooses the names: a table of them could outgrow and outlive the response.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** For a parser that counts the bytes of a name; a character has at most four. */
  private static final StreamReadConstraints CONSTRAINTS_IN_BYTES =
      CONSTRAINTS.rebuild().maxNameLength(4 * MOST_NAME_CHARACTERS).build();

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** No real number is as long. A longer one is skipped, since converting it could take seconds. */
  private static final int MOST_NUMBER_CHARACTERS = 100;

  private TolerantJson() {}

  /** {@return a parser of UTF-8 that keeps no names} Bytes that are not UTF-8 make it throw. */
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
   * {@return a faster parser, for bytes that are known to be UTF-8 without a byte order mark} Until
   * it is closed it keeps each distinct name, which takes about three times the bytes of the name.
   */
  public static JsonParser parserWithNameTable(InputStream json) throws IOException {
    return JsonFactory.builder() // One factory for each parser, since it owns the table.
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

  /** {@return the text of any length, or null} For fields where a long text must not be ignored. */
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

  /** {@return the text, or a number as it was written, of any length, or null} */
  public static @Nullable String textOrNumber(JsonParser parser) throws IOException {
    return parser.currentToken().isNumeric() ? parser.getText() : anyText(parser);
  }

  /** {@return the whole number, or null if it is none or does not fit a long} */
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

  /** {@return the same as {@link #wholeNumber}, interned} */
  static @Nullable Long internedNumber(JsonParser parser, ValueInterner interner)
      throws IOException {
    return interner.number(wholeNumber(parser));
  }

  /** {@return the texts of a list, without entries of another type; null if it is no list} */
  public static @Nullable List<String> texts(JsonParser parser, ValueInterner interner)
      throws IOException {
    return texts(parser, interner, false);
  }

  /** {@return the texts of a list; null if it is no list or an entry is no text} */
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

  /** {@return the text, interned, or null} */
  public static @Nullable String internedText(JsonParser parser, ValueInterner interner)
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
   * {@return the scalar as {@link JsonText} would read it; null for null, lists, objects and
   * numbers too large for a double}
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

  /** Enters an object; skips any other value. {@return whether it was an object} */
  public static boolean enterObject(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    parser.skipChildren();
    return false;
  }

  /**
   * {@return the name of the next field, with the parser at its value; null at the end of the
   * object}
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

  /** {@return one text field of the object at the parser's position, of any length, or null} */
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
