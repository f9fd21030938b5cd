package io.openroutercatalog.limits;

import static io.openroutercatalog.limits.HostileAnswer.list;
import static io.openroutercatalog.limits.HostileAnswer.row;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Fetches every hostile response in turn, as list and as endpoints, and prints the outcome; run
 * with {@code java -Xmx64m}. Ends with an exception if an outcome is not the expected one.
 */
final class HostileAnswers {
  private static final int PREMIUM = 15;
  private static final int FREE = 5;
  private static final int MOST_MODELS = 10_000;
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final Duration HASTY = Duration.ofMillis(1_200);

  /** For a slow machine: the begin and the end of an attempt take time too. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final HostileServer.Answer GOOD_LIST = list(PREMIUM + FREE, i -> rowBytes(i, ""));

  /** The default limits of rows and bytes. */
  private static final HostileServer.Answer LARGEST_LIST =
      list(MOST_MODELS, i -> rowBytes(i, "x".repeat(3_050)));

  private static final HostileServer.Answer GOOD_ENDPOINTS =
      HostileAnswer.body(
          "{\"data\":{\"endpoints\":[", "{\"status\":0,\"uptime_last_30m\":99}", 1, "]}}");

  private final HostileServer server;
  private final CatalogService patient;
  private final CatalogService hasty;

  private HostileAnswers(HostileServer server, CatalogService patient, CatalogService hasty) {
    this.server = server;
    this.patient = patient;
    this.hasty = hasty;
  }

  public static void main(String[] args) throws Exception {
    try (HostileServer server = new HostileServer().list(GOOD_LIST).endpoints(GOOD_ENDPOINTS);
        CatalogService patient = open(server, PATIENT);
        CatalogService hasty = open(server, HASTY)) {
      HostileAnswers run = new HostileAnswers(server, patient, hasty);
      for (HostileAnswer answer : HostileAnswer.values()) {
        run.asList(answer);
      }
      run.asEndpoints();
      run.largestList();
    }
  }

  private static CatalogService open(HostileServer server, Duration timeout) {
    return CatalogService.create(
        TestSettings.quiet()
            .baseUrl(server.baseUrl())
            .modelsTimeout(timeout)
            .endpointsTimeout(timeout)
            .build());
  }

  private static byte[] rowBytes(int i, String description) {
    String id = "vendor/model-" + i + (i >= PREMIUM && i < PREMIUM + FREE ? ":free" : "");
    return row(id, description).getBytes(StandardCharsets.UTF_8);
  }

  /** The one that waits for its time to be over should not wait long. */
  private CatalogService catalog(HostileAnswer answer) {
    return limit(answer).equals(HASTY) ? hasty : patient;
  }

  private static Duration limit(HostileAnswer answer) {
    return answer == HostileAnswer.ONE_BYTE_A_SECOND ? HASTY : PATIENT;
  }

  private void asList(HostileAnswer answer) {
    CatalogService catalog = catalog(answer);
    List<LlmConfig> before = catalog.configs();
    server.list(answer::writeTo);
    RefreshResult result = timed("list", answer.name(), limit(answer), catalog::refresh);
    check(
        result instanceof RefreshResult.Failed failed && failed.error().kind() == answer.kind,
        result);
    check(catalog.configs().equals(before) && before.size() == PREMIUM + FREE, "old list lost");
    server.list(GOOD_LIST);
    RefreshResult next = catalog.refresh();
    check(next instanceof RefreshResult.Refreshed, next);
  }

  private void asEndpoints() {
    for (HostileAnswer answer : HostileAnswer.values()) {
      CatalogService catalog = catalog(answer);
      server.endpoints(GOOD_ENDPOINTS);
      HealthReport good = catalog.measureHealth(done -> {});
      check(good.failed() == 0, good);
      List<LlmConfig> before = catalog.configs();
      server.endpoints(answer::writeTo);
      HealthReport report =
          timed(
              "endpoints",
              answer.name(),
              limit(answer).multipliedBy(2), // As many groups of requests.
              () -> catalog.measureHealth(done -> {}));
      check(report.failed() == PREMIUM + FREE && report.degraded(), report);
      check(catalog.configs().equals(before), "old health lost");
    }
  }

  private void largestList() {
    for (int i = 0;
        i < 2;
        i++) { // Once while a small list is served, once while a list of its size is.
      server.list(LARGEST_LIST);
      RefreshResult result = timed("list", "AS_MANY_ROWS_AS_ARE_TAKEN", PATIENT, patient::refresh);
      check(result instanceof RefreshResult.Refreshed, result);
      check(patient.configs().size() == MOST_MODELS, patient.configs().size());
    }
  }

  private static <T> T timed(String what, String name, Duration limit, Supplier<T> run) {
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    T result = run.get();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        "%-9s %-36s %5d ms, heap at most %2d MiB: %s%n",
        what,
        name,
        took.toMillis(),
        peak >> 20,
        result instanceof RefreshResult.Failed failed ? failed.error() : result);
    check(took.compareTo(limit.plus(GRACE)) < 0, took);
    return result;
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static void check(boolean good, Object otherwise) {
    if (!good) {
      throw new IllegalStateException(String.valueOf(otherwise));
    }
  }
}
