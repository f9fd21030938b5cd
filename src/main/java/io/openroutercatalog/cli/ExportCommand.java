package io.openroutercatalog.cli;

import io.openroutercatalog.LlmConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes all configs, as a JSON array unless another format is asked for. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description =
        "Writes all configs in the order of the list, as a JSON array with one config a line.")
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--include-api-key",
      description = "Write api_key too, in clear. Mind where the output goes.")
  private boolean includeApiKey;

  @Mixin private FormatOptions format = new FormatOptions();

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var commandLine = spec.commandLine();
    ModelFormat chosen = format.chosen(ModelFormat.JSON);
    if (includeApiKey && chosen != ModelFormat.JSON) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE, "--include-api-key goes with the format json only");
    }
    try (OpenedCatalog opened =
        OpenedCatalog.open(
            parent.commonOptions(), parent.environment, false, commandLine.getErr())) {
      chosen.print(
          opened.service().configs(),
          includeApiKey ? LlmConfig::toJsonWithApiKey : LlmConfig::toJson,
          commandLine.getOut());
    }
    return 0;
  }
}
