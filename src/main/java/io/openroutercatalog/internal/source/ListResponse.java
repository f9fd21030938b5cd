package io.openroutercatalog.internal.source;

import org.jspecify.annotations.Nullable;

/** A usable response to a request for the list. */
public sealed interface ListResponse {
  /**
   * A list.
   *
   * @param fingerprint to be sent with the next request once this list is served; null if it has
   *     several pages
   */
  record Listed(ModelList list, @Nullable ListFingerprint fingerprint) implements ListResponse {}

  /**
   * The known list has not changed: the service said so, or sent the same bytes again.
   *
   * @param fingerprint to be sent with the next request; its ETag may be a new one
   */
  record NotModified(ListFingerprint fingerprint) implements ListResponse {}
}
