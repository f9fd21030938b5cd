package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The current state, and the only place where it is replaced. Readers take no lock. Writers wait
 * for each other, but never for network, disk or listeners. Safe for use by many threads.
 */
public final class PublishedState {
  private final AtomicReference<CatalogState> state;
  private final ReentrantLock writeLock = new ReentrantLock();
  private final ListenerNotifier listeners;

  public PublishedState(CatalogState initial, Scheduler scheduler, CatalogSettings settings) {
    this.state = new AtomicReference<>(initial);
    this.listeners = new ListenerNotifier(scheduler, settings.schedule().expiringSoon());
  }

  public CatalogSnapshot snapshot() {
    return state.get().snapshot();
  }

  /** {@return the reference that holds the state, for reading only} */
  AtomicReference<? extends CatalogState> reference() {
    return state;
  }

  public CatalogState state() {
    return state.get();
  }

  /** Replaces the state, and notifies the listeners if its snapshot is another one. */
  public CatalogState update(UnaryOperator<CatalogState> change) {
    writeLock.lock();
    try {
      CatalogState before = state.get();
      CatalogState next = change.apply(before);
      state.set(next);
      if (next.snapshot() != before.snapshot()) {
        listeners.publish(next.snapshot());
      }
      return next;
    } finally {
      writeLock.unlock();
    }
  }

  /**
   * Adds a listener. Takes the lock, so that it is notified of each snapshot once and in order.
   *
   * @return ends the subscription
   */
  public Runnable subscribe(CatalogListener listener) {
    writeLock.lock();
    try {
      return listeners.subscribe(listener, snapshot());
    } finally {
      writeLock.unlock();
    }
  }
}
