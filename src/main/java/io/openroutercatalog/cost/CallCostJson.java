package io.openroutercatalog.cost;

import io.openroutercatalog.model.NamedRow;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the cost of a call as a JSON object. */
final class CallCostJson {
  private CallCostJson() {}

  @SuppressWarnings("NullAway") // A field that is not known is null in JSON.
  static Map<String, Object> toMap(CallCost call) {
    NamedRow named = call.named();
    Cost cost = call.cost();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", call.call().model());
    json.put("row", named == null ? null : named.row().id());
    json.put("resolved_by", named == null ? null : (Integer) named.step().number());
    json.put("estimate_usd", cost instanceof Cost.Known(BigDecimal usd) ? text(usd) : null);
    json.put("at_least_usd", text(cost.atLeast()));
    json.put(
        "at_most_usd", call.atMost() instanceof CostBound.AtMost most ? text(most.usd()) : null);
    json.put("charged_usd", text(call.charged()));
    json.put("upstream_usd", text(call.call().usage().upstream()));
    json.put("difference_usd", text(call.difference()));
    json.put("unknown", cost.unknown());
    json.put("parts", parts(call));
    json.put("price_from", call.priceFrom() == null ? null : call.priceFrom().jsonName());
    json.put("ambiguous", call.ambiguous());
    json.put("before_memory", call.beforeMemory());
    json.put("outside", call.outside());
    return Collections.unmodifiableMap(json);
  }

  private static Map<String, Object> parts(CallCost call) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (CostPart part : call.parts()) {
      parts.put(part.name(), text(part.usd()));
    }
    return parts;
  }

  /** Equal amounts have the same text. */
  private static @Nullable String text(@Nullable BigDecimal usd) {
    return usd == null ? null : usd.stripTrailingZeros().toPlainString();
  }
}
