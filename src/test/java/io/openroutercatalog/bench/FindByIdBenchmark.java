package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.LlmConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One look-up. Every second iteration runs while a thread publishes another catalogue, or map, a
 * thousand times a second: quiet and swapping are measured in one process, turn by turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FindByIdBenchmark {
  private static final long SWAP_EVERY_NANOS = 1_000_000;

  /** Far more than a branch predictor can learn; a power of two. */
  private static final int WANTED = 1 << 16;

  @Param({"250", "100000"})
  public int configs;

  @Param({"hits", "misses"})
  public String ids = "";

  private int[] wanted = {};
  private CatalogService catalog;
  private volatile HashMap<Integer, LlmConfig> hashMap;
  private volatile Map<Integer, LlmConfig> mapCopyOf;
  private volatile ConcurrentHashMap<Integer, LlmConfig> concurrentHashMap;
  private Runnable publish;
  private int iterations;
  private volatile boolean swapping;
  private @Nullable Thread swapper;

  /** The position of a thread in the ids. */
  @State(Scope.Thread)
  public static class Position {
    private int at = ThreadLocalRandom.current().nextInt(WANTED);
  }

  @Setup
  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  public void prepare() {
    catalog = BenchCatalog.serving(configs);
    Map<Integer, LlmConfig> byId = new HashMap<>();
    catalog.configs().forEach(config -> byId.put(config.id(), config));
    HashMap<Integer, LlmConfig> firstHash = new HashMap<>(byId);
    HashMap<Integer, LlmConfig> secondHash = new HashMap<>(byId);
    Map<Integer, LlmConfig> firstCopy = Map.copyOf(firstHash);
    Map<Integer, LlmConfig> secondCopy = Map.copyOf(secondHash);
    ConcurrentHashMap<Integer, LlmConfig> firstConcurrent = new ConcurrentHashMap<>(byId);
    ConcurrentHashMap<Integer, LlmConfig> secondConcurrent = new ConcurrentHashMap<>(byId);
    hashMap = firstHash;
    mapCopyOf = firstCopy;
    concurrentHashMap = firstConcurrent;
    Runnable swap = BenchCatalog.swapper(catalog);
    publish =
        () -> {
          swap.run();
          boolean first = hashMap == firstHash;
          hashMap = first ? secondHash : firstHash;
          mapCopyOf = first ? secondCopy : firstCopy;
          concurrentHashMap = first ? secondConcurrent : firstConcurrent;
        };
    wanted = wanted(byId);
  }

  /** Random ids, all of them known or none; unknown ones are in the same range. */
  private int[] wanted(Map<Integer, LlmConfig> byId) {
    Random random = new Random(7);
    int[] known = byId.keySet().stream().mapToInt(id -> id).toArray();
    return random
        .ints(-9_010_000, -10_000)
        .map(id -> ids.equals("hits") ? known[Math.floorMod(id, known.length)] : id)
        .filter(id -> ids.equals("hits") || !byId.containsKey(id))
        .limit(WANTED)
        .toArray();
  }

  @Setup(Level.Iteration)
  public void beginSwapping() {
    if (iterations++ % 2 == 1) {
      swapping = true;
      swapper = Thread.ofPlatform().daemon().start(this::swapOnAndOn);
    }
  }

  private void swapOnAndOn() {
    while (swapping) {
      publish.run();
      LockSupport.parkNanos(SWAP_EVERY_NANOS);
    }
  }

  @TearDown(Level.Iteration)
  public void endSwapping() throws InterruptedException {
    swapping = false;
    if (swapper != null) {
      swapper.join();
      swapper = null;
    }
  }

  @Benchmark
  public @Nullable LlmConfig catalog(Position position) {
    return catalog.findById(next(position));
  }

  @Benchmark
  public @Nullable LlmConfig hashMap(Position position) {
    return hashMap.get(next(position));
  }

  @Benchmark
  public @Nullable LlmConfig mapCopyOf(Position position) {
    return mapCopyOf.get(next(position));
  }

  @Benchmark
  public @Nullable LlmConfig concurrentHashMap(Position position) {
    return concurrentHashMap.get(next(position));
  }

  private int next(Position position) {
    return wanted[position.at++ & (WANTED - 1)];
  }
}
