package io.openroutercatalog.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant readers over a stream of tokens. Each stands on the first token of a value and leaves on
 * its last one; what has another type than asked for counts as absent.
 */
public final class JsonTokens {
  /** Far above any real answer, far below what would hurt; Jackson's own limits bound the rest. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(200)
          .maxNumberLength(1_000_000)
          // A copy has ids as names: what was read as a text must be readable as a name.
          .maxNameLength(StreamReadConstraints.DEFAULT_MAX_STRING_LEN)
          .build();

  /** Shared by all readers and writers; thread-safe. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

  /** No real number is as long; what is longer is passed over before it is worked out. */
  private static final int MOST_NUMBER_CHARACTERS = 100;

  private JsonTokens() {}

  /** {@return the text, or null} */
  public static @Nullable String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  /** {@return the text, or a number as it was written, or null} */
  public static @Nullable String textOrNumber(JsonParser parser) throws IOException {
    return parser.currentToken().isNumeric() ? parser.getText() : text(parser);
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

  /** {@return the texts of a list, entries of another type left out; null where it is no list} */
  public static @Nullable List<String> texts(JsonParser parser) throws IOException {
    return texts(parser, false);
  }

  /** {@return the texts of a list; null where it is no list or an entry is no text} */
  public static @Nullable List<String> textsOnly(JsonParser parser) throws IOException {
    return texts(parser, true);
  }

  private static @Nullable List<String> texts(JsonParser parser, boolean strict)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    List<String> texts = new ArrayList<>();
    boolean pure = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text = text(parser);
      if (text != null) {
        texts.add(text);
      } else {
        pure = false;
      }
    }
    return strict && !pure ? null : List.copyOf(texts);
  }

  private static boolean isEndless(JsonParser parser) throws IOException {
    return parser.currentToken().isNumeric() && parser.getTextLength() > MOST_NUMBER_CHARACTERS;
  }

  /**
   * {@return any scalar as {@link JsonText} would read it, or null for null, lists, objects and
   * numbers beyond a double}
   */
  public static @Nullable Object scalar(JsonParser parser) throws IOException {
    if (isEndless(parser)) {
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
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }
}
