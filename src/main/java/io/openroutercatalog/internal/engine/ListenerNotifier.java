package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Notifies listeners of published snapshots. Nobody waits for a listener: each one has a slot for
 * the newest snapshot, and a worker of its own that runs only while that slot is filled. One thread
 * publishes or subscribes at a time; ending a subscription is safe for any.
 */
final class ListenerNotifier {
  private static final CatalogLog log = CatalogLog.INSTANCE;

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
    private final SerialWorker worker = scheduler.foreignWorker("listener");
    private final AtomicReference<@Nullable CatalogSnapshot> pending = new AtomicReference<>();
    private @Nullable CatalogSnapshot delivered;
    private boolean failing;
    private volatile boolean ended;

    Subscriber(CatalogListener listener) {
      this.listener = listener;
    }

    void deliver(CatalogSnapshot snapshot) {
      if (pending.getAndSet(snapshot) == null && !startDelivery()) {
        pending.set(null); // The next update tries again.
      }
    }

    private boolean startDelivery() {
      try {
        return worker.execute(this::deliverPending);
      } catch (RuntimeException | Error e) { // No memory for a thread.
        log.atWarn()
            .addKeyValue("exception", e.getClass().getName())
            .log("catalogue listener cannot be notified now");
        return false;
      }
    }

    private void deliverPending() {
      CatalogSnapshot previous = delivered;
      CatalogSnapshot next = pending.getAndSet(null);
      if (next == null || ended) {
        return;
      }
      delivered = next;
      try {
        listener.onUpdate(CatalogUpdate.between(previous, next, expiringSoon));
        failing = false;
      } catch (Throwable e) { // Errors too: the log should tell of them.
        (failing ? log.atDebug() : log.atWarn())
            .addKeyValue("listener", listener.getClass().getName())
            .addKeyValue("exception", e.getClass().getName())
            .log("catalogue listener failed");
        log.atDebug().setCause(e).log("cause of the failure above");
        failing = true;
      }
    }
  }
}
