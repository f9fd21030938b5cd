package io.openroutercatalog.bench;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.choose.AutoSelector;
import io.openroutercatalog.choose.Selection;
import io.openroutercatalog.choose.SelectionRequest;
import io.openroutercatalog.find.ModelQuery;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A query of five parts against the same conditions as a loop; a choice against one hash. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChoiceBenchmark {
  private static final BigDecimal MOST = new BigDecimal("0.000002");
  private static final int THREADS = 1 << 10;

  @Param({"250"})
  public int configs;

  private final ModelQuery query =
      ModelQuery.all()
          .premium()
          .supporting("tools")
          .contextAtLeast(150_000)
          .promptPriceAtMost(new BigDecimal("2"))
          .healthy();

  private CatalogSnapshot snapshot;
  private AutoSelector selector;
  private final SelectionRequest[] pinned = new SelectionRequest[THREADS];
  private final SelectionRequest[] free = new SelectionRequest[THREADS];
  private int at;

  @Setup
  public void prepare() {
    CatalogService catalog = BenchCatalog.serving(configs);
    snapshot = catalog.snapshot();
    selector = AutoSelector.builder(catalog).coolDowns(CoolDowns.of(catalog)).build();
    for (int i = 0; i < THREADS; i++) {
      free[i] = SelectionRequest.forThread("thread-" + i);
      pinned[i] = free[i].pinned(snapshot.configs().get(i % configs).id());
    }
  }

  private int next() {
    return at++ & (THREADS - 1);
  }

  @Benchmark
  public List<LlmConfig> query() {
    return query.list(snapshot);
  }

  @Benchmark
  public int count() {
    return query.count(snapshot);
  }

  /** What an application would write in place of the query. */
  @Benchmark
  public List<LlmConfig> loop() {
    List<LlmConfig> found = new ArrayList<>();
    for (LlmConfig config : snapshot.configs()) {
      if (config.billingTier() == BillingTier.PREMIUM
          && config.supportedParameters().contains("tools")
          && config.contextLength() != null
          && config.contextLength() >= 150_000
          && config.pricing().prompt() instanceof Price.Exact(BigDecimal usd)
          && usd.compareTo(MOST) <= 0
          && !config.healthGated()) {
        found.add(config);
      }
    }
    return List.copyOf(found);
  }

  @Benchmark
  public Selection pinned() {
    return selector.select(pinned[next()]);
  }

  @Benchmark
  public Selection unpinned() {
    return selector.select(free[next()]);
  }

  @Benchmark
  public byte[] sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256")
        .digest(("auto_fastest:thread-" + next()).getBytes(StandardCharsets.UTF_8));
  }
}
