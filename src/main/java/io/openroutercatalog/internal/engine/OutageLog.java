package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.engine.Failure.Task;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.log.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.event.Level;

/**
 * Logs outages without repeating itself: a warning at the first failure, an error once the outage
 * is long, a reminder now and then, and a line at its end. The list and the health mostly fail
 * together, so they share one outage. Safe for use by many threads.
 */
final class OutageLog {
  /** Most outages end by themselves before this; a longer one needs somebody's attention. */
  private static final Duration LONG_OUTAGE = Duration.ofHours(1);

  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(6);

  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final String host;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Task> failing = EnumSet.noneOf(Task.class);
  private final Set<Task> everSucceeded = EnumSet.noneOf(Task.class);
  private long beganNanos;
  private long lastReminderNanos;
  private int failures;
  private boolean longReported;
  private boolean internalReported;

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
    INTERNAL(Level.WARN),
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
    Stage stage;
    List<Fact> facts = failure.pairs(host);
    lock.lock();
    try {
      stage = stageOfFailure(nanoTime.getAsLong(), failure.error().kind() == Kind.INTERNAL);
      failing.add(task);
      failures++;
      addOutage(facts);
    } finally {
      lock.unlock();
    }
    boolean continues = stage == Stage.LONG || stage == Stage.REMINDER;
    String what = continues ? "outage continues" : task.failure;
    line(stage.level, continues ? "outage_continues" : task.failureEvent, facts)
        .log(what + ", " + failure.consequence() + ": {}", failure.description(host));
  }

  /** A bug or a missing class does not end with the outage, so it is shown even amid one. */
  private Stage stageOfFailure(long now, boolean internal) {
    Stage stage = stageByTime(now);
    if (stage == Stage.BETWEEN && internal && !internalReported) {
      stage = Stage.INTERNAL;
    }
    internalReported |= internal;
    return stage;
  }

  private Stage stageByTime(long now) {
    if (failing.isEmpty()) {
      beganNanos = now;
      lastReminderNanos = now;
      longReported = false;
      internalReported = false;
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
  void succeeded(Task task, List<Fact> facts) {
    boolean over;
    Level level;
    List<Fact> all = new ArrayList<>(facts);
    lock.lock();
    try {
      over = failing.remove(task) && failing.isEmpty();
      boolean first = everSucceeded.add(task);
      level = over || (first && failing.isEmpty()) ? Level.INFO : Level.DEBUG;
      addOutage(all);
      failures = failing.isEmpty() ? 0 : failures;
    } finally {
      lock.unlock();
    }
    line(level, over ? "outage_over" : task.successEvent, all)
        .log(over ? "outage over" : task.success);
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

  private void addOutage(List<Fact> facts) {
    if (failures > 0) {
      Duration outage = Duration.ofNanos(nanoTime.getAsLong() - beganNanos);
      facts.add(new Fact("outage_minutes", outage.toMinutes()));
      facts.add(new Fact("failures", failures));
      facts.add(new Fact("failing", failing.toString()));
    }
  }

  /** The log backend is foreign code, so it is called without the lock. */
  private static CatalogLog.Line line(Level level, String event, List<Fact> facts) {
    return log.at(level).addKeyValue("event", event).addAll(facts);
  }
}
