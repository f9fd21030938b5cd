package io.openroutercatalog.internal.source;

import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a list of one page: the service by the ETag, this library by the bytes if the service
 * sends the same list again.
 *
 * @param tag the ETag, or null if the service sent none
 * @param sha256 of the body, in hexadecimal
 */
public record ListFingerprint(@Nullable String tag, String sha256) {
  /** {@return the fingerprint of a body, which is not consumed} */
  public static ListFingerprint of(@Nullable String tag, Buffer body) {
    return new ListFingerprint(tag, body.sha256().hex());
  }

  /** {@return whether both were made of the same bytes} */
  public boolean hasSameBody(ListFingerprint other) {
    return sha256.equals(other.sha256);
  }
}
