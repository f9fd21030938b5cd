package io.openroutercatalog.cli;

import io.openroutercatalog.explain.ConfigFacts;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.explain.Found;
import io.openroutercatalog.internal.base.CleanText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows one config: what explains it in short, and its fields. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Shows one model with all its fields; of a model that is no longer listed, the last ones and",
      "what can take its place. For a model that is not in the catalogue it says why."
    })
final class ShowCommand implements Callable<Integer> {
  private static final int MOST_CHARACTERS = 200;

  @Parameters(paramLabel = "<id|model>", description = NameOrId.DESCRIPTION)
  private String wanted = "";

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
      ConfigFacts facts = explanation.config();
      if (facts == null || explanation.found() == Found.EXCLUDED) {
        throw new CommandFailure(CommandFailure.NOT_FOUND, whyNot(explanation, opened.origin()));
      }
      PrintWriter out = commandLine.getOut();
      out.println(explanation.summary());
      out.println();
      ConfigSheet.print(facts.config(), out);
    }
    return 0;
  }

  private String whyNot(Explanation explanation, ListOrigin from) {
    String shown = CleanText.of(wanted, MOST_CHARACTERS);
    if (explanation.found() == Found.EXCLUDED) {
      String reasons =
          explanation.leftOut().stream()
              .map(left -> left.reason().jsonName())
              .collect(Collectors.joining(", "));
      return shown
          + " is in "
          + from.name()
          + " but left out of the catalogue: "
          + reasons
          + from.caveat();
    }
    if (wanted.matches("[+-]?[0-9]+")) { // OpenRouter's list knows no ids.
      return shown + " is not in the catalogue, made from " + from.name() + from.caveat();
    }
    return shown
        + " is not in the catalogue, nor in "
        + from.name()
        + from.caveat()
        + alternatives(explanation.nearest());
  }

  private static String alternatives(List<String> nearest) {
    return nearest.isEmpty()
        ? ""
        : "; did you mean " + CleanText.of(String.join(" or ", nearest), MOST_CHARACTERS) + "?";
  }
}
