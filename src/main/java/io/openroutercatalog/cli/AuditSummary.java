package io.openroutercatalog.cli;

import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.Cost;
import io.openroutercatalog.cost.UsdText;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.model.NamedRow;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up an audit by model. */
final class AuditSummary {
  /** The rest is added up under one name, so that no input can fill the memory. */
  private static final int MOST_MODELS = 1_000;

  private static final String OTHERS = "(others)";
  private static final int MOST_MODEL_CHARACTERS = 30;

  private final Map<String, Sums> byModel = new LinkedHashMap<>();
  private int broken;

  /** The sums of one model. Charge and estimate are those of calls that have both. */
  private static final class Sums {
    private int calls;
    private int explained;
    private int compared;
    private int ownKey;
    private BigDecimal charged = BigDecimal.ZERO;
    private BigDecimal estimated = BigDecimal.ZERO;
    private final Map<String, Integer> unknown = new TreeMap<>();

    private void add(CallCost cost) {
      calls++;
      cost.cost().unknown().forEach(name -> unknown.merge(name, 1, Integer::sum));
      BigDecimal ofCall = cost.charged();
      if (cost.call().usage().ownKey()) {
        ownKey++;
      } else if (ofCall != null && cost.cost() instanceof Cost.Known(BigDecimal usd)) {
        compared++;
        explained += cost.isExplained() ? 1 : 0;
        charged = charged.add(ofCall);
        estimated = estimated.add(usd);
      }
    }

    private void add(Sums other) {
      calls += other.calls;
      explained += other.explained;
      compared += other.compared;
      ownKey += other.ownKey;
      charged = charged.add(other.charged);
      estimated = estimated.add(other.estimated);
      other.unknown.forEach((name, count) -> unknown.merge(name, count, Integer::sum));
    }
  }

  void add(CallCost cost) {
    NamedRow named = cost.named();
    String model = named == null ? cost.call().model() : named.row().id();
    String key = byModel.size() < MOST_MODELS || byModel.containsKey(model) ? model : OTHERS;
    byModel.computeIfAbsent(key, any -> new Sums()).add(cost);
  }

  void addBroken() {
    broken++;
  }

  void print(PrintWriter to) {
    if (!byModel.isEmpty()) {
      to.println();
      to.println(row("MODEL", "CALLS", "CHARGED", "ESTIMATED", "EXACT", "DIFFERENCE", "").strip());
      byModel.forEach((model, sums) -> to.println(row(model, sums)));
      if (byModel.size() > 1) {
        Sums all = new Sums();
        byModel.values().forEach(all::add);
        to.println(row("all", all));
      }
    }
    if (broken > 0) {
      to.println(broken + (broken == 1 ? " broken line" : " broken lines"));
    }
    to.flush();
  }

  private static String row(String model, Sums sums) {
    List<String> notes = new ArrayList<>();
    if (sums.ownKey > 0) {
      notes.add("own key: " + sums.ownKey);
    }
    if (!sums.unknown.isEmpty()) {
      notes.add(
          "unknown: "
              + sums.unknown.entrySet().stream()
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", ")));
    }
    return row(
        CleanText.of(model, MOST_MODEL_CHARACTERS - 1),
        Integer.toString(sums.calls),
        sums.compared == 0 ? "-" : UsdText.amount(sums.charged),
        sums.compared == 0 ? "-" : UsdText.amount(sums.estimated),
        sums.compared == 0 ? "-" : Integer.toString(sums.explained),
        sums.compared == 0 ? "-" : UsdText.amount(sums.charged.subtract(sums.estimated)),
        String.join("; ", notes));
  }

  private static String row(
      String model,
      String calls,
      String charged,
      String estimated,
      String exact,
      String difference,
      String notes) {
    return String.format(
            Locale.ROOT,
            "%-30s %6s %10s %10s %6s %10s  %s",
            model,
            calls,
            charged,
            estimated,
            exact,
            difference,
            notes)
        .stripTrailing();
  }
}
