package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.choose.AutoSelector;
import io.openroutercatalog.choose.Selection;
import io.openroutercatalog.choose.SelectionRequest;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Chooses a config for each thread. */
@Command(
    name = "pick",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Chooses a model for each thread, as an application would: the pinned one as long as it can",
      "be used, else one of the best few, by a hash of the thread's name."
    })
final class PickCommand implements Callable<Integer> {
  private static final int MOST_CHARACTERS = 80;

  @Parameters(paramLabel = "<thread>", arity = "1..*", description = "The names of the threads.")
  private List<String> threads = List.of();

  @Option(names = "--pinned", paramLabel = "ID", description = "The config that they have so far.")
  private @Nullable Integer pinned;

  @Option(
      names = "--exclude",
      paramLabel = "ID",
      split = ",",
      description = "Configs that must not be chosen.")
  private List<Integer> excluded = List.of();

  @Option(names = "--no-premium", description = "Choose free models only; keep a pin of any tier.")
  private boolean withoutPremium;

  @Option(names = "--free", description = "Insist on free models, for the pin as well.")
  private boolean freeOnly;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Choose among the best N, 1 or more (default: 5).",
      converter = CountConverter.class)
  private int top = 5;

  @Option(names = "--json", description = "Write one JSON object for each thread.")
  private boolean json;

  @Mixin private QueryOptions query = new QueryOptions();

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var commandLine = spec.commandLine();
    CommonOptions common = parent.commonOptions();
    try (OpenedCatalog opened =
        OpenedCatalog.open(common, parent.environment, true, commandLine.getErr())) {
      // The reference chooses only what it could call.
      boolean asReference = opened.settings().policy().equals(CatalogPolicy.reference());
      AutoSelector selector =
          AutoSelector.builder(opened.service()).poolSize(top).apiKeyRequired(asReference).build();
      for (String thread : threads) {
        print(thread, selector.select(request(thread)), commandLine.getOut());
      }
    }
    return 0;
  }

  private SelectionRequest request(String thread) {
    SelectionRequest request =
        SelectionRequest.forThread(thread)
            .pinned(pinned)
            .excluding(excluded)
            .requiring(query.query());
    request = withoutPremium ? request.withoutPremium() : request;
    return freeOnly ? request.freeOnly() : request;
  }

  private void print(String thread, Selection selection, PrintWriter out) {
    if (json) {
      out.println(TerminalSafeJson.of(JsonText.of(PickLine.json(thread, selection))));
      return;
    }
    LlmConfig config = selection.config();
    String chosen =
        config == null
            ? ""
            : config.id() + "  " + CleanText.of(config.modelName(), MOST_CHARACTERS) + "  ";
    out.println(CleanText.of(thread, MOST_CHARACTERS) + "  " + chosen + PickLine.why(selection));
  }
}
