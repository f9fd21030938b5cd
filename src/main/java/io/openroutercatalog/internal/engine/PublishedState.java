package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.internal.schedule.Scheduler;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The one place where the state is replaced and published. Readers take no lock; writers wait for
 * each other, never for network, disk or listeners.
 */
public final class PublishedState {
  private final AtomicReference<CatalogState> state;
  private final ReentrantLock writing = new ReentrantLock();
  private final ListenerNotifier listeners;

  public PublishedState(CatalogState first, Scheduler scheduler, CatalogSettings settings) {
    this.state = new AtomicReference<>(first);
    this.listeners = new ListenerNotifier(scheduler, settings.schedule().expiringSoon());
  }

  public CatalogSnapshot snapshot() {
    return state.get().snapshot();
  }

  /** {@return where the state is, to read} */
  AtomicReference<? extends CatalogState> reference() {
    return state;
  }

  public CatalogState state() {
    return state.get();
  }

  /** Replaces the state; tells the listeners where there is a new snapshot. */
  public CatalogState update(UnaryOperator<CatalogState> change) {
    writing.lock();
    try {
      CatalogState before = state.get();
      CatalogState next = change.apply(before);
      state.set(next);
      if (next.snapshot() != before.snapshot()) {
        listeners.publish(next.snapshot());
      }
      return next;
    } finally {
      writing.unlock();
    }
  }

  /** Adds a listener; under the lock, so that it is told of each snapshot once and in order. */
  public Runnable subscribe(CatalogListener listener) {
    writing.lock();
    try {
      return listeners.subscribe(listener, snapshot());
    } finally {
      writing.unlock();
    }
  }
}
