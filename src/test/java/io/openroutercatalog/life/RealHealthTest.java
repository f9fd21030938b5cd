package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Real models with the state of all their endpoints at one moment, through the public API. The file
 * has the endpoints of a model separated by "|", each as "status~30m~1d~5m~tag".
 */
class RealHealthTest {
  private static final Instant MOMENT = Instant.parse("2026-08-22T23:01:19Z");
  private static final List<String> FIELDS =
      List.of("status", "uptime_last_30m", "uptime_last_1d", "uptime_last_5m");

  @Test
  void the_health_of_real_models_at_one_moment_is_as_expected() throws IOException {
    List<Map<String, String>> rows = rows();
    try (FakeOpenRouter openRouter =
        FakeOpenRouter.start().models(rows.stream().map(RealHealthTest::model).toList())) {
      rows.forEach(row -> openRouter.endpoints(cell(row, "model"), endpoints(row)));
      CatalogSettings settings = TestSettings.quiet(openRouter).clock(() -> MOMENT).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        HealthReport report = catalog.measureHealth(done -> {});

        assertThat(report.selected()).isEqualTo(rows.size());
        assertThat(report.failed()).isZero();
        assertThat(report.gated()).isEqualTo(1);
        assertThat(openRouter.endpointsRequests()).isEqualTo(rows.size());
        assertThat(catalog.configs())
            .map(RealHealthTest::line)
            .containsExactlyElementsOf(rows.stream().map(RealHealthTest::line).toList());
      }
    }
  }

  private static String line(LlmConfig config) {
    return String.join(
        ",",
        config.modelName(),
        String.valueOf(config.qualityScoreStatic()),
        String.valueOf(config.healthGated()),
        String.valueOf(config.qualityScoreHealth()),
        String.valueOf(config.qualityScore()));
  }

  private static String line(Map<String, String> row) {
    String health = cell(row, "health");
    return String.join(
        ",",
        cell(row, "model"),
        cell(row, "static_score"),
        cell(row, "gated"),
        health.isEmpty() ? "null" : Double.valueOf(health).toString(),
        cell(row, "quality_score"));
  }

  private static FakeModel model(Map<String, String> row) {
    return FakeModel.of(cell(row, "model"))
        .with("created", Long.valueOf(cell(row, "created")))
        .with("context_length", Long.valueOf(cell(row, "context_length")))
        .priced(cell(row, "prompt"), cell(row, "completion"))
        .with("supported_parameters", List.of(cell(row, "parameters").split("\\|")));
  }

  private static FakeAnswer endpoints(Map<String, String> row) {
    return FakeAnswer.json(
        Arrays.stream(cell(row, "endpoints").split("\\|"))
            .map(RealHealthTest::endpoint)
            .collect(Collectors.joining(",", "{\"data\":{\"endpoints\":[", "]}}")));
  }

  private static String endpoint(String text) {
    String[] values = text.split("~", -1);
    StringBuilder json = new StringBuilder("{\"tag\":\"").append(values[4]).append('"');
    for (int i = 0; i < FIELDS.size(); i++) {
      json.append(",\"").append(FIELDS.get(i)).append("\":");
      json.append(values[i].isEmpty() ? "null" : values[i]);
    }
    return json.append('}').toString();
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static List<Map<String, String>> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RealHealthTest.class.getResourceAsStream("enriched-2026-08-22.csv"))) {
      List<String[]> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(",", -1))
              .toList();
      return lines.subList(1, lines.size()).stream()
          .map(
              values -> {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < values.length; i++) {
                  row.put(lines.getFirst()[i], values[i]);
                }
                return row;
              })
          .toList();
    }
  }
}
