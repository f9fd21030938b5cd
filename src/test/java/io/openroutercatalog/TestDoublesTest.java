package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.fixtures.LlmConfigs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The objects that tests of an application can create without HTTP. */
class TestDoublesTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final LlmConfig ONE = config(-1, "a/one");
  private static final LlmConfig TWO = config(-2, "a/two");

  private static LlmConfig config(int id, String model) {
    return LlmConfigs.full().id(id).modelName(model).build();
  }

  @Test
  void a_catalogue_of_given_configs_answers_every_look_up() {
    Catalog catalog = Catalog.of(List.of(ONE, TWO));

    assertThat(catalog.configs()).containsExactly(ONE, TWO);
    assertThat(catalog.findById(-2)).isSameAs(TWO);
    assertThat(catalog.findById(-3)).isNull();
    assertThat(catalog.lookup(-1)).isEqualTo(new LookupResult.Listed(ONE));
  }

  @Test
  void a_catalogue_can_be_a_lambda_over_a_snapshot_in_which_a_model_is_gone() {
    CatalogSnapshot snapshot =
        CatalogSnapshot.builder()
            .configs(List.of(TWO))
            .fetchedAt(NOW)
            .delisted(List.of(new DelistedConfig(ONE, NOW)))
            .build();
    Catalog catalog = () -> snapshot;

    assertThat(catalog.lookup(-1)).isEqualTo(new LookupResult.Delisted(ONE, NOW, TWO));
    assertThat(snapshot.delisted()).containsOnlyKeys(-1);
  }

  @Test
  void two_configs_with_one_id_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.of(List.of(ONE, config(-1, "a/other"))))
        .withMessage("two configs have the id -1");
  }

  @Test
  @Timeout(20)
  void a_service_in_memory_is_fresh_until_it_is_closed_and_sends_no_requests() throws Exception {
    CompletableFuture<CatalogUpdate> told = new CompletableFuture<>();
    CatalogService service = CatalogService.of(List.of(ONE, TWO));
    try (service) {
      var unused = service.subscribe(told::complete);

      assertThat(service.findById(-1)).isSameAs(ONE);
      assertThat(service.status().state()).isEqualTo(CatalogStatus.State.FRESH);
      assertThat(service.refresh()).isEqualTo(new RefreshResult.Refreshed(service.snapshot()));
      assertThat(service.measureHealth().degraded()).isFalse();
      assertThat(service.measureHealth().selected()).isZero();
      assertThat(service.awaitReady(Duration.ofSeconds(5)).snapshot().configs())
          .containsExactly(ONE, TWO);
      assertThat(told.get(10, TimeUnit.SECONDS).current()).isSameAs(service.snapshot());
    }
    assertThat(service.status().state()).isEqualTo(CatalogStatus.State.CLOSED);
    assertThat(service.configs()).containsExactly(ONE, TWO);
  }

  @Test
  void a_listener_can_be_tested_with_an_update_between_two_snapshots() {
    List<CatalogChange> seen = new ArrayList<>();
    CatalogListener listener = update -> seen.addAll(update.changes());
    CatalogSnapshot before = CatalogSnapshot.builder().configs(List.of(ONE)).fetchedAt(NOW).build();
    CatalogSnapshot after = before.toBuilder().configs(List.of(TWO)).build();

    listener.onUpdate(CatalogUpdate.between(before, after, Duration.ofDays(14)));

    assertThat(seen).containsExactly(new CatalogChange.Added(TWO), new CatalogChange.Removed(ONE));
  }

  @Test
  void an_update_can_also_have_the_changes_that_a_test_names() {
    CatalogSnapshot current = CatalogSnapshot.builder().configs(List.of(ONE)).build();
    CatalogChange gated = new CatalogChange.Gated(ONE);

    CatalogUpdate update =
        CatalogUpdate.builder(current).previous(current).changes(List.of(gated)).build();

    assertThat(update.current()).isSameAs(current);
    assertThat(update.previous()).isSameAs(current);
    assertThat(update.changes()).containsExactly(gated);
  }

  @Test
  void a_status_and_a_report_have_the_values_that_a_test_sets() {
    CatalogError error = CatalogError.ofStatus(503, "HTTP 503", Duration.ofSeconds(30));
    CatalogStatus status =
        CatalogStatus.builder(CatalogStatus.State.STALE, CatalogSnapshot.builder().build())
            .source(CatalogStatus.Source.STORE)
            .age(Duration.ofHours(3))
            .lastAttempt(NOW)
            .lastSuccess(NOW.minusSeconds(60))
            .consecutiveFailures(2)
            .lastError(error)
            .nextAttempt(NOW.plusSeconds(60))
            .lastHealthPass(NOW)
            .healthFailureRatio(0.5)
            .lastHealthError(error)
            .build();

    assertThat(status.state()).isEqualTo(CatalogStatus.State.STALE);
    assertThat(status.source()).isEqualTo(CatalogStatus.Source.STORE);
    assertThat(status.age()).isEqualTo(Duration.ofHours(3));
    assertThat(status.lastAttempt()).isEqualTo(NOW);
    assertThat(status.lastSuccess()).isEqualTo(NOW.minusSeconds(60));
    assertThat(status.consecutiveFailures()).isEqualTo(2);
    assertThat(status.lastError()).isEqualTo(error);
    assertThat(status.nextAttempt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(status.lastHealthPass()).isEqualTo(NOW);
    assertThat(status.healthFailureRatio()).isEqualTo(0.5);
    assertThat(status.lastHealthError()).isEqualTo(error);

    HealthReport report =
        HealthReport.builder().selected(80).failed(20).gated(3).took(Duration.ofSeconds(2)).build();
    assertThat(report).hasToString("HealthReport[selected=80, failed=20, gated=3, took=2000 ms]");
    assertThat(HealthReport.builder().error(error).build().degraded()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthReport.builder().failed(-1))
        .withMessage("failed must be 0 or more, was -1");
  }
}
