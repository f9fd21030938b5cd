package io.openroutercatalog.avoid;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Decides what a failure cools down and for how long; rules: docs/choosing.md. Pure. */
final class FailureRule {
  static final Duration USUAL = Duration.ofMinutes(10);
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(24);

  /** Times from here on are in milliseconds; as seconds this would be the year 5138. */
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final FailureSignal signal;
  private final ErrorBody error;
  private final boolean generated;
  private final Instant now;

  private FailureRule(FailureSignal signal, boolean generated, Instant now) {
    this.signal = signal;
    this.error = ErrorBody.of(signal.body());
    this.generated = generated;
    this.now = now;
  }

  /**
   * {@return what a failure cools down}
   *
   * @param generated whether the config that was called is a generated one; another one has a key
   *     of its own
   */
  static FailureVerdict judge(FailureSignal signal, boolean generated, Instant now) {
    return new FailureRule(signal, generated, now).judge();
  }

  private FailureVerdict judge() {
    Integer status = status();
    CoolDownScope scope = scope(status);
    Availability availability = error.availability();
    return new FailureVerdict(
        scope,
        scope == CoolDownScope.NONE ? null : now.plus(wait(availability)),
        status == null ? "no_response" : status.toString(),
        availability);
  }

  /** A response whose status tells of success may have an error in its body. */
  private @Nullable Integer status() {
    Integer status = signal.status();
    Integer code = error.code();
    return status != null && status < 400 && code != null ? code : status;
  }

  private CoolDownScope scope(@Nullable Integer status) {
    if (status == null || status == 408 || status >= 500) {
      return CoolDownScope.CONFIG;
    }
    return switch (status) {
      case 429 ->
          error.message().contains("free-models-per-")
              ? CoolDownScope.FREE_MODELS
              : CoolDownScope.CONFIG;
      case 401 -> ofKey();
      case 403 -> error.isModeration() ? CoolDownScope.NONE : ofKey();
      case 402 -> error.message().contains("can only afford") ? CoolDownScope.NONE : ofKey();
      default -> CoolDownScope.NONE;
    };
  }

  /** An operator's config has a key of its own, which says nothing of the others. */
  private CoolDownScope ofKey() {
    return generated ? CoolDownScope.GENERATED : CoolDownScope.CONFIG;
  }

  private Duration wait(@Nullable Availability availability) {
    Duration stated = retryAfter(header("Retry-After"));
    if (stated == null && availability != null) {
      stated = availability.retryAfter();
    }
    if (stated == null) {
      stated = reset(header("X-RateLimit-Reset"));
    }
    if (stated == null) {
      return USUAL;
    }
    return stated.compareTo(LEAST) < 0 ? LEAST : stated.compareTo(MOST) > 0 ? MOST : stated;
  }

  private @Nullable String header(String name) {
    String own = signal.header(name);
    return own == null ? error.header(name) : own;
  }

  private @Nullable Duration retryAfter(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Long seconds = wholeNumber(text);
    if (seconds != null) {
      return Duration.ofSeconds(seconds);
    }
    try {
      Instant date =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, date);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable Duration reset(@Nullable String text) {
    Long time = text == null ? null : wholeNumber(text);
    if (time == null) {
      return null;
    }
    Instant end =
        time < MILLISECONDS_FROM ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time);
    return Duration.between(now, end);
  }

  /** {@return the number, or null; parts of one are left out} */
  private static @Nullable Long wholeNumber(String text) {
    String number = text.strip();
    return number.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")
        ? (Long) Long.parseLong(number.replaceFirst("\\..*", ""))
        : null;
  }
}
