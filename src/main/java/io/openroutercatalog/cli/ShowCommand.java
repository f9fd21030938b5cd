package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.base.CleanText;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows everything about one config. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Shows everything about one model, the components of its score included.",
      "For a model that is not in the catalogue it says why."
    })
final class ShowCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "<id|model>",
      description = "An id such as -7930022, or a model such as qwen/qwen3-coder.")
  private String wanted = "";

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (wanted.startsWith("-") && !wanted.matches("-[0-9]+")) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE, "unknown option " + CleanText.of(wanted, 200));
    }
    var commandLine = spec.commandLine();
    try (OpenedCatalog opened =
        OpenedCatalog.open(
            parent.commonOptions(), parent.environment, true, commandLine.getErr())) {
      CatalogSnapshot snapshot = opened.service().snapshot();
      LlmConfig config = find(snapshot);
      if (config == null) {
        throw new CommandFailure(CommandFailure.NOT_FOUND, whyNot(snapshot, opened.origin()));
      }
      ConfigSheet.print(config, commandLine.getOut());
    }
    return 0;
  }

  private @Nullable LlmConfig find(CatalogSnapshot snapshot) {
    if (isId()) {
      BigInteger id = new BigInteger(wanted);
      return id.bitLength() < Integer.SIZE ? snapshot.findById(id.intValue()) : null;
    }
    return snapshot.configs().stream()
        .filter(config -> config.modelName().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  private boolean isId() {
    return wanted.matches("[+-]?[0-9]+");
  }

  private String whyNot(CatalogSnapshot snapshot, ListOrigin from) {
    String shown = CleanText.of(wanted, 200);
    if (isId()) { // OpenRouter's list knows no ids.
      return shown + " is not in the catalogue, made from " + from.name() + from.caveat();
    }
    Set<ExclusionReason> reasons = snapshot.reasonsAgainst(wanted);
    if (reasons.isEmpty()) {
      return shown + " is not in the catalogue, nor in " + from.name() + from.caveat();
    }
    String names =
        reasons.stream().sorted().map(ExclusionReason::jsonName).collect(Collectors.joining(", "));
    return shown
        + " is in "
        + from.name()
        + " but left out of the catalogue: "
        + names
        + from.caveat();
  }
}
