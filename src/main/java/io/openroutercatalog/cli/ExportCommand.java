package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import java.io.PrintWriter;
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

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

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
        out.print(TerminalSafeJson.of(includeApiKey ? config.toJsonWithApiKey() : config.toJson()));
        separator = ",\n";
      }
      out.print("\n]\n");
    }
    return 0;
  }
}
