package io.openroutercatalog.cli;

/** Ends a command with a message on standard error and an exit code. */
final class CommandFailure extends RuntimeException {
  /** The service could not be reached, or its answer was refused. */
  static final int NO_ANSWER = 1;

  /** The command, an option or a settings file is wrong. */
  static final int WRONG_USAGE = 2;

  private static final long serialVersionUID = 1;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
