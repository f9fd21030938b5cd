package io.openroutercatalog.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How configs are written. */
final class FormatOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, csv or markdown; json is a config a line, in an array.")
  private @Nullable ModelFormat format;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  /** {@return the format that is asked for, or the usual one of the command} */
  ModelFormat chosen(ModelFormat usual) {
    if (json && format != null && format != ModelFormat.JSON) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE, "--json and --format contradict each other");
    }
    if (json) {
      return ModelFormat.JSON;
    }
    return format == null ? usual : format;
  }
}
