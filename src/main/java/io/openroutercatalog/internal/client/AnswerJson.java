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
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Parses an answer; what cannot be parsed is an outcome, described without repeating any of it. */
final class AnswerJson {
  /** Far above OpenRouter's list; a longer answer is freed while it is read, so only read once. */
  private static final long MOST_BYTES_READ_TWICE = 8 << 20;

  private AnswerJson() {}

  /** Reads with a parser that stands before the first token; may be called twice, to begin anew. */
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  static <T> FetchOutcome<T> read(Buffer body, Reading<T> reading) {
    Buffer again = body.size() > MOST_BYTES_READ_TWICE ? null : body.clone();
    FetchOutcome<T> outcome = read(JsonTokens::answerParser, body, reading);
    if (outcome == null && again != null) {
      // A field that nobody knows yet may have more or longer names than the fast parser takes.
      outcome = read(JsonTokens::parser, again, reading);
    }
    return outcome == null
        ? FetchOutcome.failed(
            Kind.UNREADABLE,
            "the answer is nested too deep, or has too long a name or value, or too many names")
        : outcome;
  }

  private interface Parsers {
    JsonParser of(InputStream json) throws IOException;
  }

  /** {@return what came of it; null where the answer exceeds a bound of the parser} */
  private static <T> @Nullable FetchOutcome<T> read(
      Parsers parsers, Buffer body, Reading<T> reading) {
    try (JsonParser parser = parsers.of(body.inputStream())) {
      try {
        return new FetchOutcome.Answer<>(reading.read(parser));
      } catch (StreamReadException e) {
        return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON" + at(parser));
      }
    } catch (AnswerTooLargeException e) {
      return FetchOutcome.failed(Kind.TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (StreamConstraintsException e) {
      return null;
    } catch (CharacterCodingException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not UTF-8");
    } catch (IOException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON");
    }
  }

  private static String at(JsonParser parser) {
    JsonLocation at = parser.currentLocation();
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
