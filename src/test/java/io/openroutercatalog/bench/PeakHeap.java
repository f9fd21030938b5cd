package io.openroutercatalog.bench;

import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.List;

/** The least heap in which a fresh JVM fetches a list and serves it. */
final class PeakHeap {
  private static final long MEBI = 1 << 20;
  private static final int MOST_TIMES = 4;

  /** Enough rows that some are listed. */
  private static final int FEW = 20;

  private PeakHeap() {}

  static void measure(Table table, List<Integer> sizes, double retainedPerModel) throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(FakeAnswer.json(BenchRows.body(FEW)));
      long base = least(openRouter, 0, 8);
      for (int models : sizes) {
        String body = BenchRows.body(models);
        openRouter.models(FakeAnswer.json(body));
        double allowed = (2 * body.length() + retainedPerModel * models) / MEBI;
        long least = least(openRouter, base, (long) allowed) - base;
        table.detail(
            "peak heap, %d models: least %d MiB beside %d MiB of any start, allowed are %.0f MiB"
                .formatted(models, least, base, allowed));
        table.row("list-%d-peak-heap".formatted(models), least / allowed, "x allowed", 1);
      }
    }
  }

  /** {@return the least MiB that suffice, including the base, to an eighth of the allowed MiB} */
  private static long least(FakeOpenRouter openRouter, long base, long allowed) throws Exception {
    long low = base;
    long high = base + allowed;
    while (!suffices(openRouter, high)) {
      low = high;
      high += allowed;
      if (high > base + MOST_TIMES * allowed) {
        throw new IllegalStateException("not even " + low + " MiB suffice");
      }
    }
    while (high - low > Math.max(1, allowed / 8)) {
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
