package io.openroutercatalog.client;

import org.jspecify.annotations.Nullable;

/** A usable answer to a request for the list. */
public sealed interface ModelsReply {
  /**
   * A list.
   *
   * @param validator to be sent with the next request, once this very list is served; null where
   *     the service gave none
   */
  record Listed(ModelsAnswer answer, @Nullable String validator) implements ModelsReply {}

  /** The list of the validator that was sent still holds. */
  record NotModified() implements ModelsReply {}
}
