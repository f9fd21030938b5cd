package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The command itself; without a subcommand it lists. */
@Command(
    name = "openrouter-catalog",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Shows the models that an agent can use through OpenRouter, with stable ids, tiers, prices"
          + " and quality scores.",
      "Without a command it lists them."
    },
    footer = {
      "",
      "The API key is read from OPENROUTER_API_KEY; none is needed to read the list. A setting may",
      "also be a variable, such as OPENROUTER_CATALOG_RPM.",
      "Data goes to standard output, all else to standard error.",
      "",
      "Exit codes:",
      "  0  done",
      "  1  OpenRouter cannot be reached, its answer is refused, or the output cannot be written",
      "  2  wrong usage",
      "  3  show: the catalogue has no such model; explain, cost: nor has OpenRouter's list",
      "",
      "Examples:",
      "  openrouter-catalog list --tier free --sort score",
      "  openrouter-catalog list --input image --requires tools --min-context 200000 --sort price",
      "  openrouter-catalog show qwen/qwen3-coder",
      "  openrouter-catalog explain openai/gpt-4o",
      "  openrouter-catalog export > catalogue.json",
      "  openrouter-catalog cost openai/gpt-5-mini --prompt 12000 --completion 800",
      "  openrouter-catalog audit responses.jsonl"
    })
final class CatalogCommand implements Callable<Integer> {
  final Map<String, String> environment;
  final InputStream in;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private ListOptions list = new ListOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  CatalogCommand(Map<String, String> environment, InputStream in) {
    this.environment = environment;
    this.in = in;
  }

  /** {@return a command that has nothing yet, for the fields of those below it} */
  static CatalogCommand none() {
    return new CatalogCommand(Map.of(), InputStream.nullInputStream());
  }

  @Override
  public Integer call() {
    return list(common, list, spec);
  }

  /**
   * Refuses options of the list that stand before the name of another command: if they were
   * ignored, the output would hold more than was asked for.
   */
  CommonOptions commonOptions() {
    var parsed = spec.commandLine().getParseResult();
    for (OptionSpec option : listOptions()) {
      if (parsed.hasMatchedOption(option)) {
        throw new CommandFailure(
            CommandFailure.WRONG_USAGE,
            option.longestName() + " goes with a list only, after the word list");
      }
    }
    return common;
  }

  private List<OptionSpec> listOptions() {
    CommandSpec mixin = spec.mixins().get("list");
    return mixin == null ? List.of() : mixin.options();
  }

  int list(CommonOptions from, ListOptions options, CommandSpec of) {
    var err = of.commandLine().getErr();
    try (OpenedCatalog opened = OpenedCatalog.open(from, environment, true, err)) {
      CatalogService catalog = opened.service();
      CatalogSnapshot snapshot = catalog.snapshot();
      List<LlmConfig> chosen = options.choose(snapshot);
      options.format().print(chosen, LlmConfig::toJson, of.commandLine().getOut());
      of.commandLine().getOut().flush();
      err.println(Summary.of(chosen.size(), snapshot));
    }
    return 0;
  }
}
