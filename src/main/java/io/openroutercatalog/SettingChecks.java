package io.openroutercatalog;

import io.openroutercatalog.internal.base.CleanText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks of settings whose bounds are more than a range of numbers. */
final class SettingChecks {
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(365);

  /** Far beyond every bound, but still a Duration, which a double can exceed. */
  private static final double MOST_UNITS = 1e12;

  private static final Pattern AMOUNT =
      Pattern.compile("([+-]?[0-9]{1,15}(?:\\.[0-9]{1,15})?)(ms|s|m|h|d|)");

  /** RFC 1035 2.3.4. */
  private static final int MOST_LABEL_CHARACTERS = 63;

  /** Underscores, which names of services in some networks have, are in no host of a URL. */
  private static final Pattern HOST_WITH_UNDERSCORE =
      Pattern.compile("[A-Za-z0-9._-]*_[A-Za-z0-9._-]*(:[0-9]*)?");

  private SettingChecks() {}

  /**
   * Refuses a key that cannot stand in an HTTP header, or that could end the header and begin
   * another. The message does not repeat the key.
   */
  static String apiKey(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            "api_key must be visible ASCII characters only, the character at index "
                + i
                + " of "
                + key.length()
                + " is not");
      }
    }
    return key;
  }

  static URI httpUrl(String setting, String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          setting + " must be an http or https URL, is not a URL at index " + e.getIndex());
    }
    if (url.getRawUserInfo() != null
        || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
      throw new IllegalArgumentException(setting + " must not hold a user or password");
    }
    checkHost(setting, url);
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getHost().contains("%") // Names a network interface, which HTTP clients refuse.
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          setting
              + " must be an http or https URL with a host, without query and fragment, was \""
              + CleanText.of(withoutSecrets(text), 200)
              + "\"");
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      throw new IllegalArgumentException(
          setting + " must have a port from 1 to 65535, was " + url.getPort());
    }
    String plain = url.toString();
    return plain.endsWith("/") ? URI.create(plain.substring(0, plain.length() - 1)) : url;
  }

  /** What a URL may have as its host, but no name service could ever find. */
  private static void checkHost(String setting, URI url) {
    String authority = url.getRawAuthority();
    if (url.getHost() == null
        && authority != null
        && HOST_WITH_UNDERSCORE.matcher(authority).matches()) {
      throw new IllegalArgumentException(
          setting
              + " must have a host of letters, digits, \"-\" and \".\", was \""
              + CleanText.of(authority, 200)
              + "\"");
    }
    if (url.getHost() == null) {
      return; // Refused by the caller, with what is allowed.
    }
    for (String label : url.getHost().split("\\.", -1)) {
      boolean encoded = label.regionMatches(true, 0, "xn--", 0, 4);
      if (label.length() > MOST_LABEL_CHARACTERS
          || (encoded && IDN.toUnicode(label).equalsIgnoreCase(label))) {
        throw new IllegalArgumentException(
            setting
                + " must have a host that a name service can find, has the part \""
                + CleanText.of(label, 70)
                + "\"");
      }
    }
  }

  /** A query or fragment can hold a key. */
  private static String withoutSecrets(String url) {
    int end = 0;
    while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
      end++;
    }
    return end == url.length() ? url : url.substring(0, end + 1) + "…";
  }

  static double share(String setting, double share) {
    if (!(share >= 0 && share <= 1)) { // NaN is not, either.
      throw new IllegalArgumentException(setting + " must be from 0 to 1, was " + share);
    }
    return share + 0.0; // Settings with -0.0 and 0.0 are equal.
  }

  static Duration timeout(String setting, Duration timeout) {
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          setting + " must be from 1 ms to 1 hour, was " + amount(setting, timeout));
    }
    return timeout;
  }

  static Duration interval(String setting, Duration interval) {
    boolean off =
        interval.isZero() || interval.isNegative(); // The reference reads 0 or less as off.
    if (!off
        && (interval.compareTo(SHORTEST_INTERVAL) < 0
            || interval.compareTo(LONGEST_INTERVAL) > 0)) {
      throw new IllegalArgumentException(
          setting
              + " must be 0 for off, or from 1 second to 365 days, was "
              + amount(setting, interval));
    }
    return off ? Duration.ZERO : interval;
  }

  static Duration upTo(String setting, Duration duration, Duration most) {
    if (duration.isNegative() || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          setting
              + " must be from 0 to "
              + amount(setting, most)
              + ", was "
              + amount(setting, duration));
    }
    return duration;
  }

  /** {@return the duration of a number of the units that the setting's name ends with} */
  static Duration duration(String setting, double number) {
    BigDecimal seconds =
        BigDecimal.valueOf(Math.clamp(number, -MOST_UNITS, MOST_UNITS))
            .multiply(seconds(unit(setting)));
    long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
    return Duration.ofSeconds(seconds.longValue(), nanos);
  }

  /**
   * {@return the duration that a value states: a number of the units that the setting's name ends
   * with, also as text, or a duration in ISO 8601, or a number with one of ms, s, m, h, d; null if
   * it states none}
   */
  static @Nullable Duration durationOf(String setting, Object value) {
    if (value instanceof Number number) {
      return duration(setting, number.doubleValue());
    }
    if (!(value instanceof String text)) {
      return null;
    }
    Matcher amount = AMOUNT.matcher(text.strip());
    if (amount.matches()) {
      double number = Double.parseDouble(amount.group(1));
      return switch (amount.group(2)) {
        case "ms" -> duration("_seconds", number / 1_000);
        case "s" -> duration("_seconds", number);
        case "m" -> duration("_seconds", number * 60);
        case "h" -> duration("_hours", number);
        case "d" -> duration("_days", number);
        default -> duration(setting, number);
      };
    }
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@return a duration as a number in the unit of a setting} */
  private static String amount(String setting, Duration duration) {
    ChronoUnit unit = unit(setting);
    BigDecimal amount =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .divide(seconds(unit), MathContext.DECIMAL64);
    String text =
        amount.stripTrailingZeros().toPlainString()
            + " "
            + unit.toString().toLowerCase(Locale.ROOT);
    if (amount.abs().compareTo(BigDecimal.valueOf(MOST_UNITS)) < 0) {
      return text;
    }
    return text + (amount.signum() < 0 ? " or less" : " or more");
  }

  private static ChronoUnit unit(String setting) {
    return Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS)
        .filter(unit -> setting.endsWith("_" + unit.toString().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(ChronoUnit.SECONDS);
  }

  private static BigDecimal seconds(ChronoUnit unit) {
    return BigDecimal.valueOf(unit.getDuration().toSeconds());
  }
}
