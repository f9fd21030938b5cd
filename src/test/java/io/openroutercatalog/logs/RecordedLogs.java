package io.openroutercatalog.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the library logs, from the start to the close of this, on whatever thread. Threads that an
 * earlier test began are left out, so that its last lines do not count here.
 */
public final class RecordedLogs implements AutoCloseable {
  private static final String LIBRARY = "io.openroutercatalog";

  /** A test that logs more should look at it piece by piece, see {@link #clear}. */
  private static final int MOST_EVENTS = 100_000;

  private static final Set<RecordedLogs> RUNNING = ConcurrentHashMap.newKeySet();
  private static final AtomicLong TEST = new AtomicLong();

  /** The test during which a thread began; threads take it over from the one that made them. */
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

  /** What this thread and those that it makes from now on log belongs to the next test. */
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
