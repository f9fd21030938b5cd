package io.openroutercatalog.avoid;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error of OpenRouter says of the availability of the model. A value that it does not state
 * is null or empty.
 *
 * @param code such as {@code provider_overloaded}
 * @param retryable whether the same request may succeed later
 * @param retryAfter how long to wait before that
 * @param fallbackModels ids of models that could serve the request instead
 */
public record Availability(
    @Nullable String code,
    @Nullable Boolean retryable,
    @Nullable Duration retryAfter,
    List<String> fallbackModels) {

  /** Copies the list. */
  public Availability {
    fallbackModels = List.copyOf(fallbackModels);
  }
}
