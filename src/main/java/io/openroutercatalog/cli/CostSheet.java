package io.openroutercatalog.cli;

import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.Cost;
import io.openroutercatalog.cost.CostBound;
import io.openroutercatalog.cost.CostPart;
import io.openroutercatalog.cost.PriceSource;
import io.openroutercatalog.cost.UsdText;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.price.PriceName;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints what a call costs for people to read. */
final class CostSheet {
  private static final Set<String> PER_REQUEST = Set.of(PriceName.REQUEST, PriceName.WEB_SEARCH);

  private CostSheet() {}

  static void print(CallCost cost, PrintWriter out) {
    NamedRow named = Objects.requireNonNull(cost.named());
    out.println(CleanText.of(named.row().id(), 200) + "  " + text(cost.cost()));
    for (CostPart part : cost.parts()) {
      out.println(line(part));
    }
    String by = by(cost);
    if (by != null) {
      out.println("  " + by);
    }
    out.println("  " + line(cost.atMost()));
    if (cost.beforeMemory()) {
      out.println("  the call is older than all prices that are remembered");
    }
  }

  /** {@return an amount, or what is known of it} */
  static String text(Cost cost) {
    return switch (cost) {
      case Cost.Known(BigDecimal usd) -> UsdText.amount(usd);
      case Cost.PartlyKnown(BigDecimal least, List<String> unknown) ->
          "at least " + UsdText.amount(least) + ", unknown: " + String.join(", ", unknown);
      case Cost.Unknown(List<String> unknown) -> "unknown: " + String.join(", ", unknown);
    };
  }

  private static String line(CostPart part) {
    String each =
        PER_REQUEST.contains(part.name())
            ? UsdText.amount(part.usdEach())
            : UsdText.perMillion(part.usdEach());
    return String.format(
        Locale.ROOT,
        "  %-18s %,13d x %-13s = %s%s",
        part.name(),
        part.count(),
        each,
        UsdText.amount(part.usd()),
        part.override() == null ? "" : "  (conditional price)");
  }

  private static @Nullable String by(CallCost cost) {
    PriceSource from = cost.priceFrom();
    Endpoint endpoint = cost.endpoint();
    if (from == null) {
      return null;
    }
    return switch (from) {
      case LIST -> "by OpenRouter's list";
      case REMEMBERED -> "by the prices at that time";
      case ENDPOINT ->
          "by the prices of "
              + CleanText.of(String.valueOf(endpoint == null ? null : endpoint.providerName()), 100)
              + (cost.ambiguous() ? ", which has dearer endpoints too" : "");
    };
  }

  static String line(CostBound bound) {
    return switch (bound) {
      case CostBound.AtMost(BigDecimal usd, int endpoints) ->
          "at most "
              + UsdText.amount(usd)
              + (endpoints == 0
                  ? " by the list alone; endpoints may charge more"
                  : " over " + endpoints + (endpoints == 1 ? " endpoint" : " endpoints"));
      case CostBound.None(List<String> unknown) ->
          "no upper bound, unknown: " + String.join(", ", unknown);
    };
  }

  @SuppressWarnings("NullAway") // Without a bound the field is null in JSON.
  static Map<String, Object> fields(String model, CostBound bound) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", model);
    fields.put(
        "at_most_usd",
        bound instanceof CostBound.AtMost most
            ? most.usd().stripTrailingZeros().toPlainString()
            : null);
    fields.put("unknown", bound instanceof CostBound.None(var unknown) ? unknown : List.of());
    return fields;
  }
}
