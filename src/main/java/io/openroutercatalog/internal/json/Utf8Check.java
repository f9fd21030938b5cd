package io.openroutercatalog.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes that come in pieces are UTF-8. Jackson's parser takes more: longer forms than
 * needed, halves of pairs, numbers beyond the last character. Source: the Unicode standard, table
 * 3-7. Used by one thread.
 */
final class Utf8Check {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long NOT_ASCII = 0x8080808080808080L;
  private static final int LEAST = 0x80;
  private static final int MOST = 0xBF;

  /** How many bytes of a character are still to come, and what the next one may be. */
  private int following;

  private int least = LEAST;
  private int most = MOST;

  /** {@return whether the bytes may come next} */
  boolean accepts(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (following == 0 && i + Long.BYTES <= to && ((long) EIGHT.get(bytes, i) & NOT_ASCII) == 0) {
        i += Long.BYTES;
      } else if (!accepts(bytes[i++] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(int next) {
    if (following > 0) {
      boolean fits = least <= next && next <= most;
      following--;
      least = LEAST;
      most = MOST;
      return fits;
    }
    if (next < 0x80) {
      return true;
    }
    following = next < 0xE0 ? 1 : next < 0xF0 ? 2 : 3;
    least = next == 0xE0 ? 0xA0 : next == 0xF0 ? 0x90 : LEAST;
    most = next == 0xED ? 0x9F : next == 0xF4 ? 0x8F : MOST;
    return 0xC2 <= next && next <= 0xF4;
  }
}
