package io.openroutercatalog.internal.source;

import org.jspecify.annotations.Nullable;

/** A usable answer to a request for the list. */
public sealed interface ListResponse {
  /**
   * A list.
   *
   * @param fingerprint to be sent with the next request, once this very list is served; null where
   *     it has several pages
   */
  record Listed(ModelList list, @Nullable ListFingerprint fingerprint) implements ListResponse {}

  /**
   * The list whose fingerprint was given still holds: the service says so, or sent the same once
   * more.
   *
   * @param fingerprint to be sent with the next request; the same bytes may have another ETag by
   *     now
   */
  record NotModified(ListFingerprint fingerprint) implements ListResponse {}
}
