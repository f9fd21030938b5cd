package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.Usage;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of an ordinary usage against its bare arithmetic, and a name against a look-up of the
 * same text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CostBenchmark {
  /** Far more than a branch predictor can learn; a power of two. */
  private static final int CALLS = 1 << 12;

  private static final int MODELS = 400;

  private final CatalogService catalog = BenchCatalog.serving(rows());
  private final Map<String, ModelRow> byId = new HashMap<>();
  private final BigDecimal prompt = new BigDecimal("0.000001");
  private final BigDecimal completion = new BigDecimal("0.000001");
  private final BigDecimal cacheRead = new BigDecimal("0.000001");
  private final String[] names = new String[CALLS];
  private final Usage[] usages = new Usage[CALLS];
  private int at;

  @Setup
  public void prepare() {
    Random random = new Random(7);
    catalog.snapshot().rows().rows().forEach(row -> byId.put(row.id(), row));
    String[] known = byId.keySet().toArray(String[]::new);
    for (int i = 0; i < CALLS; i++) {
      names[i] = known[random.nextInt(known.length)];
      usages[i] =
          Usage.builder()
              .promptTokens(2_000 + random.nextInt(20_000))
              .completionTokens(random.nextInt(2_000))
              .cachedTokens(random.nextInt(2_000))
              .build();
    }
  }

  private static List<ModelRow> rows() {
    return IntStream.range(0, MODELS)
        .mapToObj(
            i ->
                TestRow.of("vendor/model-" + i)
                    .prices("0.000001", "0.000004")
                    .price("input_cache_read", "0.0000001")
                    .row())
        .toList();
  }

  private int next() {
    return at++ & (CALLS - 1);
  }

  /** What an application that has found the prices would write. */
  @Benchmark
  public BigDecimal bareArithmetic() {
    Usage usage = usages[next()];
    return prompt
        .multiply(BigDecimal.valueOf(usage.promptTokens() - usage.cachedTokens()))
        .add(cacheRead.multiply(BigDecimal.valueOf(usage.cachedTokens())))
        .add(completion.multiply(BigDecimal.valueOf(usage.completionTokens())));
  }

  /** The same from the list: the row by its name, and its prices by theirs. */
  @Benchmark
  public @Nullable BigDecimal byHand() {
    int call = next();
    Usage usage = usages[call];
    ModelRow row = byId.get(names[call]);
    if (row != null
        && row.pricing().price("prompt") instanceof Price.Exact(BigDecimal sent)
        && row.pricing().price("completion") instanceof Price.Exact(BigDecimal received)
        && row.pricing().price("input_cache_read") instanceof Price.Exact(BigDecimal cached)) {
      return sent.multiply(BigDecimal.valueOf(usage.promptTokens() - usage.cachedTokens()))
          .add(cached.multiply(BigDecimal.valueOf(usage.cachedTokens())))
          .add(received.multiply(BigDecimal.valueOf(usage.completionTokens())));
    }
    return null;
  }

  @Benchmark
  public CallCost cost() {
    int call = next();
    return catalog.prices().cost(names[call], usages[call]);
  }

  @Benchmark
  public @Nullable ModelRow hashMap() {
    return byId.get(names[next()]);
  }

  @Benchmark
  public @Nullable NamedRow name() {
    return catalog.snapshot().rows().find(names[next()]);
  }
}
