package io.openroutercatalog.internal.base;

import java.io.ByteArrayOutputStream;
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
  private static final int ENVELOPE_BYTES =
      START.length + DIGEST_CHARACTERS + MIDDLE.length + END.length;

  /** The longest content, in bytes, of an envelope of {@link #MOST_BYTES}. */
  public static final int MOST_CONTENT_BYTES = MOST_BYTES - ENVELOPE_BYTES;

  private ChecksumEnvelope() {}

  /** {@return the content in its envelope} */
  public static byte[] wrap(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + ENVELOPE_BYTES);
    bytes.writeBytes(START);
    bytes.writeBytes(digest(content));
    bytes.writeBytes(MIDDLE);
    bytes.writeBytes(content);
    bytes.writeBytes(END);
    return bytes.toByteArray();
  }

  /** {@return whether the bytes are an envelope with undamaged content} */
  public static boolean isIntact(byte[] bytes) {
    return unwrap(bytes) != null;
  }

  /** {@return the content, or null if the bytes are no envelope or their content is damaged} */
  public static byte @Nullable [] unwrap(byte[] bytes) {
    int digestAt = START.length;
    int contentAt = digestAt + DIGEST_CHARACTERS + MIDDLE.length;
    int endAt = bytes.length - END.length;
    if (endAt < contentAt
        || !Arrays.equals(bytes, 0, digestAt, START, 0, START.length)
        || !Arrays.equals(bytes, contentAt - MIDDLE.length, contentAt, MIDDLE, 0, MIDDLE.length)
        || !Arrays.equals(bytes, endAt, bytes.length, END, 0, END.length)) {
      return null;
    }
    byte[] content = Arrays.copyOfRange(bytes, contentAt, endAt);
    return Arrays.equals(
            bytes, digestAt, digestAt + DIGEST_CHARACTERS, digest(content), 0, DIGEST_CHARACTERS)
        ? content
        : null;
  }

  private static byte[] digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
