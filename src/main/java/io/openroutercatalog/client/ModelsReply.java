package io.openroutercatalog.client;

import org.jspecify.annotations.Nullable;

/** A usable answer to a request for the list. */
public sealed interface ModelsReply {
  /**
   * A list.
   *
   * @param validator to be sent with the next request, once this very list is served; null where it
   *     has several pages
   */
  record Listed(ModelsAnswer answer, @Nullable Validator validator) implements ModelsReply {}

  /** The list of the validator still holds: the service says so, or sent the same once more. */
  record NotModified() implements ModelsReply {}
}
