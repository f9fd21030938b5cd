package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.concurrency.PinnedThreads;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a health pass takes: 80 models whose endpoints answer after 100 ms, over real sockets.
 * The best possible time with 15 at a time is 600 ms.
 */
final class HealthPassBenchmark {
  private static final int PREMIUM = 50;
  private static final int FREE = 30;
  private static final int PASSES = 5;
  private static final int MOST_AT_A_TIME = 15;
  private static final double IDEAL_MILLIS = 600;
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final String HEALTHY =
      "{\"data\":{\"endpoints\":[{\"tag\":\"t\",\"status\":0,\"uptime_last_30m\":100}]}}";

  private HealthPassBenchmark() {}

  static void measure(Table table) throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(models())) {
      models().forEach(model -> answerSlowly(openRouter, model));
      CatalogSettings settings = TestSettings.quiet(openRouter).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        catalog.measureHealth(done -> {}); // Warm-up: classes are loaded, connections made.
        List<Long> millis = new ArrayList<>();
        int pinned = PinnedThreads.during(() -> run(catalog, millis)).size();
        report(table, millis, openRouter.mostAtATime(), pinned);
      }
    }
  }

  private static List<FakeModel> models() {
    List<FakeModel> models = new ArrayList<>();
    for (int i = 0; i < PREMIUM; i++) {
      models.add(FakeModel.of("vendor/premium-" + i));
    }
    for (int i = 0; i < FREE; i++) {
      models.add(FakeModel.of("vendor/free-" + i).priced("0", "0"));
    }
    return models;
  }

  private static void answerSlowly(FakeOpenRouter openRouter, FakeModel model) {
    String id = model.toJson().replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1");
    openRouter.endpoints(id, FakeAnswer.json(HEALTHY).after(DELAY));
  }

  private static void run(CatalogService catalog, List<Long> millis) {
    for (int i = 0; i < PASSES; i++) {
      HealthReport report = catalog.measureHealth(done -> {});
      if (report.selected() != PREMIUM + FREE || report.failed() != 0) {
        throw new IllegalStateException("not a whole pass: " + report);
      }
      millis.add(report.took().toMillis());
    }
  }

  private static void report(Table table, List<Long> millis, int mostAtATime, int pinned) {
    double median = millis.stream().sorted().skip(PASSES / 2).findFirst().orElseThrow();
    table.detail(
        "health passes %s ms, at most %d requests at a time, %d pinned virtual threads"
            .formatted(millis, mostAtATime, pinned));
    table.row("health-pass", median / IDEAL_MILLIS, "x ideal", 1.1);
    table.row("health-pass-at-a-time", mostAtATime, "requests", MOST_AT_A_TIME);
  }
}
