package io.openroutercatalog.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import okio.Buffer;
import okio.BufferedSource;
import okio.Source;
import okio.Timeout;

/**
 * Unpacks gzip (RFC 1952): one or more members, whose contents belong together. OkHttp takes the
 * first one alone, and {@link java.util.zip.GZIPInputStream} recurses for each empty one and drops
 * what it cannot read. Here whatever follows the last member is an error: the format has nothing
 * after it, so that the answer may be damaged. Not for use by several threads.
 */
final class GzipMembers implements Source {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;

  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private static final int CHUNK_BYTES = 8 << 10;

  private final BufferedSource packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] in = new byte[CHUNK_BYTES];
  private final byte[] out = new byte[CHUNK_BYTES];
  private int inLength;
  private boolean anyMember;
  private boolean inMember;

  GzipMembers(BufferedSource packed) {
    this.packed = packed;
  }

  @Override
  public long read(Buffer sink, long mostBytes) throws IOException {
    int most = (int) Math.min(out.length, mostBytes);
    while (most > 0) {
      if (!inMember && !beginMember()) {
        return -1;
      }
      int length = inflate(most);
      if (length > 0) {
        checksum.update(out, 0, length);
        sink.write(out, 0, length);
        return length;
      }
      if (inflater.finished()) {
        endMember();
      } else {
        feed();
      }
    }
    return 0;
  }

  /** {@return false if there is none any more} */
  private boolean beginMember() throws IOException {
    if (anyMember && packed.exhausted()) {
      return false;
    }
    anyMember = true;
    inMember = true;
    checksum.reset();
    check(next(2) == MAGIC && next(1) == DEFLATE, "no member");
    int flags = next(1);
    check((flags & RESERVED) == 0, "an unknown flag");
    next(4); // When the content was changed,
    next(2); // how it was packed, and on which system.
    if ((flags & HAS_EXTRA) != 0) {
      for (int left = next(2); left > 0; left--) {
        next(1);
      }
    }
    skipText((flags & HAS_NAME) != 0);
    skipText((flags & HAS_COMMENT) != 0);
    if ((flags & HAS_CHECKSUM) != 0) {
      int expected = (int) checksum.getValue() & 0xffff;
      check(next(2) == expected, "another checksum of the header");
    }
    checksum.reset();
    inflater.reset();
    return true;
  }

  /** Byte by byte, so that a text without an end fills no memory. */
  private void skipText(boolean there) throws IOException {
    while (there && next(1) != 0) {}
  }

  private int inflate(int most) throws IOException {
    try {
      return inflater.inflate(out, 0, most);
    } catch (DataFormatException e) {
      throw new BadGzipException("a broken stream");
    }
  }

  private void feed() throws IOException {
    check(!inflater.needsDictionary(), "a dictionary");
    skipUsed();
    inLength = packed.peek().read(in); // Not taken: what the member leaves belongs to the next one.
    if (inLength < 0) {
      inLength = 0;
      throw cut();
    }
    inflater.setInput(in, 0, inLength);
  }

  private void endMember() throws IOException {
    skipUsed();
    long size = inflater.getBytesWritten();
    int expected = (int) checksum.getValue();
    check(next(4) == expected, "another checksum");
    check(next(4) == (int) size, "another size");
    inMember = false;
  }

  private void skipUsed() throws IOException {
    packed.skip(inLength - inflater.getRemaining());
    inLength = 0;
  }

  /** {@return a number of a few bytes, the lowest one first} */
  private int next(int bytes) throws IOException {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      if (packed.exhausted()) {
        throw cut();
      }
      int next = packed.readByte() & 0xff;
      checksum.update(next);
      number |= next << (8 * i);
    }
    return number;
  }

  private static EOFException cut() {
    return new EOFException("the packed answer is cut");
  }

  private static void check(boolean holds, String otherwise) throws BadGzipException {
    if (!holds) {
      throw new BadGzipException(otherwise);
    }
  }

  @Override
  public Timeout timeout() {
    return packed.timeout();
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
