package io.openroutercatalog.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Records what the library logs on any thread, from the start of this object to its close. Threads
 * of earlier tests are left out, so that their last lines do not count here.
 */
public final class RecordedLogs implements AutoCloseable {
  private static final String LIBRARY = "io.openroutercatalog";

  /** A test that logs more should check it in parts, see {@link #clear}. */
  private static final int MOST_EVENTS = 100_000;

  private static final Set<RecordedLogs> RUNNING = ConcurrentHashMap.newKeySet();
  private static final AtomicLong TEST = new AtomicLong();

  /** The test in which a thread was started; a thread inherits it from its creator. */
  private static final InheritableThreadLocal<Long> BEGUN_IN = new InheritableThreadLocal<>();

  private final List<LogEvent> events = new ArrayList<>();
  private final long test = TEST.get();

  private RecordedLogs() {}

  /** Begins to record. */
  public static RecordedLogs start() {
    if (!(LoggerFactory.getLogger(LIBRARY) instanceof RecordingLogger)) {
      throw new IllegalStateException(
          "run this test with -Dslf4j.provider=" + RecordingProvider.class.getName());
    }
    RecordedLogs logs = new RecordedLogs();
    RUNNING.add(logs);
    return logs;
  }

  /** From now on, lines of this thread and of those that it starts belong to the next test. */
  static void nextTest() {
    BEGUN_IN.set(TEST.incrementAndGet());
  }

  static void accept(LogEvent event) {
    Canary.look(event);
    LogRules.look(event);
    if (event.logger().startsWith(LIBRARY)) {
      Long begunIn = BEGUN_IN.get();
      RUNNING.forEach(
          logs -> {
            if (begunIn == null || begunIn >= logs.test) {
              logs.add(event);
            }
          });
    }
  }

  private void add(LogEvent event) {
    synchronized (events) {
      if (events.size() < MOST_EVENTS) {
        events.add(event);
      }
    }
  }

  /** {@return what was logged so far, the oldest first} */
  public List<LogEvent> events() {
    synchronized (events) {
      if (events.size() == MOST_EVENTS) {
        throw new IllegalStateException("more than " + MOST_EVENTS + " events, clear() between");
      }
      return List.copyOf(events);
    }
  }

  /** {@return what was logged so far at a level or a more serious one} */
  public List<LogEvent> atLeast(Level level) {
    return events().stream().filter(e -> e.level().toInt() >= level.toInt()).toList();
  }

  /** Forgets what was logged so far. */
  public void clear() {
    synchronized (events) {
      events.clear();
    }
  }

  @Override
  public void close() {
    RUNNING.remove(this);
  }
}
