package io.openroutercatalog.internal.log;

import io.openroutercatalog.internal.base.CleanText;
import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in one clean line why something failed that should not fail. If a class or a method does not
 * exist, some jar of the application is missing or has another version, which the line names; the
 * message of such an error alone rarely helps an operator. Stateless.
 */
public final class UnexpectedFailure {
  private static final int MOST_CAUSES = 10;
  private static final int MOST_MESSAGE_CHARACTERS = 2_000;
  private static final int MOST_NAME_CHARACTERS = 200;

  /** Part of a name; Kotlin has names with a hyphen. */
  private static final String PART = "[\\w$<>-]+";

  /** For example {@code okio.Okio.socket(java.net.Socket)}. Only names are taken from a message. */
  private static final Pattern METHOD =
      Pattern.compile("(" + PART + "(?:\\." + PART + ")*)\\." + PART + "\\([\\w$.,\\[\\] -]*\\)");

  /** For example {@code okio.Okio} or {@code okio/Okio}, as JVMs write both. */
  private static final Pattern TYPE = Pattern.compile(PART + "(?:[./]" + PART + ")+");

  /** How a JVM repeats what an initializer threw before. */
  private static final Pattern ORIGINAL = Pattern.compile("^Exception ([\\w.$]+): (.*)");

  private UnexpectedFailure() {}

  /** {@return what is missing where, or the name of the exception's class} */
  public static String describe(Throwable failure) {
    String missing = missingCode(failure);
    return missing == null ? failure.getClass().getName() : missing;
  }

  /** {@return which class or method of which jar is missing or does not fit; null if none is} */
  public static @Nullable String missingCode(Throwable failure) {
    try {
      Throwable cause = failure;
      for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
        if (cause instanceof LinkageError error && isOfClasses(error)) {
          return sentence(error);
        }
        cause = cause.getCause();
      }
    } catch (RuntimeException | Error e) {
      // The methods of an exception can be foreign code, and its name is enough.
    }
    return null;
  }

  /** What an initializer threw is such an error only if its cause is; native code is no jar. */
  private static boolean isOfClasses(LinkageError error) {
    return !(error instanceof ExceptionInInitializerError || error instanceof UnsatisfiedLinkError);
  }

  private static @Nullable String sentence(LinkageError error) {
    String name = error.getClass().getName();
    String message = start(error.getMessage());
    if (error.getCause() instanceof ExceptionInInitializerError first) {
      Matcher original = ORIGINAL.matcher(start(first.getMessage()));
      if (original.find()) { // The first use of a class failed so, all others only because of it.
        name = original.group(1);
        message = original.group(2);
      }
    }
    Matcher method = METHOD.matcher(message);
    Matcher type = TYPE.matcher(message);
    String kind = name.substring(name.lastIndexOf('.') + 1);
    if (method.find()) {
      return sentence(method.group(), method.group(1).replace('.', '/'), kind);
    }
    return type.find()
        ? sentence(type.group().replace('/', '.'), type.group().replace('.', '/'), kind)
        : null;
  }

  private static String start(@Nullable String message) {
    String whole = String.valueOf(message);
    return whole.substring(0, Math.min(whole.length(), MOST_MESSAGE_CHARACTERS));
  }

  private static String sentence(String what, String type, String kind) {
    String jar = jar(type + ".class");
    boolean lacks =
        kind.equals("NoSuchMethodError") || (kind.equals("NoClassDefFoundError") && jar == null);
    return CleanText.of(what, MOST_NAME_CHARACTERS)
        + (lacks ? " is missing: " : " does not fit: ")
        + (jar == null ? place(type) : jar + (lacks ? " is too old" : " has another version"))
        + " ("
        + kind
        + ")";
  }

  private static String place(String type) {
    String folder = type.substring(0, type.lastIndexOf('/'));
    String jar = jar(folder);
    return jar == null
        ? "the jar of package "
            + CleanText.of(folder.replace('/', '.'), MOST_NAME_CHARACTERS)
            + " is missing or too old"
        : jar + ", which has its package, is too old";
  }

  /**
   * {@return the file name of the jar that holds a resource, or null if none is known} No class is
   * loaded for it. On the module path the jars of other modules are not known.
   */
  private static @Nullable String jar(String resource) {
    URL found = UnexpectedFailure.class.getResource("/" + resource);
    String inside = "!/" + resource;
    if (found == null || !found.toString().endsWith(inside)) {
      return null;
    }
    String jar = found.toString().substring(0, found.toString().length() - inside.length());
    return CleanText.of(jar.substring(jar.lastIndexOf('/') + 1), MOST_NAME_CHARACTERS);
  }
}
