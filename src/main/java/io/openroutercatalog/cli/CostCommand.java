package io.openroutercatalog.cli;

import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.CompletedCall;
import io.openroutercatalog.cost.CostBound;
import io.openroutercatalog.cost.PriceBook;
import io.openroutercatalog.cost.Usage;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells what one call costs. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Tells what a call costs: by the list, or by the prices of the provider that served it.",
      "Cached tokens are a part of the prompt, reasoning is a part of the completion."
    })
final class CostCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "<model>",
      description = "A name as a request or a response has it, such as qwen/qwen3-coder.")
  private String model = "";

  @Option(names = "--prompt", paramLabel = "N", required = true, description = "Tokens sent.")
  private long prompt;

  @Option(
      names = "--completion",
      paramLabel = "N",
      description = "Tokens generated; with --at-most the limit that the request sets.")
  private @Nullable Long completion;

  @Option(names = "--cached", paramLabel = "N", description = "Tokens read from a cache.")
  private long cached;

  @Option(names = "--cache-write", paramLabel = "N", description = "Tokens written to a cache.")
  private long cacheWrite;

  @Option(
      names = "--image-output",
      paramLabel = "N",
      description = "Tokens of the completion that are images.")
  private long imageOutput;

  @Option(
      names = "--web-searches",
      paramLabel = "N",
      description = "Searches by the model's provider.")
  private long webSearches;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Who served the call, as the response names it.")
  private @Nullable String provider;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = CommonOptions.InstantConverter.class,
      description = "When it was made, such as 2026-08-17T12:00:00Z (default: now).")
  private @Nullable Instant at;

  @Option(
      names = "--at-most",
      description =
          "What a call of so many tokens can cost at most before it is made, whoever serves it.")
  private boolean atMost;

  @Option(names = "--list-only", description = "Ask for no endpoints; go by the list alone.")
  private boolean listOnly;

  @Option(names = "--json", description = "Write a JSON object.")
  private boolean json;

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (completion == null && !atMost) {
      throw new CommandFailure(CommandFailure.WRONG_USAGE, "--completion is missing");
    }
    Usage usage = usage();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (OpenedCatalog opened =
        OpenedCatalog.openUnmeasured(parent.commonOptions(), parent.environment, true, err)) {
      if (opened.service().prices().find(model) == null) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            CleanText.of(model, 200)
                + " is not in "
                + opened.origin().name()
                + opened.origin().caveat());
      }
      new EndpointsForCosts(opened, listOnly, err).askFor(model);
      PriceBook prices = opened.service().prices();
      if (atMost) {
        print(prices.atMost(model, prompt, completion), out);
      } else {
        CompletedCall call = CompletedCall.builder(model, usage).provider(provider).at(at).build();
        print(prices.cost(call), out);
      }
    }
    return 0;
  }

  private Usage usage() {
    try {
      return Usage.builder()
          .promptTokens(prompt)
          .completionTokens(completion == null ? 0 : completion)
          .cachedTokens(cached)
          .cacheWriteTokens(cacheWrite)
          .imageOutputTokens(imageOutput)
          .webSearches(webSearches)
          .build();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(CommandFailure.WRONG_USAGE, String.valueOf(e.getMessage()));
    }
  }

  private void print(CallCost cost, PrintWriter out) {
    if (json) {
      out.println(TerminalSafeJson.of(JsonText.of(cost.toMap())));
    } else {
      CostSheet.print(cost, out);
    }
  }

  private void print(CostBound bound, PrintWriter out) {
    if (json) {
      out.println(TerminalSafeJson.of(JsonText.of(CostSheet.fields(model, bound))));
    } else {
      out.println(CostSheet.line(bound));
    }
  }
}
