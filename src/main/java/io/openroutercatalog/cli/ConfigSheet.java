package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints all fields of one config but the API key, under the names they have in JSON. */
final class ConfigSheet {
  private static final int NAME_WIDTH = 33;
  private static final int MOST_CHARACTERS = 2_000;

  private ConfigSheet() {}

  static void print(LlmConfig config, PrintWriter out) {
    print(JsonText.parseObject(config.toJson(), "config"), "", out);
  }

  private static void print(Map<?, ?> object, String indent, PrintWriter out) {
    object.forEach(
        (name, value) -> {
          String label = indent + CleanText.of(String.valueOf(name), NAME_WIDTH);
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            out.println(label);
            print(inner, indent + "  ", out);
          } else {
            out.println(
                label + " ".repeat(Math.max(1, NAME_WIDTH - label.length())) + shown(value));
          }
        });
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case Map<?, ?> object when object.isEmpty() -> "-";
      case List<?> list ->
          list.isEmpty()
              ? "-"
              : list.stream().map(ConfigSheet::shown).collect(Collectors.joining(", "));
      default -> CleanText.of(value.toString(), MOST_CHARACTERS);
    };
  }
}
