package io.openroutercatalog.explain;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.CleanText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation as text for people. */
final class ExplanationText {
  private static final int MOST_NAME_CHARACTERS = 200;

  private ExplanationText() {}

  static String summary(Explanation of) {
    return switch (of.found()) {
      case LISTED -> listed(of);
      case EXCLUDED -> excluded(of) + gone(of);
      case DELISTED ->
          name(of)
              + number(of)
              + " has not been listed since "
              + time(of.delistedSince())
              + "."
              + replacement(of);
      case UNKNOWN -> unknown(of);
    };
  }

  private static String listed(Explanation of) {
    LlmConfig config = Objects.requireNonNull(of.config()).config();
    String gated = config.healthGated() ? ", known to be down" : "";
    String cooling =
        of.coolDown() == null ? "" : ", cooling down until " + time(of.coolDown().until());
    return name(of)
        + " is listed as "
        + config.id()
        + ": "
        + config.billingTier().jsonName()
        + ", quality "
        + config.qualityScore()
        + gated
        + cooling
        + ".";
  }

  private static String excluded(Explanation of) {
    String reasons =
        of.leftOut().stream()
            .map(left -> left.reason().jsonName())
            .collect(Collectors.joining(", "));
    return name(of)
        + " is in the list, and left out of the catalogue"
        + (reasons.isEmpty() ? "." : ": " + reasons + ".");
  }

  private static String gone(Explanation of) {
    return of.delistedSince() == null
        ? ""
        : " It was" + number(of) + " until " + time(of.delistedSince()) + "." + replacement(of);
  }

  private static String replacement(Explanation of) {
    LlmConfig replacement = of.replacement();
    return replacement == null
        ? " Nothing listed can take its place."
        : " " + clean(replacement.modelName()) + ", " + replacement.id() + ", can take its place.";
  }

  private static String unknown(Explanation of) {
    return clean(of.query())
        + " is neither in the catalogue nor in the list."
        + (of.nearest().isEmpty() ? "" : " Did you mean " + alternatives(of.nearest()) + "?");
  }

  private static String alternatives(List<String> names) {
    List<String> clean = names.stream().map(ExplanationText::clean).toList();
    return clean.size() == 1
        ? clean.getFirst()
        : String.join(", ", clean.subList(0, clean.size() - 1)) + " or " + clean.getLast();
  }

  private static String name(Explanation of) {
    String name = of.modelName();
    if (name == null) {
      return clean(of.query());
    }
    boolean isAsked = of.query().equals(name) || of.query().equals(String.valueOf(of.id()));
    return clean(name) + (isAsked ? "" : " (for " + clean(of.query()) + ")");
  }

  private static String number(Explanation of) {
    return of.id() == null ? "" : " (" + of.id() + ")";
  }

  private static String clean(String name) {
    return CleanText.of(name, MOST_NAME_CHARACTERS);
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "an unknown time" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String of(Explanation explanation) {
    TextSheet sheet = new TextSheet();
    sheet.paragraph(summary(explanation));
    ConfigFacts facts = explanation.config();
    boolean hasMore =
        facts != null || !explanation.leftOut().isEmpty() || !explanation.overrides().isEmpty();
    if (hasMore) {
      sheet.gap();
    }
    leftOut(explanation.leftOut(), sheet);
    if (facts != null) {
      sheet.entry("id", idOrigin(facts.config().id(), facts.idOrigin()));
      sheet.entry("tier", facts.tier().tier().jsonName() + ": " + facts.tier().why());
      score(facts, sheet);
      health(facts.health(), sheet);
    }
    overrides(explanation, sheet);
    if (explanation.coolDown() != null) {
      sheet.entry(
          "cool-down",
          "until "
              + time(explanation.coolDown().until())
              + " ("
              + explanation.coolDown().why()
              + ")");
    }
    return sheet.toString();
  }

  private static void leftOut(List<LeftOut> reasons, TextSheet sheet) {
    String label = "left out";
    for (LeftOut left : reasons) {
      String fact = left.fact() == null ? "" : ": " + left.fact();
      String setting = left.setting() == null ? "" : " (setting " + left.setting() + ")";
      sheet.entry(label, left.reason().jsonName() + fact + setting);
      label = "";
    }
  }

  private static String idOrigin(int id, IdOrigin origin) {
    return id
        + switch (origin.kind()) {
          case HASH -> ", from the hash of its name";
          case OPERATOR -> ", stated by the operator";
          case REMEMBERED -> ", remembered; by its name it would be " + origin.claimed();
          case STEPPED ->
              ": by its name it would be "
                  + origin.claimed()
                  + ", which is that of "
                  + String.join(", ", origin.heldBy());
        };
  }

  private static void score(ConfigFacts facts, TextSheet sheet) {
    ScoreFact score = facts.score();
    boolean measured = facts.health() != null && facts.health().measuredAt() != null;
    Double health = score.fromHealth();
    sheet.entry(
        "quality",
        score.quality()
            + (health == null
                ? ": by its facts alone; "
                    + (measured
                        ? "its health gives no score"
                        : "measured models gain 10 points or more")
                : ": "
                    + score.fromFacts()
                    + " by its facts and "
                    + number(health)
                    + " by its health"));
    for (ScoreFact.Component part : score.components()) {
      sheet.columns(
          String.format(Locale.ROOT, "%-14s%3d  ", clean(part.name()), part.points()),
          part.fact() == null ? "" : part.fact());
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  private static void health(@Nullable HealthFact health, TextSheet sheet) {
    if (health == null) {
      return;
    }
    sheet.entry("health", health.why());
    if (health.measuredAt() != null) {
      String next =
          health.askedNext() == null ? "" : ", asked again at " + time(health.askedNext());
      sheet.below("measured at " + time(health.measuredAt()) + next);
    } else if (health.askedNext() != null) {
      sheet.below("asked at " + time(health.askedNext()));
    }
    for (HealthFact.EndpointFact endpoint : health.endpoints()) {
      Double uptime = endpoint.uptimeLast30m();
      String notCounted =
          endpoint.notCounted() == null ? "" : "not counted: " + endpoint.notCounted();
      String name = endpoint.name() == null ? "(no name)" : endpoint.name();
      sheet.columns(
          "%-20s status %-3s %7s  "
              .formatted(
                  CleanText.of(name, 19),
                  endpoint.status() == null ? "-" : endpoint.status(),
                  uptime == null ? "-" : number(uptime) + " %"),
          notCounted);
    }
  }

  private static void overrides(Explanation explanation, TextSheet sheet) {
    if (!explanation.overrides().isEmpty()) {
      sheet.entry(
          "overrides",
          explanation.overrides().entrySet().stream()
              .map(field -> field.getKey() + " = " + field.getValue())
              .collect(Collectors.joining(", ")));
    }
  }
}
