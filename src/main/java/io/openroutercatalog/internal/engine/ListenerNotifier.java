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
 * Notifies listeners of published snapshots. Nobody waits for a listener: each one has a slot for
 * the newest snapshot, and a thread of its own that runs only while that slot is filled. Safe for
 * use by many threads.
 */
final class ListenerNotifier {
  private static final Logger log = LoggerFactory.getLogger(LoggerNames.CATALOG);

  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler;
  private final Duration expiringSoon;

  ListenerNotifier(Scheduler scheduler, Duration expiringSoon) {
    this.scheduler = scheduler;
    this.expiringSoon = expiringSoon;
  }

  /**
   * Adds a listener, and notifies it of the current snapshot first.
   *
   * @return ends the subscription
   */
  Runnable subscribe(CatalogListener listener, CatalogSnapshot current) {
    Subscriber subscriber = new Subscriber(listener);
    subscribers.add(subscriber);
    subscriber.deliver(current);
    return () -> {
      subscriber.ended = true;
      subscribers.remove(subscriber);
    };
  }

  void publish(CatalogSnapshot snapshot) {
    subscribers.forEach(subscriber -> subscriber.deliver(snapshot));
  }

  /** A listener with its slot. */
  private final class Subscriber {
    private final CatalogListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CatalogSnapshot pending;
    private @Nullable CatalogSnapshot delivered;
    private boolean running;
    private volatile boolean ended;
    private volatile boolean failing;

    Subscriber(CatalogListener listener) {
      this.listener = listener;
    }

    void deliver(CatalogSnapshot snapshot) {
      lock.lock();
      try {
        pending = snapshot;
        if (!running) {
          running = startThread();
        }
      } finally {
        lock.unlock();
      }
    }

    private boolean startThread() {
      try {
        return scheduler.execute(this::deliverPending);
      } catch (RuntimeException | Error e) { // No memory for a thread; the next update tries again.
        log.atWarn()
            .addKeyValue("exception", e.getClass().getName())
            .log("catalogue listener cannot be notified now");
        return false;
      }
    }

    private void deliverPending() {
      for (CatalogSnapshot next; (next = takePending()) != null; ) {
        CatalogSnapshot previous = delivered;
        delivered = next;
        try {
          listener.onUpdate(CatalogUpdate.between(previous, next, expiringSoon));
          failing = false;
        } catch (Throwable e) { // Errors too: the next update must still be delivered.
          (failing ? log.atDebug() : log.atWarn())
              .addKeyValue("listener", listener.getClass().getName())
              .addKeyValue("exception", e.getClass().getName())
              .log("catalogue listener failed");
          log.atDebug().setCause(e).log("cause of the failure above");
          failing = true;
        }
      }
    }

    private @Nullable CatalogSnapshot takePending() {
      lock.lock();
      try {
        CatalogSnapshot next = ended ? null : pending;
        pending = null;
        running = next != null;
        return next;
      } finally {
        lock.unlock();
      }
    }
  }
}
