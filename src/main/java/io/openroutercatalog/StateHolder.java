package io.openroutercatalog;

import io.openroutercatalog.refresh.Scheduler;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The one place where the state is replaced and published. Readers take no lock; writers wait for
 * each other, never for network, disk or listeners.
 */
final class StateHolder {
  private final AtomicReference<CatalogSnapshot> served;
  private final ReentrantLock writing = new ReentrantLock();
  private final ListenerHub listeners;
  private volatile CatalogState state;

  StateHolder(CatalogState first, Scheduler scheduler, CatalogSettings settings) {
    this.state = first;
    this.served = new AtomicReference<>(first.snapshot());
    this.listeners = new ListenerHub(scheduler, settings.expiringSoon());
  }

  CatalogSnapshot snapshot() {
    return served.get();
  }

  CatalogState state() {
    return state;
  }

  /** Replaces the state; tells the listeners where there is a new snapshot. */
  CatalogState update(UnaryOperator<CatalogState> change) {
    writing.lock();
    try {
      CatalogState next = change.apply(state);
      boolean published = next.snapshot() != state.snapshot();
      state = next;
      if (published) {
        served.set(next.snapshot());
        listeners.publish(next.snapshot());
      }
      return next;
    } finally {
      writing.unlock();
    }
  }

  /** Adds a listener; under the lock, so that it is told of each snapshot once and in order. */
  Runnable subscribe(CatalogListener listener) {
    writing.lock();
    try {
      return listeners.subscribe(listener, snapshot());
    } finally {
      writing.unlock();
    }
  }
}
