package io.openroutercatalog.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.json.JsonTokens;
import java.io.IOException;
import okio.Buffer;

/** Parses an answer; what cannot be parsed is an outcome, described without repeating any of it. */
final class AnswerJson {
  private AnswerJson() {}

  /** Reads with a parser that stands before the first token. */
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  static <T> FetchOutcome<T> read(Buffer body, Reading<T> reading) {
    try (JsonParser parser = JsonTokens.answerParser(body.inputStream())) {
      return read(parser, reading);
    } catch (IOException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON");
    }
  }

  private static <T> FetchOutcome<T> read(JsonParser parser, Reading<T> reading) {
    try {
      return new FetchOutcome.Answer<>(reading.read(parser));
    } catch (TooLarge e) {
      return FetchOutcome.failed(Kind.TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (StreamConstraintsException e) {
      return FetchOutcome.failed(
          Kind.UNREADABLE, "the answer is nested too deep or has too long a value" + at(parser));
    } catch (IOException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer is not JSON" + at(parser));
    }
  }

  private static String at(JsonParser parser) {
    JsonLocation at = parser.currentLocation();
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
