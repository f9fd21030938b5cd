package io.openroutercatalog.store;

import java.util.Objects;
import java.util.Optional;

/**
 * What a store keeps at one moment. Immutable, if nobody changes the array.
 *
 * @param version a text that this content alone has; an empty store has one too
 * @param bytes the newest copy, or nothing if there is none
 */
public record StoredCopy(String version, Optional<byte[]> bytes) {
  /** Refuses null. */
  public StoredCopy {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(bytes, "bytes");
  }
}
