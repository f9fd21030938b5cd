package io.openroutercatalog.internal.copies;

import io.openroutercatalog.internal.schedule.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Saves on a thread of its own, so that a slow store delays nobody, and never twice at once. Safe
 * for use by many threads.
 */
public final class CoalescingSaver {
  private final Runnable saveNewest;
  private final Scheduler scheduler;
  private final AtomicInteger pendingRequests = new AtomicInteger();

  /**
   * Creates a saver without requests.
   *
   * @param saveNewest saves the state that is the newest when it runs
   */
  public CoalescingSaver(Runnable saveNewest, Scheduler scheduler) {
    this.saveNewest = saveNewest;
    this.scheduler = scheduler;
  }

  /**
   * Requests a save of the newest state. All requests made during a save are satisfied by a single
   * further one. Once the scheduler is closed, the calling thread saves.
   */
  public void saveSoon() {
    if (pendingRequests.getAndIncrement() == 0) {
      try {
        if (!scheduler.execute(this::saveAll)) {
          saveAll();
        }
      } catch (RuntimeException | Error e) { // For example no memory for a thread.
        pendingRequests.set(0); // Otherwise no later request would start a save.
        throw e;
      }
    }
  }

  private void saveAll() {
    int satisfied;
    do {
      satisfied = pendingRequests.get();
      try {
        saveNewest.run();
      } catch (Throwable e) {
        // Already logged, unless the log itself failed. Later requests must be satisfied anyway.
      }
    } while (pendingRequests.addAndGet(-satisfied) != 0);
  }
}
