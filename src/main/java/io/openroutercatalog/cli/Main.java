package io.openroutercatalog.cli;

import io.openroutercatalog.internal.base.CleanText;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the command line. */
public final class Main {
  private static final int MOST_CHARACTERS = 2_000;

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param args the command and its options; {@code --help} describes them
   */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(System.getenv(), System.in, out, err, args));
  }

  static int run(
      Map<String, String> environment,
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    CommandLine commandLine =
        new CommandLine(new CatalogCommand(environment, in))
            .addSubcommand(new ListCommand())
            .addSubcommand(new ShowCommand())
            .addSubcommand(new ExplainCommand())
            .addSubcommand(new ExportCommand())
            .addSubcommand(new PickCommand())
            .addSubcommand(new CostCommand())
            .addSubcommand(new AuditCommand())
            .addSubcommand(new WatchCommand());
    commandLine.setOut(out).setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(Main::refuse);
    commandLine.setExecutionExceptionHandler(Main::explain);
    // Ids are negative numbers, which look like options. So these refuse unknown options
    // themselves.
    for (String command : List.of("show", "explain")) {
      Objects.requireNonNull(commandLine.getSubcommands().get(command))
          .setUnmatchedOptionsArePositionalParams(true);
    }
    int exitCode = commandLine.execute(args);
    if (out.checkError()) { // A PrintWriter throws nothing.
      err.println("openrouter-catalog: the output could not be written, or not all of it");
      exitCode = exitCode == 0 ? CommandFailure.FAILED : exitCode;
    }
    err.flush();
    return exitCode;
  }

  /**
   * Like picocli's own handler, but cleans the text, since a script may pass on hostile arguments.
   */
  private static int refuse(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    commandLine.getErr().println(CleanText.of(String.valueOf(e.getMessage()), MOST_CHARACTERS));
    if (!UnmatchedArgumentException.printSuggestions(e, commandLine.getErr())) {
      commandLine.usage(commandLine.getErr());
    }
    return CommandFailure.WRONG_USAGE;
  }

  private static int explain(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof CommandFailure failure) {
      commandLine
          .getErr()
          .println(
              "openrouter-catalog: "
                  + CleanText.of(String.valueOf(failure.getMessage()), MOST_CHARACTERS));
      return failure.exitCode();
    }
    throw e;
  }
}
