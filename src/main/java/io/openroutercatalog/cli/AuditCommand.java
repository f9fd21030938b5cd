package io.openroutercatalog.cli;

import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.CompletedCall;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares what calls were charged with what they were to cost. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Reads JSON lines, each a response of OpenRouter, or an object with model and usage and",
      "optionally provider and created (Unix seconds), and tells of each what it was charged and",
      "what it costs by the known prices. A broken line is reported by its number.",
      "A summary by model follows."
    })
final class AuditCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** Often enough for people, seldom enough for a terminal. */
  private static final int LINES_PER_PROGRESS = 500;

  private static final int MOST_MESSAGE_CHARACTERS = 300;

  @Parameters(paramLabel = "<file>", description = "The file, or - for standard input.")
  private String file = "";

  @Option(names = "--json", description = "Write one JSON object for each line.")
  private boolean json;

  @Option(names = "--list-only", description = "Ask for no endpoints; go by the list alone.")
  private boolean listOnly;

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommonOptions common = parent.commonOptions();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    AuditSummary summary = new AuditSummary();
    try (BoundedLines lines = new BoundedLines(open());
        OpenedCatalog opened = OpenedCatalog.openUnmeasured(common, parent.environment, true, err);
        Progress progress = Progress.ofAudit(err, Progress.isTerminal())) {
      EndpointsForCosts endpoints = new EndpointsForCosts(opened, listOnly, err);
      int number = 0;
      for (BoundedLines.Line line; (line = lines.next()) != null; ) {
        audit(++number, line.text(), opened, endpoints, summary, out);
        if (number % LINES_PER_PROGRESS == 0) {
          progress.accept(number);
          if (out.checkError()) {
            break; // Main says so.
          }
        }
      }
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.FAILED, "cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
    }
    summary.print(json ? err : out);
    return 0;
  }

  private InputStream open() {
    if (file.equals(STANDARD_INPUT)) {
      return parent.in;
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE,
          "cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
    }
  }

  private void audit(
      int number,
      @Nullable String line,
      OpenedCatalog opened,
      EndpointsForCosts endpoints,
      AuditSummary summary,
      PrintWriter out) {
    CompletedCall call;
    try {
      if (line == null) {
        throw new IllegalArgumentException(
            "the line has more than " + BoundedLines.MOST_CHARACTERS + " characters");
      }
      call = CompletedCall.fromJson(line);
    } catch (IllegalArgumentException e) {
      summary.addBroken();
      printBroken(number, String.valueOf(e.getMessage()), out);
      return;
    }
    endpoints.askFor(call.model());
    CallCost cost = opened.service().prices().cost(call);
    summary.add(cost);
    out.println(json ? TerminalSafeJson.of(JsonText.of(cost.toMap())) : AuditLine.of(number, cost));
  }

  private void printBroken(int number, String message, PrintWriter out) {
    String clean = CleanText.of(message, MOST_MESSAGE_CHARACTERS);
    if (json) {
      Map<String, Object> broken = new LinkedHashMap<>();
      broken.put("line", number);
      broken.put("error", clean);
      out.println(TerminalSafeJson.of(JsonText.of(broken)));
    } else {
      out.println(AuditLine.broken(number, clean));
    }
  }
}
