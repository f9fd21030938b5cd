package io.openroutercatalog.faults;

import static io.openroutercatalog.life.HeldThreads.Loop.HEALTH;
import static io.openroutercatalog.life.HeldThreads.Loop.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.FrontDoor;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault of {@link Faults}, over real sockets, at the start, at a refresh and in a health
 * pass.
 */
class FaultMatrixTest {
  @TempDir static Path folder;

  private static FaultCertificates certificates;
  private static FaultyServer elsewhere;

  @BeforeAll
  static void start() {
    certificates = new FaultCertificates(folder);
    elsewhere = new FaultyServer(null);
  }

  @AfterAll
  static void stop() {
    elsewhere.close();
    certificates.close();
  }

  @AfterEach
  void only_the_service_got_connections() {
    assertThat(elsewhere.connections()).isZero();
  }

  static Stream<Fault> faults() {
    return Faults.all(certificates, "http://127.0.0.1:" + elsewhere.port());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_at_the_start_serves_the_operator_configs_until_it_ends(Fault fault) {
    try (FaultCell cell = new FaultCell(fault, certificates)) {
      List<LlmConfig> before = cell.catalog.configs();
      cell.fail();

      FrontDoor.start(cell.catalog);

      cell.assertServes(before);
      CatalogStatus status = cell.catalog.status();
      assertThat(status.state()).isEqualTo(CatalogStatus.State.DEGRADED);
      assertThat(status.consecutiveFailures()).isEqualTo(1);
      assertThat(status.toString()).doesNotContain(Faults.KEY);
      cell.assertNamed(status.lastError());
      cell.assertNextFetch();
      cell.assertRequests(1);

      cell.recover();
      cell.threads.begin(LIST);
      assertThat(cell.catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      assertThat(cell.catalog.configs())
          .startsWith(before.get(0))
          .hasSize(1 + FaultyServer.MODELS.size());
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_at_a_refresh_keeps_the_list_until_it_ends(Fault fault) {
    try (FaultCell cell = started(fault)) {
      List<LlmConfig> before = cell.catalog.configs();
      cell.fail();

      cell.threads.begin(LIST);
      RefreshResult result = cell.catalog.refresh();

      assertThat(result)
          .isInstanceOfSatisfying(
              RefreshResult.Failed.class, failed -> cell.assertNamed(failed.error()));
      assertThat(result.toString()).doesNotContain(Faults.KEY);
      cell.assertServes(before);
      CatalogStatus status = cell.catalog.status();
      assertThat(status.state()).isEqualTo(CatalogStatus.State.STALE);
      cell.assertNamed(status.lastError());

      cell.recover();
      cell.threads.begin(LIST);
      assertThat(cell.catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      assertThat(cell.catalog.status().state()).isEqualTo(CatalogStatus.State.FRESH);
      assertThat(cell.catalog.configs()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_in_a_health_pass_keeps_the_health_until_it_ends(Fault fault) {
    try (FaultCell cell = started(fault)) {
      List<LlmConfig> before = cell.catalog.configs();
      cell.fail();

      HealthReport report = cell.catalog.measureHealth();

      assertThat(report.error()).isNull();
      assertThat(report.selected()).isEqualTo(FaultyServer.MODELS.size());
      assertThat(report.failed()).isEqualTo(report.selected());
      assertThat(report.degraded()).isTrue();
      cell.assertServes(before);
      CatalogStatus status = cell.catalog.status();
      assertThat(status.healthFailureRatio()).isEqualTo(1);
      cell.assertNamed(status.lastHealthError());
      assertThat(status.state()).isEqualTo(CatalogStatus.State.FRESH);
      assertThat(status.toString()).doesNotContain(Faults.KEY);
      cell.assertNextPass();
      cell.assertRequests(FaultyServer.MODELS.size());

      cell.recover();
      cell.threads.begin(HEALTH);
      assertThat(cell.catalog.measureHealth().failed()).isZero();
      assertThat(cell.catalog.status().healthFailureRatio()).isZero();
      assertThat(cell.catalog.status().lastHealthError()).isNull();
      assertThat(cell.catalog.configs()).isEqualTo(before);
    }
  }

  /** The caller only waits: a request that hangs is on a thread of the library. */
  @ParameterizedTest
  @MethodSource("hangs")
  void a_start_that_hangs_returns_after_the_startup_timeout(Fault fault) {
    try (FaultCell cell =
        new FaultCell(fault, certificates, Duration.ofHours(1), Duration.ofMillis(50))) {
      cell.fail();
      long began = System.nanoTime();
      FrontDoor.start(cell.catalog);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(50), Duration.ofSeconds(3));
      assertThat(cell.catalog.status().state()).isEqualTo(CatalogStatus.State.STARTING);

      long closing = System.nanoTime();
      cell.catalog.close();
      assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(4));
    }
  }

  static Stream<Fault> hangs() {
    return faults().filter(Fault::hangs);
  }

  /** OkHttp still retries such a request, since its response had not begun. */
  @Test
  void a_kept_connection_that_broke_meanwhile_is_replaced_within_the_attempt() {
    try (FaultCell cell = new FaultCell(silence(), certificates)) {
      cell.server.keepConnections();
      FrontDoor.start(cell.catalog);
      assertThat(cell.catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      assertThat(cell.server.connections()).isEqualTo(1);

      cell.server.dropConnections();
      assertThat(cell.catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      assertThat(cell.server.connections()).isEqualTo(2);
      // One for the new connection, and one that the old one may still have taken.
      assertThat(cell.server.requests()).hasSizeBetween(3, 4);
    }
  }

  @Test
  void a_service_that_breaks_every_connection_gets_three_requests_an_attempt_at_most() {
    try (FaultCell cell = new FaultCell(silence(), certificates)) {
      cell.server.keepConnections();
      FrontDoor.start(cell.catalog);
      cell.fail();
      assertThat(cell.catalog.refresh()).isInstanceOf(RefreshResult.Failed.class);
      cell.assertRequests(3); // On the kept-alive connection, on its route, on a new route.
      assertThat(cell.catalog.refresh()).isInstanceOf(RefreshResult.Failed.class);
      cell.assertRequests(4); // Without a kept-alive connection there is no retry.
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 410, 429})
  void a_refusal_for_one_model_affects_only_that_model(int status) {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      List<String> ids = List.of("a/one", "a/two", "a/three", "a/four", "a/gone");
      openRouter.models(ids.stream().map(FakeModel::of).toList());
      try (CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build())) {
        catalog.measureHealth();
        openRouter.endpoints("a/gone", FakeAnswer.status(status));
        openRouter.endpoints("a/one", FakeAnswer.json("{\"data\":{\"endpoints\":[]}}"));

        HealthReport report = catalog.measureHealth();

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.degraded()).isFalse();
        assertThat(catalog.configs())
            .filteredOn(LlmConfig::healthGated)
            .extracting(LlmConfig::modelName)
            .containsExactly("a/one"); // The responses of the others count.
        assertThat(catalog.configs())
            .filteredOn(config -> config.modelName().equals("a/gone"))
            .allMatch(config -> Double.valueOf(100).equals(config.qualityScoreHealth()));
      }
    }
  }

  private static Fault silence() {
    return Fault.unreachable("silence", server -> server.answer("", FaultyServer.End.CLOSE), "");
  }

  /** {@return a cell with a list and with the health of all but one model} */
  private static FaultCell started(Fault fault) {
    FaultCell cell = new FaultCell(fault, certificates);
    FrontDoor.start(cell.catalog);
    assertThat(cell.catalog.measureHealth().failed()).isZero();
    assertThat(cell.catalog.status().gated()).isEqualTo(1);
    assertThat(cell.catalog.status().healthCoverage()).isEqualTo(0.8);
    return cell;
  }
}
