package io.openroutercatalog.cost;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a call from a response of OpenRouter. */
final class CompletedCallJson {
  /** More would not fit a long. */
  private static final int MOST_DIGITS = 18;

  private CompletedCallJson() {}

  static CompletedCall call(Map<?, ?> response) {
    JsonFields fields = new JsonFields(response);
    if (fields.value("data") instanceof Map<?, ?> generation && !fields.has("model")) {
      return call(generation);
    }
    String model = fields.text("model");
    if (model == null) {
      throw new IllegalArgumentException("model is missing");
    }
    return CompletedCall.builder(model, usage(response, fields))
        .provider(fields.text("provider", "provider_name"))
        .at(time(fields))
        .build();
  }

  /** The {@code usage} of a generation record is an amount; its counts stand beside it. */
  private static Usage usage(Map<?, ?> response, JsonFields fields) {
    if (fields.value("usage") instanceof Map<?, ?> usage) {
      return UsageJson.usage(usage);
    }
    if (fields.has("native_tokens_prompt", "native_tokens_completion")) {
      return UsageJson.usage(response);
    }
    throw new IllegalArgumentException(
        fields.has("usage")
            ? "usage must be an object, was " + JsonFields.shown(fields.value("usage"))
            : "usage is missing");
  }

  private static @Nullable Instant time(JsonFields fields) {
    String name = fields.has("created") ? "created" : "created_at";
    Object value = fields.value(name);
    try {
      return switch (value) {
        case null -> null;
        case Number seconds -> ofSeconds(new BigDecimal(seconds.toString()));
        case String text -> OffsetDateTime.parse(text).toInstant();
        default -> throw new DateTimeException("no time");
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " must be a time in Unix seconds, was " + JsonFields.shown(value), e);
    }
  }

  private static Instant ofSeconds(BigDecimal seconds) {
    if (seconds.precision() - (long) seconds.scale() > MOST_DIGITS) {
      throw new DateTimeException("too late");
    }
    return Instant.ofEpochSecond(seconds.longValue()); // A part of a second does not matter.
  }
}
