package io.openroutercatalog.internal.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.Buffer;
import okio.ByteString;

/** The key as a server may repeat it. */
public final class ApiKeyRedactor {
  /** A shorter one may be a word that an answer has for a reason of its own. */
  private static final int LEAST_FOUND = 16;

  /** A body made to look like the key is searched without moves: each try walks to its place. */
  private static final int MOST_TRIES = 1_000;

  private final boolean none;
  private final ByteString bytes;
  private final int[] moves;
  private final Pattern anyForm;

  public ApiKeyRedactor(String key) {
    this.none = key.isEmpty();
    this.bytes = ByteString.encodeUtf8(key);
    this.moves = moves(bytes);
    // As it is, percent-encoded, in other case, or with line breaks or invisible characters in it.
    this.anyForm =
        Pattern.compile(
            key.chars()
                .mapToObj(c -> String.format(Locale.ROOT, "(?:%%%02x|\\x%02x)", c, c))
                .collect(Collectors.joining("[\\s\\p{C}\\p{Z}]*+")),
            Pattern.CASE_INSENSITIVE);
  }

  /** {@return the text without the key} */
  public String takenOutOf(String text) {
    return none ? text : anyForm.matcher(text).replaceAll("[key]");
  }

  /** {@return whether a body has the key, as it is} */
  public boolean isIn(Buffer body) throws IOException {
    int size = bytes.size();
    if (size < LEAST_FOUND) {
      return false;
    }
    int tries = 0;
    // Horspool's search: the byte under the end of the key says how far the key can be moved on.
    try (Buffer.UnsafeCursor cursor = body.readUnsafe(new Buffer.UnsafeCursor())) {
      for (long last = size - 1L; last < body.size(); ) {
        byte at = at(cursor, last);
        if (at == bytes.getByte(size - 1)) {
          long first = last - size + 1;
          if (++tries > MOST_TRIES) {
            return body.indexOf(bytes, first) >= 0;
          }
          if (body.rangeEquals(first, bytes)) {
            return true;
          }
        }
        last += moves[at & 0xff];
      }
    }
    return false;
  }

  private static byte at(Buffer.UnsafeCursor cursor, long offset) {
    long place = cursor.start + (offset - cursor.offset);
    if (cursor.data == null || place >= cursor.end) {
      cursor.seek(offset);
      place = cursor.start;
    }
    return Objects.requireNonNull(cursor.data)[(int) place];
  }

  private static int[] moves(ByteString bytes) {
    int[] moves = new int[256];
    Arrays.fill(moves, bytes.size());
    for (int i = 0; i < bytes.size() - 1; i++) {
      moves[bytes.getByte(i) & 0xff] = bytes.size() - 1 - i;
    }
    return moves;
  }
}
