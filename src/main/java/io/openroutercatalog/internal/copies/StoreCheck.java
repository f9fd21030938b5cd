package io.openroutercatalog.internal.copies;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.store.CatalogStore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store of a catalogue that starts whether it can be meant, on a thread of its own, while
 * the copies are read. Only a definite no ends the start. For one thread.
 */
public final class StoreCheck {
  /** The same as for reading the copies, beside which it runs. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private final long deadline;
  private final @Nullable Future<?> answer;

  private StoreCheck(Scheduler scheduler, @Nullable Future<?> answer) {
    this.scheduler = scheduler;
    this.deadline = scheduler.nanoTime() + TIMEOUT.toNanos();
    this.answer = answer;
  }

  /** {@return a check that has begun} */
  public static StoreCheck begin(CatalogSettings settings, Scheduler scheduler) {
    CatalogStore store = settings.store();
    return new StoreCheck(
        scheduler,
        store == null
            ? null
            : scheduler
                .foreignWorker("store")
                .submit(
                    () -> {
                      store.check();
                      return true;
                    }));
  }

  /**
   * Waits for the answer until 5 seconds after the beginning.
   *
   * @throws IllegalArgumentException if the store refuses its settings
   */
  public void end() {
    if (answer == null) {
      return;
    }
    try {
      scheduler.await(answer, Duration.ofNanos(Math.max(0, deadline - scheduler.nanoTime())));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      // Whatever else is wrong with the store does not end the start.
    } catch (TimeoutException e) {
      // The disk stands still, which is no fault of the settings.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer.cancel(true);
    }
  }
}
