package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.internal.base.LoggerNames;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of published catalogues. Nobody waits for a listener: each has a place for the
 * newest catalogue, and a thread that brings it there while there is something to tell. Safe for
 * use by many threads.
 */
final class ListenerNotifier {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  private final List<Told> listeners = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler;
  private final Duration expiringSoon;

  ListenerNotifier(Scheduler scheduler, Duration expiringSoon) {
    this.scheduler = scheduler;
    this.expiringSoon = expiringSoon;
  }

  /** Adds a listener, which is told of the current catalogue first. */
  Runnable subscribe(CatalogListener listener, CatalogSnapshot current) {
    Told told = new Told(listener);
    listeners.add(told);
    told.tell(current);
    return () -> {
      told.ended = true;
      listeners.remove(told);
    };
  }

  void publish(CatalogSnapshot snapshot) {
    listeners.forEach(told -> told.tell(snapshot));
  }

  /** One listener. */
  private final class Told {
    private final CatalogListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CatalogSnapshot toTell;
    private @Nullable CatalogSnapshot last;
    private boolean running;
    private volatile boolean ended;
    private volatile boolean failing;

    Told(CatalogListener listener) {
      this.listener = listener;
    }

    void tell(CatalogSnapshot snapshot) {
      lock.lock();
      try {
        toTell = snapshot;
        if (!running) {
          running = begin();
        }
      } finally {
        lock.unlock();
      }
    }

    private boolean begin() {
      try {
        return scheduler.execute(this::run);
      } catch (RuntimeException | Error e) { // No memory for a thread; told with the next update.
        log.atWarn()
            .addKeyValue("exception", e.getClass().getName())
            .log("catalogue listener cannot be told now");
        return false;
      }
    }

    private void run() {
      for (CatalogSnapshot next; (next = next()) != null; ) {
        CatalogSnapshot previous = last;
        last = next;
        try {
          listener.onUpdate(CatalogUpdate.between(previous, next, expiringSoon));
          failing = false;
        } catch (Throwable e) { // Errors too: one bad update must not end the listener.
          (failing ? log.atDebug() : log.atWarn())
              .addKeyValue("listener", listener.getClass().getName())
              .addKeyValue("exception", e.getClass().getName())
              .log("catalogue listener failed");
          log.atDebug().setCause(e).log("cause of the failure above");
          failing = true;
        }
      }
    }

    private @Nullable CatalogSnapshot next() {
      lock.lock();
      try {
        CatalogSnapshot next = ended ? null : toTell;
        toTell = null;
        running = next != null;
        return next;
      } finally {
        lock.unlock();
      }
    }
  }
}
