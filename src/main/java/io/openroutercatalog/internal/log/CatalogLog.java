package io.openroutercatalog.internal.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of the library, and the only class that calls SLF4J. A backend is foreign code that may
 * throw; whatever it throws is dropped, so that nothing the log does changes what the library does.
 * Safe for use by many threads, but for a {@link Line}.
 */
public final class CatalogLog {
  /** The log of all catalogues, with the name that operators configure (docs/life.md). */
  public static final CatalogLog INSTANCE =
      new CatalogLog(() -> LoggerFactory.getLogger("io.openroutercatalog.CatalogService"));

  private final Supplier<Logger> backend;
  private final AtomicBoolean oldReported = new AtomicBoolean();

  /**
   * Creates a log.
   *
   * @param backend gives the logger of each line; may throw
   */
  CatalogLog(Supplier<Logger> backend) {
    this.backend = backend;
  }

  /** {@return a line for those who look for a bug} */
  public Line atDebug() {
    return at(Level.DEBUG);
  }

  /** {@return a line about something good that is rare} */
  public Line atInfo() {
    return at(Level.INFO);
  }

  /** {@return a line about something that does not work} */
  public Line atWarn() {
    return at(Level.WARN);
  }

  /** {@return a line at a level that the caller decides} */
  public Line at(Level level) {
    return new Line(level);
  }

  /**
   * Warns if a failure comes from a class or method that is missing, and says which and where. It
   * is the text that says it, since many logs show nothing else.
   */
  public void warnOfMissingCode(Throwable failure) {
    String missing = UnexpectedFailure.missingCode(failure);
    if (missing != null) {
      atWarn()
          .addKeyValue("event", "code_missing")
          .addKeyValue("error", missing)
          .log("a library does not fit: {}", missing);
    }
  }

  /** Tells of a log of SLF4J 1.7 or a broken backend, by what SLF4J 1.7 has; once. */
  private void warnOfOldSlf4j(LinkageError error) {
    if (oldReported.compareAndSet(false, true)) {
      backend
          .get()
          .warn(
              "log lines are lost, since SLF4J 2 or a backend for it is missing: {}",
              UnexpectedFailure.describe(error));
    }
  }

  /** A line that is being put together. For one thread. */
  public final class Line {
    private final Level level;
    private final List<Fact> facts = new ArrayList<>();
    private @Nullable Throwable cause;

    private Line(Level level) {
      this.level = level;
    }

    /** Adds a fact. */
    public Line addKeyValue(String name, @Nullable Object value) {
      facts.add(new Fact(name, value));
      return this;
    }

    /** Adds facts. */
    public Line addAll(List<Fact> more) {
      facts.addAll(more);
      return this;
    }

    /** Adds a stack trace, which is for {@link #atDebug} alone. */
    public Line setCause(Throwable thrown) {
      cause = thrown;
      return this;
    }

    /**
     * Writes the line. Throws nothing.
     *
     * @param text a constant; with an {@code {}} for each argument
     */
    public void log(String text, Object... arguments) {
      try {
        write(text, arguments);
      } catch (Throwable e) {
        // Nobody could be told of it but by the log.
      }
    }

    private void write(String text, Object... arguments) {
      try {
        LoggingEventBuilder line = backend.get().atLevel(level);
        for (Fact fact : facts) {
          line = line.addKeyValue(fact.name(), fact.value());
        }
        (cause == null ? line : line.setCause(cause)).log(text, arguments);
      } catch (LinkageError e) {
        warnOfOldSlf4j(e);
      }
    }
  }
}
