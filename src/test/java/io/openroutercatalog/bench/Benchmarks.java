package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.internal.client.BenchReading;
import io.openroutercatalog.internal.source.ModelList;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.Buffer;

/**
 * Measures the figures of docs/performance.md, and prints a line for each. The names of some parts
 * as arguments run only these.
 */
final class Benchmarks {
  private static final int REAL_SIZE = 414;

  private interface Part {
    void run(Table table) throws Exception;
  }

  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("find", Benchmarks::find);
    PARTS.put("blake2b", Benchmarks::blake2b);
    PARTS.put("retained", Benchmarks::retained);
    PARTS.put("list", Benchmarks::list);
    PARTS.put("growth", Benchmarks::growth);
    PARTS.put("peak", Benchmarks::peak);
    PARTS.put("refresh", Benchmarks::refresh);
    PARTS.put("publish", Benchmarks::publish);
    PARTS.put("cost", Benchmarks::cost);
    PARTS.put("choice", Benchmarks::choice);
    PARTS.put("health", HealthPassBenchmark::measure);
    PARTS.put("start-up", StartUp::measure);
  }

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    List<String> wanted = args.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(args);
    try (Table table = new Table()) {
      table.silenceOthers();
      for (Map.Entry<String, Part> part : PARTS.entrySet()) {
        if (wanted.contains(part.getKey())) {
          run(part.getKey(), part.getValue(), table);
        }
      }
      table.print();
    }
  }

  /** If one part fails, the others still run. */
  private static void run(String name, Part part, Table table) {
    long start = System.nanoTime();
    try {
      part.run(table);
    } catch (Exception | Error e) {
      table.failed(name, e);
    }
    table.detail(
        String.format(Locale.ROOT, "%s took %.0f s", name, (System.nanoTime() - start) / 1e9));
  }

  private static void find(Table table) throws Exception {
    double allocated = 0;
    for (int threads : List.of(1, 2)) {
      Jmh jmh = new Jmh();
      // Both are even, so that swapping, in every second iteration, begins with the second measured
      // one.
      jmh.run(FindByIdBenchmark.class, "", new Jmh.Plan(1, 4, 20, 100), threads, Map.of(), table);
      for (String configs : List.of("250", "100000")) {
        for (String ids : List.of("hits", "misses")) {
          String name =
              "findById-%s-%s-%d-thread%s".formatted(configs, ids, threads, threads > 1 ? "s" : "");
          for (int swapping : List.of(0, 1)) {
            String when = swapping == 1 ? "-swapping" : "";
            double ours = jmh.medianOfEverySecond(swapping, "catalog", configs, ids);
            double hash = jmh.medianOfEverySecond(swapping, "hashMap", configs, ids);
            double copy = jmh.medianOfEverySecond(swapping, "mapCopyOf", configs, ids);
            double concurrent =
                jmh.medianOfEverySecond(swapping, "concurrentHashMap", configs, ids);
            table.detail(
                String.format(
                    Locale.ROOT,
                    "%s%s: catalogue %.2f ns, HashMap %.2f, Map.copyOf %.2f, ConcurrentHashMap"
                        + " %.2f",
                    name,
                    when,
                    ours,
                    hash,
                    copy,
                    concurrent));
            table.row(name + when, ours / hash, "x HashMap", 0.6);
            table.row(name + when, ours / copy, "x Map.copyOf", 1);
          }
          table.row(
              name + "-swaps",
              jmh.medianOfEverySecond(1, "catalog", configs, ids)
                  / jmh.medianOfEverySecond(0, "catalog", configs, ids),
              "x quiet",
              1.05);
          allocated = Math.max(allocated, jmh.allocated("catalog", configs, ids));
        }
      }
    }
    // JMH itself allocates now and then; a result far below one object per call counts as none.
    table.row("findById-allocation", Math.floor(allocated + 0.9), "B per call", 0);
  }

  private static void blake2b(Table table) throws Exception {
    Jmh jmh = new Jmh();
    jmh.run(Blake2bBenchmark.class, "", new Jmh.Plan(2, 4, 5, 300), 1, Map.of(), table);
    table.row("blake2b-48", jmh.time("ours") / jmh.time("bouncyCastle"), "x Bouncy Castle", 0.5);
    long result = Footprint.of(new byte[Blake2bBenchmark.DIGEST_BYTES]);
    table.row(
        "blake2b-48-allocation", Math.rint(jmh.allocated("ours")), "B per call", (double) result);
  }

  private static void retained(Table table) {
    BenchCatalog catalog = new BenchCatalog();
    Object before = catalog.state();
    CatalogSnapshot empty = catalog.snapshot();
    catalog.publish(read(REAL_SIZE));
    CatalogSnapshot full = catalog.snapshot();
    int configs = full.configs().size();
    long snapshot = Footprint.beyond(empty, full);
    long state = Footprint.beyond(before, catalog.state());
    CatalogSnapshot configsOnly =
        full.toBuilder().rows(empty.rows()).priceHistory(empty.priceHistory()).build();
    long ofConfigs = Footprint.beyond(empty, configsOnly);
    table.detail(
        "retained: %d models, %d configs, snapshot %d B, whole state %d B, %d B per config"
            .formatted(REAL_SIZE, configs, snapshot, state, state / configs));
    table.row("snapshot-heap", (double) ofConfigs / configs, "B per config", 800);
    table.row("prices-heap", (double) (snapshot - ofConfigs) / REAL_SIZE, "B per row", 400);
  }

  private static void list(Table table) throws Exception {
    Jmh jmh = new Jmh();
    jmh.run(ListBenchmark.class, "", new Jmh.Plan(2, 8, 6, 500), 1, Map.of(), table);
    String size = String.valueOf(REAL_SIZE);
    double scan = jmh.time("bareScan", size);
    table.detail(
        String.format(
            Locale.ROOT,
            "list: the answer's parser alone %.2f x bare scan, that without names %.2f x, rows read"
                + " %.2f x, fingerprint %.2f x",
            jmh.time("answerScan", size) / scan,
            jmh.time("scanWithoutNameTable", size) / scan,
            jmh.time("rows", size) / scan,
            jmh.time("fingerprint", size) / scan));
    table.row("list-414-to-snapshot", jmh.time("firstList", size) / scan, "x bare scan", 1.3);
    table.row("list-414-again", jmh.time("nextList", size) / scan, "x bare scan", 1.3);
    table.row(
        "list-414-allocation",
        jmh.allocated("firstList", size) / retained(REAL_SIZE),
        "x retained",
        2);
  }

  private static void growth(Table table) throws Exception {
    Jmh jmh = new Jmh();
    String[] sizes = {"1000", "10000", "100000"};
    Map<String, String[]> models = Map.of("models", sizes);
    jmh.run(ListBenchmark.class, "firstList", new Jmh.Plan(1, 4, 4, 1_000), 1, models, table);
    double time = jmh.time("firstList", "1000") / 1_000;
    double bytes = jmh.allocated("firstList", "1000") / 1_000;
    for (String size : List.of("10000", "100000")) {
      double many = Integer.parseInt(size);
      String name = "list-" + size + "-per-model";
      table.row(name, jmh.time("firstList", size) / many / time, "x that of 1000", 1.5);
      table.row(
          name + "-allocation",
          jmh.allocated("firstList", size) / many / bytes,
          "x that of 1000",
          1.1);
    }
  }

  private static void peak(Table table) throws Exception {
    double perModel = (double) retained(10_000) / 10_000;
    PeakHeap.measure(table, List.of(1_000, 10_000, 100_000), perModel);
  }

  private static void refresh(Table table) throws Exception {
    Jmh jmh = new Jmh();
    jmh.run(RefreshBenchmark.class, "", new Jmh.Plan(2, 6, 5, 500), 1, Map.of(), table);
    double changed = jmh.time("changed");
    table.row("refresh-same-body", jmh.time("sameBody") / changed, "x changed", 0.1);
    table.row("refresh-304", jmh.time("notModified") / changed, "x changed", 0.1);
    table.detail("refresh: the bytes alone are " + jmh.time("bareFetch") / changed + " x changed");
  }

  private static void publish(Table table) throws Exception {
    Jmh jmh = new Jmh();
    jmh.run(HealthPublicationBenchmark.class, "", new Jmh.Plan(2, 4, 5, 200), 1, Map.of(), table);
    double ratio = jmh.time("oneModel") / jmh.time("wholePass");
    table.row("publish-one-model", ratio, "x whole pass", 0.1);
  }

  private static void choice(Table table) throws Exception {
    Jmh jmh = new Jmh();
    jmh.run(ChoiceBenchmark.class, "", new Jmh.Plan(2, 4, 6, 300), 1, Map.of(), table);
    Map<String, String[]> larger = Map.of("configs", new String[] {"50000", "100000"});
    jmh.run(ChoiceBenchmark.class, "query", new Jmh.Plan(1, 4, 6, 300), 1, larger, table);
    String usual = "250";
    String large = "100000";
    table.row("query", jmh.time("query", usual) / jmh.time("loop", usual), "x loop", 1.2);
    double grown = jmh.time("query", large) / jmh.time("query", "50000");
    table.row("query-100000", grown, "x 50,000 configs", 2.5);
    table.row("query-count-allocation", Math.rint(jmh.allocated("count", usual)), "B per call", 0);
    table.row("pick-pinned", jmh.time("pinned", usual), "ns", 200);
    table.row("pick", jmh.time("unpinned", usual) / jmh.time("sha256", usual), "x SHA-256", 3);
  }

  private static void cost(Table table) throws Exception {
    Jmh jmh = new Jmh();
    jmh.run(CostBenchmark.class, "", new Jmh.Plan(2, 4, 6, 300), 1, Map.of(), table);
    table.row("cost", jmh.time("cost") / jmh.time("bareArithmetic"), "x bare arithmetic", 2);
    table.row("cost", jmh.time("cost") / jmh.time("byHand"), "x by hand", 2);
    table.row("name", jmh.time("name") / jmh.time("hashMap"), "x HashMap", 2);
  }

  /** {@return the bytes of all that is kept of a list until the next one} */
  private static long retained(int models) {
    BenchCatalog catalog = new BenchCatalog();
    Object before = catalog.state();
    catalog.publish(read(models));
    return Footprint.beyond(before, catalog.state());
  }

  private static ModelList read(int models) {
    Buffer body = new Buffer();
    return BenchReading.read(body.write(BenchRows.body(models).getBytes(StandardCharsets.UTF_8)));
  }
}
