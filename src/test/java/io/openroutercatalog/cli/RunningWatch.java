package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.logs.Canary;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A watch command on a thread of its own; a test can wait for lines of its output. */
final class RunningWatch implements AutoCloseable {
  private static final long MOST_SECONDS = 30;

  private final Lines out = new Lines();
  private final Lines err = new Lines();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  RunningWatch(String... args) {
    List<String> all = new ArrayList<>(List.of("watch"));
    all.addAll(Arrays.asList(args));
    thread =
        Thread.ofPlatform()
            .name("watch under test")
            .start(
                () ->
                    exitCode.complete(
                        Main.run(
                            Map.of("OPENROUTER_API_KEY", Canary.KEY),
                            InputStream.nullInputStream(),
                            new PrintWriter(out, true),
                            new PrintWriter(err, true),
                            all.toArray(String[]::new))));
  }

  /** {@return the first line of standard output that matches} Waits for it. */
  String awaitOut(Predicate<String> fits) throws InterruptedException {
    return out.await(fits);
  }

  /** {@return the first line of standard error that matches} Waits for it. */
  String awaitErr(Predicate<String> fits) throws InterruptedException {
    return err.await(fits);
  }

  List<String> out() {
    return out.soFar();
  }

  List<String> err() {
    return err.soFar();
  }

  /** From now on nothing can be written to standard output. */
  void loseOutput() {
    out.lose();
  }

  /** {@return the exit code after an interrupt} */
  int interrupt() {
    thread.interrupt();
    return awaitEnd();
  }

  /** {@return the exit code} Waits for it. */
  int awaitEnd() {
    return exitCode.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    interrupt();
    assertThat(out() + "\n" + err()).matches(text -> !Canary.isIn(text), "shows no key");
  }

  /** Splits the output into lines. */
  private static final class Lines extends Writer {
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition more = guard.newCondition();
    private final StringBuilder text = new StringBuilder();
    private boolean lost;

    void lose() {
      guard.lock();
      try {
        lost = true;
      } finally {
        guard.unlock();
      }
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
      guard.lock();
      try {
        if (lost) {
          throw new IOException("Broken pipe");
        }
        text.append(characters, from, count);
        more.signalAll();
      } finally {
        guard.unlock();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    List<String> soFar() {
      guard.lock();
      try {
        // The text after the last line break is not a complete line.
        return text.substring(0, text.lastIndexOf("\n") + 1).lines().toList();
      } finally {
        guard.unlock();
      }
    }

    String await(Predicate<String> fits) throws InterruptedException {
      long nanos = TimeUnit.SECONDS.toNanos(MOST_SECONDS);
      guard.lock();
      try {
        while (true) {
          for (String line : soFar()) {
            if (fits.test(line)) {
              return line;
            }
          }
          if (nanos <= 0) {
            throw new AssertionError("no such line within " + MOST_SECONDS + " s: " + soFar());
          }
          nanos = more.awaitNanos(nanos);
        }
      } finally {
        guard.unlock();
      }
    }
  }
}
