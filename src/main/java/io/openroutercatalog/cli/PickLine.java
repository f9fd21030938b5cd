package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.choose.Obstacle;
import io.openroutercatalog.choose.Selection;
import io.openroutercatalog.choose.Selection.LostPin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a thread got, for people and as JSON. */
final class PickLine {
  private PickLine() {}

  static Map<String, @Nullable Object> json(String thread, Selection selection) {
    LlmConfig config = selection.config();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("thread", thread);
    json.put("id", config == null ? null : (Integer) config.id());
    json.put("model_name", config == null ? null : config.modelName());
    json.put("pin_kept", selection instanceof Selection.Kept);
    json.put("pool_size", poolSize(selection));
    json.put("why", why(selection));
    return json;
  }

  private static int poolSize(Selection selection) {
    return switch (selection) {
      case Selection.Kept kept -> 0;
      case Selection.Chosen chosen -> chosen.poolSize();
      case Selection.Replaced replaced -> replaced.poolSize();
      case Selection.None none -> 0;
    };
  }

  /** {@return how it came about, in a few words} */
  static String why(Selection selection) {
    return switch (selection) {
      case Selection.Kept kept -> "pinned";
      case Selection.Chosen chosen -> "chosen among " + chosen.poolSize();
      case Selection.Replaced replaced ->
          "chosen among " + replaced.poolSize() + ", since " + why(replaced.pin());
      case Selection.None none -> why(none);
    };
  }

  private static String why(LostPin pin) {
    String since = pin.delistedSince() == null ? "" : " since " + pin.delistedSince();
    return "the pinned " + pin.id() + " is " + words(pin.why()) + since;
  }

  private static String why(Selection.None none) {
    String losses =
        none.lost().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(loss -> words(loss.getKey()) + " " + loss.getValue())
            .collect(Collectors.joining(", "));
    return "none: " + (losses.isEmpty() ? "the catalogue is empty" : losses);
  }

  private static String words(Obstacle obstacle) {
    return switch (obstacle) {
      case UNKNOWN -> "unknown";
      case DELISTED -> "delisted";
      case GATED -> "down";
      case NO_API_KEY -> "without API key";
      case COOLING_DOWN -> "cooling down";
      case EXCLUDED -> "excluded";
      case REQUIREMENT -> "not what is required";
      case NOT_FREE -> "not free";
      case NOT_ENTITLED -> "premium";
    };
  }
}
