package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.engine.Failure.Task;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs outages without repeating itself: a warning at the first failure, an error once the outage
 * is long, a reminder now and then, and a line at its end. The list and the health mostly fail
 * together, so they share one outage. Safe for use by many threads.
 */
final class OutageLog {
  /** Most outages end by themselves before this; a longer one needs somebody's attention. */
  private static final Duration LONG_OUTAGE = Duration.ofHours(1);

  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(6);

  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  private final String host;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Task> failing = EnumSet.noneOf(Task.class);
  private final Set<Task> everSucceeded = EnumSet.noneOf(Task.class);
  private long beganNanos;
  private long lastReminderNanos;
  private int failures;
  private boolean longReported;

  /**
   * Creates a log.
   *
   * @param host whom the catalogue asks, without user, path and query
   */
  OutageLog(String host, LongSupplier nanoTime) {
    this.host = host;
    this.nanoTime = nanoTime;
  }

  private enum Stage {
    BEGINNING(Level.WARN),
    LONG(Level.ERROR),
    REMINDER(Level.WARN),
    BETWEEN(Level.DEBUG);

    private final Level level;

    Stage(Level level) {
      this.level = level;
    }
  }

  /** Logs a failure, at a level that depends on the stage of the outage. */
  void failed(Failure failure) {
    Task task = failure.task();
    boolean continues;
    LoggingEventBuilder line;
    lock.lock();
    try {
      Stage stage = stageOfFailure(nanoTime.getAsLong());
      continues = stage == Stage.LONG || stage == Stage.REMINDER;
      failing.add(task);
      failures++;
      String event = continues ? "outage_continues" : task.failureEvent;
      line = line(stage.level, event, failure.pairs(host));
    } finally {
      lock.unlock();
    }
    String what = continues ? "outage continues" : task.failure;
    line.log(what + ", " + failure.consequence() + ": {}", failure.description(host));
  }

  private Stage stageOfFailure(long now) {
    if (failing.isEmpty()) {
      beganNanos = now;
      lastReminderNanos = now;
      longReported = false;
      return Stage.BEGINNING;
    }
    if (!longReported && now - beganNanos >= LONG_OUTAGE.toNanos()) {
      longReported = true;
      lastReminderNanos = now;
      return Stage.LONG;
    }
    if (longReported && now - lastReminderNanos >= BETWEEN_REMINDERS.toNanos()) {
      lastReminderNanos = now;
      return Stage.REMINDER;
    }
    return Stage.BETWEEN;
  }

  /** Logs a success: visibly if it is the first one of all or ends an outage. */
  void succeeded(Task task, List<KeyValuePair> facts) {
    boolean over;
    LoggingEventBuilder line;
    lock.lock();
    try {
      over = failing.remove(task) && failing.isEmpty();
      boolean first = everSucceeded.add(task);
      Level level = over || (first && failing.isEmpty()) ? Level.INFO : Level.DEBUG;
      line = line(level, over ? "outage_over" : task.successEvent, facts);
      failures = failing.isEmpty() ? 0 : failures;
    } finally {
      lock.unlock();
    }
    line.log(over ? "outage over" : task.success);
  }

  /** Forgets a current outage without a line, since no further attempts will show its end. */
  void forget() {
    lock.lock();
    try {
      failing.clear();
      failures = 0;
    } finally {
      lock.unlock();
    }
  }

  private LoggingEventBuilder line(Level level, String event, List<KeyValuePair> facts) {
    LoggingEventBuilder line = log.atLevel(level).addKeyValue("event", event);
    for (KeyValuePair fact : facts) {
      line = line.addKeyValue(fact.key, fact.value);
    }
    if (failures == 0) {
      return line;
    }
    Duration outage = Duration.ofNanos(nanoTime.getAsLong() - beganNanos);
    return line.addKeyValue("outage_minutes", outage.toMinutes())
        .addKeyValue("failures", failures)
        .addKeyValue("failing", failing.toString());
  }
}
