package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.base.LoggerNames;
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
 * What the log says of an outage: a warning when it begins, an error once it is long, a reminder
 * now and then, and when it is over. The list and the health mostly fail together, so they share
 * one outage. Safe for many threads.
 */
final class OutageLog {
  /** Short outages heal by themselves; after this somebody should look. */
  private static final Duration LONG = Duration.ofHours(1);

  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(6);

  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Part> failing = EnumSet.noneOf(Part.class);
  private final Set<Part> seen = EnumSet.noneOf(Part.class);
  private long beganNanos;
  private long saidNanos;
  private int failures;
  private boolean saidLong;

  OutageLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What can fail. */
  enum Part {
    LIST("catalogue loaded", "catalogue not refreshed, the old one stays"),
    HEALTH("health measured", "health pass degraded, the health of before stays");

    private final String success;
    private final String failure;

    Part(String success, String failure) {
      this.success = success;
      this.failure = failure;
    }
  }

  private enum Moment {
    BEGIN(Level.WARN),
    LONG(Level.ERROR),
    REMINDER(Level.WARN),
    ANY(Level.DEBUG);

    private final Level level;

    Moment(Level level) {
      this.level = level;
    }
  }

  /** Logs a failure, at the level that the moment deserves. */
  void failed(Part part, List<KeyValuePair> facts) {
    Moment moment;
    LoggingEventBuilder line;
    lock.lock();
    try {
      moment = moment(nanoTime.getAsLong());
      failing.add(part);
      failures++;
      line = line(moment.level, facts);
    } finally {
      lock.unlock();
    }
    boolean goesOn = moment == Moment.LONG || moment == Moment.REMINDER;
    line.log(goesOn ? "outage goes on, what was known before is served" : part.failure);
  }

  private Moment moment(long now) {
    if (failing.isEmpty()) {
      beganNanos = now;
      saidNanos = now;
      saidLong = false;
      return Moment.BEGIN;
    }
    if (!saidLong && now - beganNanos >= LONG.toNanos()) {
      saidLong = true;
      saidNanos = now;
      return Moment.LONG;
    }
    if (saidLong && now - saidNanos >= BETWEEN_REMINDERS.toNanos()) {
      saidNanos = now;
      return Moment.REMINDER;
    }
    return Moment.ANY;
  }

  /** Logs a success: the first one of all, and one that ends an outage, so that it is seen. */
  void succeeded(Part part, List<KeyValuePair> facts) {
    boolean over;
    LoggingEventBuilder line;
    lock.lock();
    try {
      over = failing.remove(part) && failing.isEmpty();
      boolean first = seen.add(part);
      line = line(over || (first && failing.isEmpty()) ? Level.INFO : Level.DEBUG, facts);
      failures = failing.isEmpty() ? 0 : failures;
    } finally {
      lock.unlock();
    }
    line.log(over ? "outage over" : part.success);
  }

  /** Ends what is going on without a word, where no further attempt would. */
  void forget() {
    lock.lock();
    try {
      failing.clear();
      failures = 0;
    } finally {
      lock.unlock();
    }
  }

  private LoggingEventBuilder line(Level level, List<KeyValuePair> facts) {
    LoggingEventBuilder line = log.atLevel(level);
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
