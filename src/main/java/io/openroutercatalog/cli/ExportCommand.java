package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.json.CleanText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes all configs as a JSON array. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description =
        "Writes all configs as a JSON array, one config a line, in the order of the list.")
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--include-api-key",
      description = "Write api_key too, in clear. Mind where the output goes.")
  private boolean includeApiKey;

  @ParentCommand private CatalogCommand parent = new CatalogCommand(Map.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var commandLine = spec.commandLine();
    try (OpenedCatalog opened =
        OpenedCatalog.open(
            parent.commonOptions(), parent.environment, false, commandLine.getErr())) {
      PrintWriter out = commandLine.getOut();
      String separator = "[\n";
      for (LlmConfig config : opened.service().configs()) {
        out.print(separator);
        out.print(visible(includeApiKey ? config.toJsonWithApiKey() : config.toJson()));
        separator = ",\n";
      }
      out.print("\n]\n");
    }
    return 0;
  }

  /**
   * {@return the same JSON, with what could command a terminal or hide in it as an escape sequence}
   * Outside of its texts JSON on one line has no such character.
   */
  private static String visible(String json) {
    if (json.codePoints().allMatch(CleanText::isPlain)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            c -> {
              if (CleanText.isPlain(c)) {
                escaped.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
              }
            });
    return escaped.toString();
  }
}
