package io.openroutercatalog.concurrency;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.PublishedState;
import java.util.List;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Readers, writers and a listener in every order. The n-th list has n models, so that a lost update
 * or a mixture of two lists is noticed.
 */
public final class SnapshotInterleavingsTest {
  private static final CatalogSettings SETTINGS = CatalogSettings.builder().build();
  private static final List<LlmConfig> CONFIGS =
      IntStream.range(0, 20)
          .mapToObj(i -> LlmConfig.builder().id(-i).provider("x").modelName("m").build())
          .toList();

  private final QueuedWork scheduler = new QueuedWork();
  private final PublishedState published =
      new PublishedState(CatalogState.initial(List.of()), scheduler, SETTINGS);
  private volatile @Nullable CatalogSnapshot notified;
  private volatile boolean subscribed;
  private volatile boolean outOfOrder;

  /** {@return the number of models afterwards} */
  @Operation
  public int publish() {
    return published.update(SnapshotInterleavingsTest::oneMore).snapshot().configs().size();
  }

  private static CatalogState oneMore(CatalogState before) {
    return CatalogState.initial(CONFIGS.subList(0, before.snapshot().configs().size() + 1));
  }

  /** {@return the number of models, or -1 if configs and index are not of the same list} */
  @Operation
  public int read() {
    CatalogSnapshot snapshot = published.snapshot();
    int size = snapshot.configs().size();
    boolean whole = size == 0 || snapshot.findById(1 - size) != null;
    return whole && snapshot.findById(-size) == null ? size : -1;
  }

  @Operation(runOnce = true)
  public void subscribe() {
    published.subscribe(this::listen);
    subscribed = true;
  }

  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  private void listen(CatalogUpdate update) {
    outOfOrder |= update.previous() != notified;
    outOfOrder |= update.current().configs().size() <= size(notified) && notified != null;
    notified = update.current();
  }

  private static int size(@Nullable CatalogSnapshot snapshot) {
    return snapshot == null ? 0 : snapshot.configs().size();
  }

  /** Runs one queued task, such as the notification of the listener. */
  @Operation
  public void tell() {
    scheduler.runOne();
  }

  @Validate
  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  public void theListenerWasToldInOrder() {
    scheduler.runAll();
    if (subscribed && notified != published.snapshot()) {
      throw new IllegalStateException("not notified of the newest list");
    }
    if (outOfOrder) {
      throw new IllegalStateException("notified twice, of an older list or by two threads at once");
    }
  }

  @Test
  void a_reader_sees_one_whole_list_no_list_is_lost_and_a_listener_is_notified_in_order() {
    Interleavings.check(SnapshotInterleavingsTest.class);
  }
}
