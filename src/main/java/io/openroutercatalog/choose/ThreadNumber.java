package io.openroutercatalog.choose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The number of a thread, which decides among equals; the same in every process. Pure. */
final class ThreadNumber {
  private static final String PREFIX = "auto_fastest:";

  private ThreadNumber() {}

  /** {@return the first 8 bytes of SHA-256, as an unsigned number, modulo a size} */
  static int modulo(String thread, int size) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((PREFIX + thread).getBytes(StandardCharsets.UTF_8));
      return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), size);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e); // Every JDK has it.
    }
  }
}
