package io.openroutercatalog.internal.copies;

import io.openroutercatalog.internal.schedule.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Saves on a thread of its own, once at a time, so that a slow store delays nobody. Safe for use by
 * many threads.
 */
public final class CopySaveQueue {
  private final Runnable saveNewest;
  private final Scheduler scheduler;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * Makes an empty queue.
   *
   * @param saveNewest saves what is the newest state when it runs
   */
  public CopySaveQueue(Runnable saveNewest, Scheduler scheduler) {
    this.saveNewest = saveNewest;
    this.scheduler = scheduler;
  }

  /**
   * Asks for a save of the newest state. Requests that come while a save runs are answered by one
   * further save. Once the scheduler is closed, the calling thread saves.
   */
  public void saveSoon() {
    if (requests.getAndIncrement() == 0) {
      try {
        if (!scheduler.execute(this::save)) {
          save();
        }
      } catch (RuntimeException | Error e) { // For example no memory for a thread.
        requests.set(0); // Else no later request would begin a save.
        throw e;
      }
    }
  }

  private void save() {
    int answered;
    do {
      answered = requests.get();
      try {
        saveNewest.run();
      } catch (Throwable e) {
        // It has been logged, or the log itself fails; the next request is answered all the same.
      }
    } while (requests.addAndGet(-answered) != 0);
  }
}
