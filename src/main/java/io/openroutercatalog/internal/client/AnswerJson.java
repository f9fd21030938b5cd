package io.openroutercatalog.internal.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.http.AnswerTooLargeException;
import io.openroutercatalog.internal.json.JsonTokens;
import io.openroutercatalog.internal.source.FetchOutcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;

/** Parses an answer; what cannot be parsed is an outcome, described without repeating any of it. */
final class AnswerJson {
  private static final ByteString BYTE_ORDER_MARK = ByteString.encodeUtf8("\ufeff");

  /** The decoder is fast from the start of a piece to its first character that is not ASCII. */
  private static final int PIECE_CHARACTERS = 1_024;

  private AnswerJson() {}

  /** Reads with a parser that stands before the first token. */
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  /**
   * {@return what came of it} The body is freed while it is read.
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
      return JsonTokens.parser(body.inputStream());
    }
    checkUtf8(body);
    if (body.rangeEquals(0, BYTE_ORDER_MARK)) {
      body.skip(BYTE_ORDER_MARK.size());
    }
    return JsonTokens.parserWithNameTable(body.inputStream());
  }

  /**
   * Jackson's parser of bytes takes more for UTF-8 than is: longer forms than needed, halves of
   * pairs, numbers beyond the last character. An id with one would be that of another model.
   */
  private static void checkUtf8(Buffer body) throws IOException {
    char[] piece = new char[PIECE_CHARACTERS];
    try (Buffer unread = body.clone();
        Reader text =
            new InputStreamReader(unread.inputStream(), StandardCharsets.UTF_8.newDecoder())) {
      while (text.read(piece) >= 0) {
        // Only that it can be read counts.
      }
    }
  }

  private static String at(JsonParser parser) {
    JsonLocation at = parser.currentLocation();
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
