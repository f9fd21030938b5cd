package io.openroutercatalog.cli;

import io.openroutercatalog.internal.base.CleanText;

/**
 * A parameter that is the name of a model or an id, which looks like an option: ids are negative.
 */
final class NameOrId {
  static final String DESCRIPTION = "An id such as -7930022, or a model such as qwen/qwen3-coder.";

  private NameOrId() {}

  /** {@return the parameter} Throws {@link CommandFailure} if it is an unknown option. */
  static String checked(String wanted) {
    if (wanted.startsWith("-") && !wanted.matches("-[0-9]+")) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE, "unknown option " + CleanText.of(wanted, 200));
    }
    return wanted;
  }
}
