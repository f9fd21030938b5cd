package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How configs are written. */
enum ModelFormat {
  /** Aligned columns, for people. */
  TABLE {
    @Override
    void print(List<LlmConfig> configs, Function<LlmConfig, String> toJson, PrintWriter out) {
      ModelTable.print(configs, out);
    }
  },
  /** An array, one config a line. */
  JSON {
    @Override
    void print(List<LlmConfig> configs, Function<LlmConfig, String> toJson, PrintWriter out) {
      String separator = "[\n";
      for (LlmConfig config : configs) {
        out.print(separator);
        out.print(TerminalSafeJson.of(toJson.apply(config)));
        separator = ",\n";
      }
      out.print(configs.isEmpty() ? "[\n]\n" : "\n]\n");
    }
  },
  /** Comma-separated values with a line of names (RFC 4180). */
  CSV {
    @Override
    void print(List<LlmConfig> configs, Function<LlmConfig, String> toJson, PrintWriter out) {
      out.print(String.join(",", ModelFacts.NAMES) + "\r\n");
      for (LlmConfig config : configs) {
        out.print(
            ModelFacts.of(config).stream().map(ModelFormat::quoted).collect(Collectors.joining(","))
                + "\r\n");
      }
    }
  },
  /** A table for a page. */
  MARKDOWN {
    @Override
    void print(List<LlmConfig> configs, Function<LlmConfig, String> toJson, PrintWriter out) {
      out.println("| " + String.join(" | ", ModelTable.HEADINGS) + " |");
      out.println(
          "|"
              + ModelTable.HEADINGS.stream().map(ModelTable::rule).collect(Collectors.joining("|"))
              + "|");
      for (LlmConfig config : configs) {
        out.println(
            "| "
                + ModelTable.row(config).stream()
                    .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|"))
                    .collect(Collectors.joining(" | "))
                + " |");
      }
    }
  };

  /**
   * Writes configs.
   *
   * @param toJson the JSON of a config, with its key or without
   */
  abstract void print(List<LlmConfig> configs, Function<LlmConfig, String> toJson, PrintWriter out);

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
