package io.openroutercatalog.concurrency;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.internal.copies.CoalescingSaver;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.PublishedState;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Saves that are requested during other saves and while the catalogue closes, in every order. */
public final class CoalescingSaverInterleavingsTest {
  private final QueuedWork scheduler = new QueuedWork();
  private final PublishedState published =
      new PublishedState(
          CatalogState.initial(List.of()), scheduler, CatalogSettings.builder().build());
  private final CoalescingSaver saver =
      new CoalescingSaver(this::save, scheduler.foreignWorker("store"));
  private final AtomicInteger inside = new AtomicInteger();
  private volatile @Nullable CatalogState saved;
  private volatile boolean anyPublished;
  private volatile boolean twoAtATime;

  private void save() {
    twoAtATime |= inside.incrementAndGet() > 1;
    saved = published.state();
    inside.decrementAndGet();
  }

  @Operation
  public void publish() {
    published.update(before -> CatalogState.initial(List.of()));
    anyPublished = true;
    saver.saveSoon();
  }

  /** Runs one queued task. */
  @Operation
  public void work() {
    scheduler.runOne();
  }

  @Operation(runOnce = true)
  public void close() {
    scheduler.close();
  }

  @Validate
  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  public void theNewestIsKeptOnceAllWorkIsDone() {
    scheduler.runAll();
    if (twoAtATime) {
      throw new IllegalStateException("the store was written by two threads at once");
    }
    if (anyPublished && saved != published.state()) {
      throw new IllegalStateException("an older list is saved than the one that is served");
    }
  }

  @Test
  void the_newest_list_is_saved_in_the_end_and_only_one_thread_at_a_time_writes() {
    Interleavings.check(CoalescingSaverInterleavingsTest.class);
  }
}
