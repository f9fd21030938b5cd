package io.openroutercatalog.store;

import java.util.List;
import java.util.Objects;

/**
 * What a store keeps at one moment. Immutable, if nobody changes the arrays.
 *
 * @param version a text that this content alone has; an empty store has one too
 * @param newestFirst the copies, of which the first undamaged one counts; empty if there are none
 */
public record StoredCopies(String version, List<byte[]> newestFirst) {
  /** Copies the list, not the arrays. Leaves out what is null. */
  public StoredCopies {
    Objects.requireNonNull(version, "version");
    newestFirst = newestFirst.stream().filter(Objects::nonNull).toList();
  }
}
