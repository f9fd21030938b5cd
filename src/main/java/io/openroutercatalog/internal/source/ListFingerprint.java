package io.openroutercatalog.internal.source;

import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a list of one page is recognised by: by the service, or where that sends it all the same, by
 * its bytes.
 *
 * @param tag the ETag, or null where the service gave none
 * @param sha256 of the body, in hexadecimal
 */
public record ListFingerprint(@Nullable String tag, String sha256) {
  /** {@return the fingerprint of a body, which is left as it is} */
  public static ListFingerprint of(@Nullable String tag, Buffer body) {
    return new ListFingerprint(tag, body.sha256().hex());
  }

  /** {@return whether both were made of the same bytes} */
  public boolean hasSameBody(ListFingerprint other) {
    return sha256.equals(other.sha256);
  }
}
