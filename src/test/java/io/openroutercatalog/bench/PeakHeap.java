package io.openroutercatalog.bench;

import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.List;

/** The least heap in which a fresh JVM fetches a list and serves it. */
final class PeakHeap {
  private static final long MEBI = 1 << 20;
  private static final long MOST = 4_096;

  private PeakHeap() {}

  static void measure(Table table, List<Integer> sizes, double retainedPerModel) throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      long base = least(openRouter, 1, 4, 64);
      for (int models : sizes) {
        long body = BenchRows.body(models).length();
        double allowed = (2 * body + retainedPerModel * models) / MEBI;
        long least = least(openRouter, models, base, MOST) - base;
        table.detail(
            "peak heap, %d models: least %d MiB beside %d MiB of any start; 2 x body + result is %.0f MiB"
                .formatted(models, least, base, allowed));
        table.row(
            "list-%d-peak-heap".formatted(models), least / allowed, "x (2 x body + result)", 1);
      }
    }
  }

  /** {@return the MiB, to one part in 16} */
  private static long least(FakeOpenRouter openRouter, int models, long tooLittle, long enough)
      throws Exception {
    openRouter.models(FakeAnswer.json(BenchRows.body(models)));
    long low = tooLittle;
    long high = low + Math.max(4, low / 2);
    while (high < enough && !suffices(openRouter, high)) {
      low = high;
      high *= 2;
    }
    while (high - low > Math.max(1, high / 16)) {
      long middle = (low + high) / 2;
      if (suffices(openRouter, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** A small young generation, so that nearly all of the heap can be used. */
  private static boolean suffices(FakeOpenRouter openRouter, long mebi) throws Exception {
    return Child.run(
            List.of("-XX:+UseSerialGC", "-Xmn2m", "-Xmx" + mebi + "m"),
            PeakHeapChild.class,
            openRouter.baseUrl().toString())
        .well();
  }
}
