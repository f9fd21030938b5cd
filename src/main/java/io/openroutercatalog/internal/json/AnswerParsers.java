package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/**
 * Makes parsers that read UTF-8 without decoding what is passed over. Each has a table of names of
 * its own, which ends with it and has a bound, since Jackson's grows with every new name: an answer
 * with more ends with a {@link StreamConstraintsException}.
 */
final class AnswerParsers {
  /** OpenRouter's list has about 100. */
  static final int MOST_NAMES = 2_000;

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private static final int PARSING = JsonParser.Feature.collectDefaults();

  /** Names end with their parser, so that none is worth a place in the JVM's own table. */
  private static final int NAMING =
      JsonFactory.Feature.collectDefaults() & ~JsonFactory.Feature.INTERN_FIELD_NAMES.getMask();

  private final StreamReadConstraints constraints;

  AnswerParsers(StreamReadConstraints constraints) {
    this.constraints = constraints;
  }

  JsonParser parser(InputStream json) throws IOException {
    ByteQuadsCanonicalizer names = ByteQuadsCanonicalizer.createRoot().makeChild(NAMING);
    IOContext context = context();
    InputStream input = new CheckedInput(json, names);
    byte[] buffer = context.allocReadIOBuffer();
    int read = input.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
    int start = isByteOrderMark(buffer, read) ? read : 0;
    return new UTF8StreamJsonParser(
        context, PARSING, input, null, names, buffer, start, read, start, true);
  }

  private IOContext context() {
    return new IOContext(
        constraints,
        StreamWriteConstraints.defaults(),
        ErrorReportConfiguration.defaults(),
        new BufferRecycler(),
        ContentReference.unknown(),
        true);
  }

  private static boolean isByteOrderMark(byte[] buffer, int read) {
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (i >= read || (buffer[i] & 0xFF) != BYTE_ORDER_MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /** Ends where bytes are not UTF-8, and where a parser knows too many names. */
  private static final class CheckedInput extends FilterInputStream {
    private final ByteQuadsCanonicalizer names;
    private final Utf8Check utf8 = new Utf8Check();

    CheckedInput(InputStream json, ByteQuadsCanonicalizer names) {
      super(json);
      this.names = names;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (names.size() > MOST_NAMES) { // Each chunk has only so many more.
        throw new StreamConstraintsException("more than " + MOST_NAMES + " different names");
      }
      int read = in.read(buffer, offset, length);
      if (!utf8.accepts(buffer, offset, offset + read)) {
        throw new CharacterCodingException();
      }
      return read;
    }
  }
}
