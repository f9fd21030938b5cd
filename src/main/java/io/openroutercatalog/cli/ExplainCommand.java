package io.openroutercatalog.cli;

import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.explain.Found;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Explains all that is known of one model. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Explains one model: whether it is listed and why not, how it came to its id and its tier,",
      "what its score is made of, the evidence for its health, and what takes its place."
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "<id|model>", description = NameOrId.DESCRIPTION)
  private String wanted = "";

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String nameOrId = NameOrId.checked(wanted);
    var commandLine = spec.commandLine();
    try (OpenedCatalog opened =
        OpenedCatalog.open(
            parent.commonOptions(), parent.environment, true, commandLine.getErr())) {
      Explanation explanation = opened.service().explain(nameOrId);
      if (json) {
        commandLine.getOut().println(TerminalSafeJson.of(explanation.toJson()));
      } else {
        commandLine.getOut().print(explanation.toText());
      }
      return explanation.found() == Found.UNKNOWN ? CommandFailure.NOT_FOUND : 0;
    }
  }
}
