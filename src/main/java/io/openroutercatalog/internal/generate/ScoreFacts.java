package io.openroutercatalog.internal.generate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts behind the components of a static score, in words. */
final class ScoreFacts {
  /** What counts as a capability. */
  private static final List<String> CAPABILITIES =
      List.of("tools", "structured_outputs", "response_format", "reasoning", "include_reasoning");

  private ScoreFacts() {}

  static Map<String, String> of(
      String author,
      @Nullable Instant created,
      BigDecimal usdPerMillion,
      long contextLength,
      Collection<String> parameters,
      @Nullable String penaltyMark,
      Instant now) {
    List<String> able = CAPABILITIES.stream().filter(parameters::contains).toList();
    return Map.of(
        "prestige",
        "author " + author,
        "recency",
        created == null ? "its date of creation is not stated" : age(created, now),
        "pricing",
        price(usdPerMillion),
        "context",
        contextLength == 0 ? "not stated" : contextLength + " tokens",
        "capabilities",
        able.isEmpty() ? "none that counts" : String.join(", ", able),
        "penalty",
        penaltyMark == null
            ? "no mark of a small or unfinished model in its id"
            : "its id contains " + penaltyMark);
  }

  private static String age(Instant created, Instant now) {
    long days = Math.max(0, Duration.between(created, now).toDays());
    LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);
    return "created " + day + ", " + days + (days == 1 ? " day" : " days") + " ago";
  }

  private static String price(BigDecimal usdPerMillion) {
    return switch (usdPerMillion.signum()) {
      case 1 ->
          usdPerMillion.stripTrailingZeros().toPlainString()
              + " USD for a million prompt and a million completion tokens";
      case 0 -> "no price";
      default -> "its price varies";
    };
  }
}
