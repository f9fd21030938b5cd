package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.price.Price;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints configs as aligned columns. */
final class ModelTable {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final int MOST_MODEL_CHARACTERS = 80;
  static final List<String> HEADINGS =
      List.of("ID", "MODEL", "TIER", "SCORE", "HEALTH", "CONTEXT", "PROMPT $/M", "COMPLETION $/M");

  /** Text is aligned left, numbers right. */
  private static final List<Boolean> TO_THE_LEFT =
      List.of(false, true, true, false, false, false, false, false);

  private ModelTable() {}

  static void print(List<LlmConfig> configs, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    configs.forEach(config -> rows.add(row(config)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
  }

  static List<String> row(LlmConfig config) {
    Double health = config.qualityScoreHealth();
    Long context = config.contextLength();
    return List.of(
        Integer.toString(config.id()),
        CleanText.of(config.modelName(), MOST_MODEL_CHARACTERS),
        config.billingTier().jsonName(),
        Integer.toString(config.qualityScore()),
        config.healthGated()
            ? "down"
            : health == null ? "-" : String.format(Locale.ROOT, "%.1f", health),
        context == null ? "-" : String.format(Locale.ROOT, "%,d", context),
        perMillion(config.pricing().prompt()),
        perMillion(config.pricing().completion()));
  }

  /** {@return the rule below a heading in Markdown, which says how the column is aligned} */
  static String rule(String heading) {
    return TO_THE_LEFT.get(HEADINGS.indexOf(heading)) ? "---" : "--:";
  }

  private static String perMillion(@Nullable Price price) {
    return switch (price) {
      case Price.Exact(BigDecimal usd) ->
          usd.movePointRight(6).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
      case Price.Varies varies -> "varies";
      case Price.Unreadable unreadable -> "?";
      case null -> "-";
    };
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - TextWidth.of(row.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(TO_THE_LEFT.get(i) ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
