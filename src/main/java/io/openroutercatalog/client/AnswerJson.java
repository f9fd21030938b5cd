package io.openroutercatalog.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.json.JsonTokens;
import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Parses an answer; what cannot be parsed is an outcome, described without repeating any of it. */
final class AnswerJson {
  /** Far above any answer; a longer one is freed while it is read, and so cannot be read again. */
  private static final long MOST_BYTES_READ_TWICE = 8 << 20;

  private AnswerJson() {}

  /** Reads with a parser that stands before the first token; anew, where it is called again. */
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  static <T> FetchOutcome<T> read(Buffer body, Reading<T> reading) {
    Buffer again = body.size() > MOST_BYTES_READ_TWICE ? null : body.clone();
    return read(JsonTokens::answerParser, body, again, reading);
  }

  private interface Parsers {
    JsonParser of(InputStream json) throws IOException;
  }

  private static <T> FetchOutcome<T> read(
      Parsers parsers, Buffer body, @Nullable Buffer again, Reading<T> reading) {
    try (JsonParser parser = parsers.of(body.inputStream())) {
      return read(parser, again, reading);
    } catch (IOException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON");
    }
  }

  /** A field that nobody knows yet may have more or longer names than the fast parser takes. */
  private static <T> FetchOutcome<T> read(
      JsonParser parser, @Nullable Buffer again, Reading<T> reading) {
    try {
      return new FetchOutcome.Answer<>(reading.read(parser));
    } catch (TooLarge e) {
      return FetchOutcome.failed(Kind.TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (StreamConstraintsException e) {
      return again == null
          ? FetchOutcome.failed(
              Kind.UNREADABLE,
              "the answer is nested too deep, or has too long a value or too many names"
                  + at(parser))
          : read(JsonTokens::parser, again, null, reading);
    } catch (IOException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON" + at(parser));
    }
  }

  private static String at(JsonParser parser) {
    JsonLocation at = parser.currentLocation();
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
