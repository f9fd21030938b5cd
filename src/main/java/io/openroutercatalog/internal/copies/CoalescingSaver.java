package io.openroutercatalog.internal.copies;

import io.openroutercatalog.internal.schedule.SerialWorker;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Saves on the thread of the store, so that a slow store delays nobody, and never twice at once.
 * Safe for use by many threads.
 */
public final class CoalescingSaver {
  private final Runnable saveNewest;
  private final SerialWorker storeWorker;
  private final AtomicBoolean requested = new AtomicBoolean();

  /**
   * Creates a saver without requests.
   *
   * @param saveNewest saves the state that is the newest when it runs
   * @param storeWorker runs all that calls the store
   */
  public CoalescingSaver(Runnable saveNewest, SerialWorker storeWorker) {
    this.saveNewest = saveNewest;
    this.storeWorker = storeWorker;
  }

  /**
   * Requests a save of the newest state. All requests made during a save, or while the store still
   * loads, are satisfied by a single further one.
   */
  public void saveSoon() {
    if (requested.compareAndSet(false, true)) {
      boolean accepted = false;
      try {
        accepted = storeWorker.execute(this::save);
      } finally {
        if (!accepted) { // For example no memory for a thread; a later request starts a save.
          requested.set(false);
        }
      }
    }
  }

  private void save() {
    requested.set(false); // First, since what is published from now on needs a further save.
    saveNewest.run();
  }
}
