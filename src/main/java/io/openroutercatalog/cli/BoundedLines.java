package io.openroutercatalog.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, none of which can fill the memory. */
final class BoundedLines implements AutoCloseable {
  /** A response with a long completion has a thousandth of it. */
  static final int MOST_CHARACTERS = 8 << 20;

  private final BufferedReader reader;
  private final StringBuilder line = new StringBuilder();

  BoundedLines(InputStream in) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** A line, without its end; of one that is too long, the text is null. */
  record Line(@Nullable String text) {}

  /** {@return the next line, or null at the end} */
  @Nullable Line next() throws IOException {
    line.setLength(0);
    boolean any = false;
    boolean tooLong = false;
    for (int c; (c = reader.read()) >= 0; ) {
      any = true;
      if (c == '\n') {
        break;
      }
      if (line.length() < MOST_CHARACTERS) {
        line.append((char) c);
      } else {
        tooLong = true;
      }
    }
    if (!any) {
      return null;
    }
    String text = tooLong ? null : line.toString();
    if (tooLong) {
      line.setLength(0);
      line.trimToSize();
    }
    return new Line(text);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
