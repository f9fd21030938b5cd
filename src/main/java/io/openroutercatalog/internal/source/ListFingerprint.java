package io.openroutercatalog.internal.source;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a list of one page is known again by: by the service, or where that sends it all the same,
 * by its bytes. Two checks of 32 bits find what changes by chance; who wants to send an old list as
 * a new one has easier ways.
 *
 * @param tag the ETag, or null where the service gave none
 */
public record ListFingerprint(@Nullable String tag, long length, long check) {
  public static ListFingerprint of(@Nullable String tag, Buffer body) {
    CRC32C one = new CRC32C();
    CRC32 other = new CRC32();
    try (Buffer.UnsafeCursor cursor = body.readUnsafe(new Buffer.UnsafeCursor())) {
      while (cursor.next() > 0) {
        one.update(cursor.data, cursor.start, cursor.end - cursor.start);
        other.update(cursor.data, cursor.start, cursor.end - cursor.start);
      }
    }
    return new ListFingerprint(tag, body.size(), one.getValue() << 32 | other.getValue());
  }

  public boolean hasSameBody(ListFingerprint other) {
    return length == other.length && check == other.check;
  }
}
