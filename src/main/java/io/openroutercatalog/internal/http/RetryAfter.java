package io.openroutercatalog.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Parses the {@code Retry-After} header in both its forms, RFC 9110 10.2.3. */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * {@return how long to wait from now; zero for a time in the past, null if the header is absent
   * or unreadable}
   */
  static @Nullable Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    try {
      if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        // Ten digits are three centuries, and do not overflow.
        return Duration.ofSeconds(text.length() > 10 ? 9_999_999_999L : Long.parseLong(text));
      }
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
