package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
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
  /**
   * Leaves room for {@link TextBounds#MOST_TEXT_CHARACTERS}; each name is held until the answer is
   * read.
   */
  private static final int MOST_NAME_BYTES = 4_096;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          // Real answers have 5 levels; each costs a little memory until it ends.
          .maxNestingDepth(200)
          // What is asked for is held whole before it can count as absent. A text passed over is
          // not held, and may have any length.
          .maxStringLength(100_000)
          // Held too; far longer than the ids that are names in a copy.
          .maxNameLength(100_000)
          // Held too, also where it is passed over.
          .maxNumberLength(100_000)
          // The most that max_body_bytes can be: whoever opens the parser knows a closer bound.
          .maxDocumentLength(1L << 30)
          .build();

  /** Shared by all readers and writers; thread-safe. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          // Names are anyone's: a table of them could outgrow the answer, and outlive it.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final AnswerParsers ANSWERS =
      new AnswerParsers(CONSTRAINTS.rebuild().maxNameLength(MOST_NAME_BYTES).build());

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** No real number is as long; what is longer is passed over before it is worked out. */
  private static final int MOST_NUMBER_CHARACTERS = 100;

  private JsonTokens() {}

  /**
   * {@return a parser of an answer in UTF-8, before the first token; what is not UTF-8 ends the
   * reading} More different names than any answer has, or far longer ones, end it with a {@link
   * com.fasterxml.jackson.core.exc.StreamConstraintsException}; {@link #parser} reads those too,
   * more slowly.
   */
  public static JsonParser answerParser(InputStream json) throws IOException {
    return ANSWERS.parser(json);
  }

  /**
   * {@return a parser of UTF-8 with any names, before the first token; what is not UTF-8 ends the
   * reading}
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

  /** {@return as {@link #wholeNumber(JsonParser)}} One that other rows may have too. */
  public static @Nullable Long repeatedNumber(JsonParser parser, ValueInterner repeated)
      throws IOException {
    return repeated.number(wholeNumber(parser));
  }

  /** {@return the texts of a list, entries of another type left out; null where it is no list} */
  public static @Nullable List<String> texts(JsonParser parser, ValueInterner repeated)
      throws IOException {
    return texts(parser, repeated, false);
  }

  /** {@return the texts of a list; null where it is no list or an entry is no text} */
  public static @Nullable List<String> textsOnly(JsonParser parser, ValueInterner repeated)
      throws IOException {
    return texts(parser, repeated, true);
  }

  private static @Nullable List<String> texts(
      JsonParser parser, ValueInterner repeated, boolean strict) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    List<String> texts = repeated.noTexts();
    boolean pure = true;
    int entries = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text =
          ++entries > TextBounds.MOST_ENTRIES ? skipped(parser) : repeatedText(parser, repeated);
      if (text != null) {
        texts.add(text);
      } else {
        pure = false;
      }
    }
    return entries > TextBounds.MOST_ENTRIES || (strict && !pure) ? null : repeated.list(texts);
  }

  /** {@return the text, or null} One that other rows may have too. */
  public static @Nullable String repeatedText(JsonParser parser, ValueInterner repeated)
      throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING && !isOverlong(parser)
        ? repeated.text(parser)
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
