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
 * or a mixture of two lists is seen.
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
  private volatile @Nullable CatalogSnapshot told;
  private volatile boolean subscribed;
  private volatile boolean wronglyTold;

  /** {@return how many models there are then} */
  @Operation
  public int publish() {
    return published.update(SnapshotInterleavingsTest::oneMore).snapshot().configs().size();
  }

  private static CatalogState oneMore(CatalogState before) {
    return CatalogState.initial(CONFIGS.subList(0, before.snapshot().configs().size() + 1));
  }

  /** {@return how many models there are, or -1 where list and index are not of one list} */
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

  @SuppressWarnings("ReferenceEquality") // The very snapshot.
  private void listen(CatalogUpdate update) {
    wronglyTold |= update.previous() != told;
    wronglyTold |= update.current().configs().size() <= size(told) && told != null;
    told = update.current();
  }

  private static int size(@Nullable CatalogSnapshot snapshot) {
    return snapshot == null ? 0 : snapshot.configs().size();
  }

  /** A thread of the library's gets its turn. */
  @Operation
  public void tell() {
    scheduler.runOne();
  }

  @Validate
  @SuppressWarnings("ReferenceEquality") // The very snapshot.
  public void theListenerWasToldInOrder() {
    scheduler.runAll();
    if (subscribed && told != published.snapshot()) {
      throw new IllegalStateException("not told of the newest list");
    }
    if (wronglyTold) {
      throw new IllegalStateException("told twice, of an older list or by two threads at once");
    }
  }

  @Test
  void a_reader_sees_one_whole_list_no_list_is_lost_and_a_listener_is_told_in_order() {
    Interleavings.check(SnapshotInterleavingsTest.class);
  }
}
