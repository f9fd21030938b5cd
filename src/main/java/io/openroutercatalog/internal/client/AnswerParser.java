package io.openroutercatalog.internal.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.http.AnswerTooLargeException;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.source.FetchOutcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;

/** Parses a response. A failure is an outcome whose message repeats nothing of the response. */
final class AnswerParser {
  private static final ByteString BYTE_ORDER_MARK = ByteString.encodeUtf8("\ufeff");

  /** The decoder is fast only up to the first non-ASCII character of a piece. */
  private static final int PIECE_CHARACTERS = 1_024;

  private AnswerParser() {}

  /** Reads with a parser whose position is before the first token. */
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  /**
   * {@return the outcome} The body is consumed.
   *
   * @param mostBytesWithNameTable a longer body is parsed without a table of names, which takes
   *     about 1.4 times as long but no memory for the names
   */
  static <T> FetchOutcome<T> read(Buffer body, long mostBytesWithNameTable, Reading<T> reading) {
    try (JsonParser parser = parser(body, mostBytesWithNameTable)) {
      try {
        return new FetchOutcome.Answer<>(reading.read(parser));
      } catch (StreamReadException e) {
        return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON" + at(parser));
      }
    } catch (AnswerTooLargeException e) {
      return FetchOutcome.failed(Kind.TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (StreamConstraintsException e) {
      return FetchOutcome.failed(
          Kind.UNREADABLE,
          "the answer is nested too deep, or has too long a name or value, or names made to"
              + " collide");
    } catch (CharacterCodingException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not UTF-8");
    } catch (IOException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON");
    }
  }

  private static JsonParser parser(Buffer body, long mostBytesWithNameTable) throws IOException {
    if (body.size() > mostBytesWithNameTable) {
      return TolerantJson.parser(body.inputStream());
    }
    checkUtf8(body);
    if (body.rangeEquals(0, BYTE_ORDER_MARK)) {
      body.skip(BYTE_ORDER_MARK.size());
    }
    return TolerantJson.parserWithNameTable(body.inputStream());
  }

  /**
   * Jackson's byte parser also accepts what is not UTF-8: overlong forms, halves of surrogate
   * pairs, numbers beyond the last character. An id with one of these could equal another model's.
   */
  private static void checkUtf8(Buffer body) throws IOException {
    char[] piece = new char[PIECE_CHARACTERS];
    try (Buffer unread = body.clone();
        Reader text =
            new InputStreamReader(unread.inputStream(), StandardCharsets.UTF_8.newDecoder())) {
      while (text.read(piece) >= 0) {
        // The characters are not needed.
      }
    }
  }

  private static String at(JsonParser parser) {
    JsonLocation at = parser.currentLocation();
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
