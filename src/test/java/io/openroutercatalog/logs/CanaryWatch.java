package io.openroutercatalog.logs;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails any test during which the key of {@link Canary} appeared in a log of the library or of
 * OkHttp, on the console, in a thread's name, or in an exception of the test, or the library logged
 * a line that breaks {@link LogRules}. JUnit finds it through META-INF/services.
 */
public final class CanaryWatch implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** Strong references, since the JDK holds loggers and their levels only weakly. */
  private static final List<Logger> LOGGERS =
      Stream.of("", "okhttp3", "mockwebserver3", "com.sun.net.httpserver", "sun.net", "jdk.tls")
          .map(Logger::getLogger)
          .toList();

  @Override
  public void beforeAll(ExtensionContext context) {
    var unused =
        context
            .getRoot()
            .getStore(Namespace.create(CanaryWatch.class))
            .getOrComputeIfAbsent(Net.class, key -> new Net(), Net.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    RecordedLogs.nextTest();
    context.getExecutionException().ifPresent(CanaryWatch::lookAtThrown);
    check();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    lookAtThreads();
    check();
  }

  static void lookAtThrown(Throwable thrown) {
    Canary.look("thrown", Canary.messages(thrown));
  }

  /** Virtual threads are checked only by what they log, since the JDK does not list them. */
  static void lookAtThreads() {
    Thread.getAllStackTraces().keySet().forEach(t -> Canary.look("thread", t.getName()));
  }

  private static void check() {
    List<String> seen = Canary.seen();
    if (!seen.isEmpty()) {
      throw new AssertionError("the API key was seen: " + seen);
    }
    List<String> broken = LogRules.broken();
    if (!broken.isEmpty()) {
      throw new AssertionError("log lines against the rules: " + broken);
    }
  }

  /** Watches from before the first test until after the last. */
  private static final class Net implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    Net() {
      Handler handler = new JulHandler();
      handler.setLevel(Level.ALL);
      LOGGERS.get(0).addHandler(handler);
      LOGGERS.stream().skip(1).forEach(logger -> logger.setLevel(Level.ALL));
      System.setOut(new PrintStream(new Lines(out), true, out.charset()));
      System.setErr(new PrintStream(new Lines(err), true, err.charset()));
    }

    @Override
    public void close() {
      System.setOut(out);
      System.setErr(err);
      check(); // Checks what was logged after the last test.
    }
  }

  /** Handles the log lines of OkHttp and of the JDK. */
  private static final class JulHandler extends Handler {
    @Override
    public void publish(LogRecord event) {
      Object[] parameters = event.getParameters() == null ? new Object[0] : event.getParameters();
      Canary.look("java.util.logging", event.getMessage() + " " + List.of(parameters));
      if (event.getThrown() != null) {
        Canary.look("java.util.logging, thrown", Canary.messages(event.getThrown()));
      }
    }

    @Override
    public void flush() {
      // Nothing is buffered.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Passes the output on, and checks each line of it. */
  private static final class Lines extends OutputStream {
    private static final int LONGEST = 10_000;

    private final PrintStream to;
    private final StringBuilder line = new StringBuilder();

    Lines(PrintStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      to.write(b);
      read(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      to.write(bytes, from, length);
      for (int i = from; i < from + length; i++) {
        read(bytes[i]);
      }
    }

    private void read(int b) {
      synchronized (line) {
        line.append((char) (b & 0xff)); // The key is ASCII.
        if (b == '\n' || line.length() == LONGEST) {
          Canary.look("console", line.toString());
          line.setLength(0);
        }
      }
    }

    @Override
    public void flush() {
      to.flush();
    }
  }
}
