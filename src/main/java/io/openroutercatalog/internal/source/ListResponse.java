package io.openroutercatalog.internal.source;

import org.jspecify.annotations.Nullable;

/** A usable answer to a request for the list. */
public sealed interface ListResponse {
  /**
   * A list.
   *
   * @param validator to be sent with the next request, once this very list is served; null where it
   *     has several pages
   */
  record Listed(ModelList answer, @Nullable ListFingerprint validator) implements ListResponse {}

  /**
   * The list of the validator that was sent still holds: the service says so, or sent the same once
   * more.
   *
   * @param validator to be sent with the next request; the same bytes may have another ETag by now
   */
  record NotModified(ListFingerprint validator) implements ListResponse {}
}
