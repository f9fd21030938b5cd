package io.openroutercatalog.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.function.IntConsumer;

/** Shows the progress of a command on a terminal; prints nothing to files and pipes. */
final class Progress implements IntConsumer, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final String before;
  private final String after;

  private Progress(PrintWriter err, boolean terminal, String before, String after) {
    this.err = err;
    this.terminal = terminal;
    this.before = before;
    this.after = after;
  }

  /** {@return the progress of a health pass} */
  static Progress ofHealth(PrintWriter err, boolean terminal) {
    return new Progress(err, terminal, "measuring health: ", " models");
  }

  /** {@return the progress of an audit} */
  static Progress ofAudit(PrintWriter err, boolean terminal) {
    return new Progress(err, terminal, "auditing: ", " lines");
  }

  /** {@return whether the output is a terminal} Since Java 22 a console exists without one, too. */
  @SuppressWarnings("SystemConsoleNull") // It can be null on Java 21.
  static boolean isTerminal() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Override
  public void accept(int done) {
    if (terminal) {
      err.print(CLEAR_LINE + before + done + after);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (terminal) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
