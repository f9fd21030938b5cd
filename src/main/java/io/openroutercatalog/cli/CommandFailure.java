package io.openroutercatalog.cli;

/** Ends a command with a message on standard error and an exit code. */
final class CommandFailure extends RuntimeException {
  /** The service gave no answer or one that was refused, or the output could not be written. */
  static final int FAILED = 1;

  /** The command, an option or a settings file is wrong. */
  static final int WRONG_USAGE = 2;

  /** What was asked for is not in the catalogue. */
  static final int NOT_FOUND = 3;

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
