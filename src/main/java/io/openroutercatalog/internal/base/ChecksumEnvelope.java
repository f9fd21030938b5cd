package io.openroutercatalog.internal.base;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Content together with its checksum, so that damage is noticed. An envelope is a JSON object with
 * the format, its version, the SHA-256 of the content, and the content. Its frame is compared byte
 * by byte, and the content is not parsed.
 */
public final class ChecksumEnvelope {
  /** Far above any real copy, which has about 1,000 bytes for each model. */
  public static final int MOST_BYTES = 32 << 20;

  private static final byte[] START =
      "{\"format\":\"openrouter-catalog-copy\",\"version\":1,\"sha256\":\""
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MIDDLE = "\",\"copy\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_CHARACTERS = 64;
  private static final int BUFFER_BYTES = 8_192;
  private static final int ENVELOPE_BYTES =
      START.length + DIGEST_CHARACTERS + MIDDLE.length + END.length;

  /** The longest content, in bytes, of an envelope of {@link #MOST_BYTES}. */
  private static final int MOST_CONTENT_BYTES = MOST_BYTES - ENVELOPE_BYTES;

  private ChecksumEnvelope() {}

  /** Writes a content, each time the same. */
  @FunctionalInterface
  public interface Content {
    /** Writes the content. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * {@return the content in its envelope, or null if that would be larger than {@link #MOST_BYTES}}
   * The content is written twice, to find its length and checksum first: the memory for a second
   * array is not there in a small heap.
   */
  public static byte @Nullable [] wrap(Content content) {
    try {
      DigestingCounter counter = new DigestingCounter();
      try {
        content.writeTo(counter);
      } catch (TooMuchException e) {
        return null;
      }
      FixedOutput bytes = new FixedOutput(counter.count + ENVELOPE_BYTES);
      bytes.write(START);
      bytes.write(hex(counter.digest.digest()));
      bytes.write(MIDDLE);
      content.writeTo(bytes);
      bytes.write(END);
      return bytes.whole();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Writing to memory cannot fail.
    }
  }

  /** {@return whether a stream gives an envelope with undamaged content, and nothing else} */
  public static boolean isIntact(InputStream in, long length) throws IOException {
    long remaining = length - ENVELOPE_BYTES;
    if (remaining < 0 || !Arrays.equals(in.readNBytes(START.length), START)) {
      return false;
    }
    byte[] expected = in.readNBytes(DIGEST_CHARACTERS);
    if (!Arrays.equals(in.readNBytes(MIDDLE.length), MIDDLE)) {
      return false;
    }
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    while (remaining > 0) {
      int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, remaining));
      if (read == 0) {
        return false;
      }
      digest.update(buffer, 0, read);
      remaining -= read;
    }
    return Arrays.equals(in.readNBytes(END.length + 1), END)
        && Arrays.equals(expected, hex(digest.digest()));
  }

  /** {@return whether the bytes are an envelope with undamaged content} */
  public static boolean isIntact(byte[] bytes) {
    try {
      return isIntact(new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Reading memory cannot fail.
    }
  }

  /** {@return the content, or null if the bytes are no envelope or their content is damaged} */
  public static @Nullable InputStream unwrap(byte[] bytes) {
    int contentAt = START.length + DIGEST_CHARACTERS + MIDDLE.length;
    return isIntact(bytes)
        ? new ByteArrayInputStream(bytes, contentAt, bytes.length - ENVELOPE_BYTES)
        : null;
  }

  /** {@return a new SHA-256} */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] hex(byte[] digest) {
    return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
  }

  /** Ends the writing of a content as soon as it is too long. */
  private static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Keeps nothing of what is written but its length and checksum. */
  private static final class DigestingCounter extends OutputStream {
    final MessageDigest digest = sha256();
    int count;

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > MOST_CONTENT_BYTES - count) {
        throw new TooMuchException();
      }
      digest.update(bytes, offset, length);
      count += length;
    }
  }

  /** An array of the length that is known before. */
  private static final class FixedOutput extends OutputStream {
    private final ByteBuffer bytes;

    FixedOutput(int length) {
      bytes = ByteBuffer.allocate(length);
    }

    @Override
    public void write(int value) {
      bytes.put((byte) value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.put(source, offset, length);
    }

    byte[] whole() {
      if (bytes.hasRemaining()) {
        throw new IllegalStateException("the content was shorter when it was written again");
      }
      return bytes.array();
    }
  }
}
