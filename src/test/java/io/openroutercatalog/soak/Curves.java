package io.openroutercatalog.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What the process holds, day by day, and whether it grows. The median of the last third of the
 * days is compared with that of the second third; the first third is for warming up.
 */
final class Curves {
  /** The heap may grow by 2 %, but at least by a mebibyte, by which buffers vary. */
  private static final double MOST_HEAP_GROWTH = 0.02;

  private static final long HEAP_SLACK = 1 << 20;

  /** In fewer days remembered ids still fill the heap, and one odd day changes a median. */
  private static final int LEAST_DAYS = 60;

  /** The numbers of connections (up to 16) and of the JVM's threads vary. */
  private static final int COUNT_SLACK = 4;

  private final List<Sample> samples = new ArrayList<>();

  /** The figures at the end of a day. */
  private record Sample(long heap, long threads, long own, long descriptors) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "heap %.1f MiB, threads %d (library %d), descriptors %d",
          heap / 1048576.0,
          threads,
          own,
          descriptors);
    }
  }

  /** Collects garbage, then records a day. {@return its figures as text} */
  String sample() {
    System.gc();
    long own =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("openrouter-catalog"))
            .count();
    long descriptors =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    Sample sample =
        new Sample(
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            ManagementFactory.getThreadMXBean().getThreadCount(),
            own,
            descriptors);
    samples.add(sample);
    return sample.toString();
  }

  /** {@return whether nothing grows, or too few days passed to decide} */
  boolean heapIsFlat() {
    if (samples.size() < LEAST_DAYS) {
      return true;
    }
    long before = median(Sample::heap, 1);
    long slack = Math.max(HEAP_SLACK, (long) (before * MOST_HEAP_GROWTH));
    return median(Sample::heap, 2) <= before + slack;
  }

  boolean countsAreFlat() {
    return isFlat(Sample::threads) && isFlat(Sample::own) && isFlat(Sample::descriptors);
  }

  private boolean isFlat(ToLongFunction<Sample> count) {
    return median(count, 2) <= median(count, 1) + COUNT_SLACK;
  }

  private long median(ToLongFunction<Sample> figure, int third) {
    int from = samples.size() * third / 3;
    int to = samples.size() * (third + 1) / 3;
    long[] sorted = samples.subList(from, to).stream().mapToLong(figure).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "medians of the second and the last third: heap %.1f and %.1f MiB, threads %d and %d,"
            + " descriptors %d and %d%s",
        median(Sample::heap, 1) / 1048576.0,
        median(Sample::heap, 2) / 1048576.0,
        median(Sample::threads, 1),
        median(Sample::threads, 2),
        median(Sample::descriptors, 1),
        median(Sample::descriptors, 2),
        samples.size() < LEAST_DAYS ? "; too few days to judge the heap" : "");
  }
}
