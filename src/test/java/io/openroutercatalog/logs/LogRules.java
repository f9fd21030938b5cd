package io.openroutercatalog.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/** Rules for each line that the library logs in any test, and the lines that break them. */
final class LogRules {
  /** The logger of the tests of this package. */
  static final String NOT_ITS = "io.openroutercatalog.Some";

  private static final String LIBRARY = "io.openroutercatalog.";

  /** A text without numbers, names and placeholders. */
  private static final Pattern CONSTANT = Pattern.compile("[A-Za-z_ ,;:]+");

  /** What a line that has facts in its text is found by. */
  private static final Pattern EVENT = Pattern.compile("[a-z_]+");

  private static final Queue<String> BROKEN = new ConcurrentLinkedQueue<>();

  private LogRules() {}

  static void look(LogEvent event) {
    if (event.logger().startsWith(LIBRARY) && !event.logger().equals(NOT_ITS) && !holds(event)) {
      BROKEN.add(event.toString());
    }
  }

  /**
   * {@return whether the text is constant, or the line has a constant name beside a text whose
   * facts are arguments, and a stack trace is not above DEBUG}
   */
  static boolean holds(LogEvent event) {
    String name = String.valueOf(event.values().get("event"));
    boolean named = event.values().containsKey("event") && EVENT.matcher(name).matches();
    String text = named ? event.message().replace("{}", "a") : event.message();
    return CONSTANT.matcher(text).matches()
        && (named || event.arguments().isEmpty())
        && (event.cause() == null || event.level().toInt() <= Level.DEBUG.toInt());
  }

  /** {@return the lines that broke a rule since the last call} */
  static List<String> broken() {
    List<String> broken = new ArrayList<>();
    for (String next = BROKEN.poll(); next != null; next = BROKEN.poll()) {
      broken.add(next);
    }
    return broken;
  }
}
