package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change as one line, for people or as JSON, with the names of the config's fields. */
final class ChangeLine {
  private ChangeLine() {}

  static String text(CatalogChange change, Instant at) {
    LlmConfig config = change.config();
    List<String> details = new ArrayList<>();
    LlmConfig before = before(change);
    if (before != null) {
      addDifferences(values(change, before), values(change, config), details);
    } else {
      values(change, config).forEach((field, value) -> details.add(field + " " + value));
    }
    String detail = details.isEmpty() ? "" : "  " + String.join(", ", details);
    return at
        + "  "
        + change.kind()
        + "  "
        + config.id()
        + "  "
        + CleanText.of(config.modelName() + detail, 500);
  }

  static String json(CatalogChange change, Instant at) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", at.toString());
    line.put("change", change.kind());
    line.put("id", change.config().id());
    line.put("model_name", change.config().modelName());
    LlmConfig before = before(change);
    if (before != null) {
      line.put("before", values(change, before));
    }
    Map<?, ?> after = values(change, change.config());
    if (!after.isEmpty()) {
      line.put("after", after);
    }
    return TerminalSafeJson.of(JsonText.of(line));
  }

  private static @Nullable LlmConfig before(CatalogChange change) {
    return switch (change) {
      case CatalogChange.PriceChanged(LlmConfig before, var config) -> before;
      case CatalogChange.ContextChanged(LlmConfig before, var config) -> before;
      case CatalogChange.CapabilitiesChanged(LlmConfig before, var config) -> before;
      case CatalogChange.TierChanged(LlmConfig before, var config) -> before;
      default -> null;
    };
  }

  private static List<String> fields(CatalogChange change) {
    return switch (change) {
      case CatalogChange.PriceChanged price -> List.of("pricing");
      case CatalogChange.ContextChanged context ->
          List.of("context_length", "top_provider_context_length", "max_completion_tokens");
      case CatalogChange.CapabilitiesChanged capabilities ->
          List.of("input_modalities", "output_modalities", "supported_parameters");
      case CatalogChange.TierChanged tier -> List.of("billing_tier");
      case CatalogChange.ExpiringSoon expiring -> List.of("expiration_date");
      default -> List.of();
    };
  }

  /** {@return the fields of a config that a change is about, as they are in its JSON} */
  private static Map<String, @Nullable Object> values(CatalogChange change, LlmConfig config) {
    Map<String, ?> all = JsonText.parseObject(config.toJson(), "config");
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    fields(change).forEach(field -> values.put(field, all.get(field)));
    return values;
  }

  private static void addDifferences(Map<?, ?> before, Map<?, ?> after, List<String> to) {
    Set<Object> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (Object name : names) {
      Object old = before.get(name);
      Object now = after.get(name);
      if (old instanceof Map<?, ?> oldObject && now instanceof Map<?, ?> nowObject) {
        addDifferences(oldObject, nowObject, to);
      } else if (!Objects.equals(old, now)) {
        to.add(name + " " + shown(old) + " -> " + shown(now));
      }
    }
  }

  private static Object shown(@Nullable Object value) {
    return value == null ? "-" : value;
  }
}
