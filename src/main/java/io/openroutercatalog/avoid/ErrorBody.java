package io.openroutercatalog.avoid;

import io.openroutercatalog.internal.json.JsonText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error in the body of a response; a body of another form is all message. */
final class ErrorBody {
  private static final long MOST_SECONDS = 100_000_000L;

  private final Map<?, ?> error;
  private final String message;

  private ErrorBody(Map<?, ?> error, String message) {
    this.error = error;
    this.message = message;
  }

  static ErrorBody of(String body) {
    Map<?, ?> whole;
    try {
      whole = JsonText.parseObject(body, "body");
    } catch (IllegalArgumentException e) { // A page of a proxy, or a text that was cut.
      return new ErrorBody(Map.of(), body);
    }
    Map<?, ?> error = whole.get("error") instanceof Map<?, ?> inner ? inner : whole;
    return new ErrorBody(error, error.get("message") instanceof String text ? text : "");
  }

  String message() {
    return message;
  }

  /** {@return the status that the error itself states, as a number or as text; or null} */
  @Nullable Integer code() {
    BigDecimal code = number(error.get("code"));
    return code != null && code.signum() > 0 && code.compareTo(BigDecimal.valueOf(1_000)) < 0
        ? (Integer) code.intValue()
        : null;
  }

  /** {@return whether the input was refused as harmful, which is the request's own fault} */
  boolean isModeration() {
    Map<?, ?> metadata = object(error.get("metadata"));
    return metadata.containsKey("flagged_input") || metadata.get("reasons") instanceof List;
  }

  /** {@return a header of the provider's response, which the error repeats; or null} */
  @Nullable String header(String name) {
    Map<?, ?> headers = object(object(error.get("metadata")).get("headers"));
    for (Map.Entry<?, ?> header : headers.entrySet()) {
      if (name.equalsIgnoreCase(String.valueOf(header.getKey())) && header.getValue() != null) {
        return header.getValue().toString();
      }
    }
    return null;
  }

  /** {@return what the error says of the availability of the model, or null} */
  @Nullable Availability availability() {
    Map<?, ?> stated = object(error.get("availability"));
    if (stated.isEmpty()) {
      stated = object(object(error.get("metadata")).get("availability"));
    }
    if (stated.isEmpty()) {
      return null;
    }
    List<String> fallbacks = new ArrayList<>();
    if (stated.get("fallback_models") instanceof List<?> models) {
      models.forEach(
          model -> {
            if (model instanceof String id) {
              fallbacks.add(id);
            }
          });
    }
    return new Availability(
        stated.get("code") == null ? null : stated.get("code").toString(),
        stated.get("retryable") instanceof Boolean flag ? flag : null,
        seconds(number(stated.get("retry_after"))),
        fallbacks);
  }

  private static @Nullable Duration seconds(@Nullable BigDecimal seconds) {
    return seconds == null || seconds.abs().compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0
        ? null
        : Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    try {
      return value instanceof Number || value instanceof String
          ? new BigDecimal(value.toString())
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> object ? object : Map.of();
  }
}
