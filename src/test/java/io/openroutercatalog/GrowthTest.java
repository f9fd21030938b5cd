package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.openroutercatalog.bench.BenchCatalog;
import io.openroutercatalog.bench.BenchRows;
import io.openroutercatalog.internal.client.BenchReading;
import io.openroutercatalog.internal.generate.StableIds;
import io.openroutercatalog.testing.FakeModel;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds causes of slowness by counts instead of times; docs/performance.md has the times. */
class GrowthTest {
  private static final int CALLS = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void a_look_up_allocates_nothing() {
    CatalogSnapshot snapshot = CatalogSnapshot.builder().configs(configs(250)).build();
    int[] known = snapshot.configs().stream().mapToInt(LlmConfig::id).toArray();
    int[] ids = IntStream.range(0, CALLS).map(i -> known[i % known.length] + i % 2).toArray();
    assertThat(look(snapshot, ids)).isBetween(1L, CALLS - 1L);
    long least = Long.MAX_VALUE;
    // The first rounds load and compile classes; one round without an allocation is enough.
    for (int round = 0; round < 10; round++) {
      least = Math.min(least, allocatedBy(() -> look(snapshot, ids)));
    }
    assertThat(least).as("bytes of %d calls", CALLS).isLessThan(CALLS / 10);
  }

  @Test
  void ten_times_the_models_take_ten_times_the_memory_to_read_and_publish() {
    Buffer few = body(500);
    Buffer many = body(5_000);

    publish(few); // Loads classes.
    double growth = (double) allocatedBy(() -> publish(many)) / allocatedBy(() -> publish(few));

    assertThat(growth).isBetween(5.0, 15.0);
  }

  /**
   * Half of a row is skipped, and its card is kept. Parsing it to a tree, or not sharing lists,
   * would exceed this.
   */
  @Test
  void a_model_of_2_kilobytes_is_read_and_published_with_little_waste() {
    Buffer body = new Buffer().writeUtf8(BenchRows.body(1_000));
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      least = Math.min(least, allocatedBy(() -> publish(body)));
    }
    assertThat(least / 1_000).as("bytes for a model").isLessThan(5_000);
  }

  /** A look-up of an unknown id visits a cluster to its end, however full the table is. */
  @ParameterizedTest
  @ValueSource(ints = {250, 2_500, 25_000, 100_000})
  void clusters_of_the_index_stay_short(int size) throws ReflectiveOperationException {
    Field field = IdIndex.class.getDeclaredField("configs");
    field.setAccessible(true);
    Object[] table = (Object[]) field.get(new IdIndex(configs(size)));

    long compared = 0;
    for (int i = 0; i < table.length; i++) {
      for (int at = i; table[at] != null; at = (at + 1) & (table.length - 1)) {
        compared++;
      }
    }

    assertThat((double) compared / table.length).as("ids looked at in vain").isLessThan(0.5);
  }

  private static long look(CatalogSnapshot snapshot, int[] ids) {
    long found = 0;
    for (int id : ids) {
      found += snapshot.findById(id) == null ? 0 : 1;
    }
    return found;
  }

  private static List<LlmConfig> configs(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> StableIds.base("vendor/model-" + i, -10_000))
        .distinct()
        .map(id -> LlmConfig.builder().id(id).provider("x").modelName("m").build())
        .toList();
  }

  private static Buffer body(int models) {
    return new Buffer()
        .writeUtf8(
            IntStream.range(0, models)
                .mapToObj(i -> FakeModel.of("vendor/model-" + i).toJson())
                .collect(Collectors.joining(",", "{\"data\":[", "]}")));
  }

  private static void publish(Buffer body) {
    assertThat(new BenchCatalog().publish(BenchReading.read(body.clone())).configs()).isNotEmpty();
  }

  private static long allocatedBy(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
