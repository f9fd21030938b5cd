package io.openroutercatalog.avoid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cool-downs as an application reports and sees them. */
class CoolDownsTest {
  private static final Instant START = Instant.parse("2026-08-17T12:00:00Z");
  private static final LlmConfig FREE = config(-1).billingTier(BillingTier.FREE).build();
  private static final LlmConfig PAID = config(-2).build();
  private static final LlmConfig OWN =
      config(3).openrouterDynamic(false).billingTier(BillingTier.FREE).build();
  private static final LlmConfig LATER = config(-4).billingTier(BillingTier.FREE).build();

  private Instant now = START;
  private CatalogSnapshot snapshot =
      CatalogSnapshot.builder().configs(List.of(FREE, PAID, OWN)).fetchedAt(START).build();
  private final Catalog catalog = () -> snapshot;
  private final CoolDowns coolDowns = CoolDowns.of(catalog, new InMemoryCoolDowns(), () -> now);

  private static LlmConfigBuilder config(int id) {
    return LlmConfig.builder()
        .id(id)
        .provider("P")
        .modelName("a/model" + id)
        .openrouterDynamic(true)
        .billingTier(BillingTier.PREMIUM);
  }

  private void at(long seconds) {
    now = START.plusSeconds(seconds);
  }

  /** Each row: a status, and which of free, paid, own and a free one of a later list cool down. */
  @ParameterizedTest
  @CsvSource({
    "503, true,  false, false, false",
    "401, true,  true,  false, true",
    "402, true,  true,  false, true",
    "404, false, false, false, false"
  })
  void a_failure_cools_what_it_speaks_for(
      int status, boolean free, boolean paid, boolean own, boolean later) {
    coolDowns.reportFailure(FREE.id(), FailureSignal.ofStatus(status));
    assertThat(coolDowns.isCooling(FREE)).isEqualTo(free);
    assertThat(coolDowns.isCooling(PAID)).isEqualTo(paid);
    assertThat(coolDowns.isCooling(OWN)).isEqualTo(own);
    assertThat(coolDowns.isCooling(LATER)).isEqualTo(later);
  }

  @Test
  void the_limit_of_the_account_cools_all_free_models_of_later_lists_too() {
    FailureSignal limit =
        FailureSignal.ofStatus(429).body("{\"error\":{\"message\":\"free-models-per-day\"}}");
    assertThat(coolDowns.reportFailure(FREE.id(), limit).scope())
        .isEqualTo(CoolDownScope.FREE_MODELS);
    assertThat(coolDowns.isCooling(LATER)).isTrue();
    assertThat(coolDowns.isCooling(PAID)).isFalse();
    assertThat(coolDowns.isCooling(OWN)).isFalse();
  }

  /** The limit of the free models says nothing of it, but it failed. */
  @Test
  void whatever_a_failure_speaks_for_the_config_that_failed_cools() {
    FailureSignal limit =
        FailureSignal.ofStatus(429).body("Rate limit exceeded: free-models-per-day");

    coolDowns.reportFailure(OWN.id(), limit);
    assertThat(coolDowns.isCooling(OWN)).isTrue();
    assertThat(coolDowns.isCooling(FREE)).isTrue();
    assertThat(coolDowns.isCooling(PAID)).isFalse();

    coolDowns.reportFailure(PAID.id(), limit);
    assertThat(coolDowns.isCooling(PAID)).isTrue();
  }

  @Test
  void by_default_they_are_of_this_process_and_go_by_the_clock_of_the_system() {
    CoolDowns usual = CoolDowns.of(catalog);
    usual.cool(FREE.id(), Duration.ofHours(1));

    assertThat(usual.isCooling(FREE)).isTrue();
    assertThat(usual.now()).isAfter(Instant.EPOCH);
    assertThat(CoolDownScope.FREE_MODELS.jsonName()).isEqualTo("free_models");
  }

  @Test
  void a_cool_down_ends_to_the_second() {
    coolDowns.reportFailure(PAID.id(), FailureSignal.ofStatus(429).header("Retry-After", "30"));
    at(29);
    assertThat(coolDowns.find(PAID)).isEqualTo(new CoolDown(START.plusSeconds(30), "429"));
    now = START.plusSeconds(30).minusNanos(1);
    assertThat(coolDowns.isCooling(PAID)).isTrue();
    at(30);
    assertThat(coolDowns.isCooling(PAID)).isFalse();
  }

  @Test
  void the_later_end_of_two_counts_and_a_success_ends_none() {
    coolDowns.cool(PAID.id(), Duration.ofSeconds(100));
    coolDowns.reportFailure(PAID.id(), FailureSignal.ofStatus(503).header("Retry-After", "30"));
    coolDowns.reportSuccess(PAID.id());
    at(99);
    assertThat(coolDowns.find(PAID)).isEqualTo(new CoolDown(START.plusSeconds(100), "asked"));
    coolDowns.coolGenerated(Duration.ofSeconds(5));
    assertThat(coolDowns.find(PAID)).isEqualTo(new CoolDown(START.plusSeconds(104), "asked"));
    at(104);
    assertThat(coolDowns.find(PAID)).isNull();
  }

  @Test
  void a_cool_down_survives_a_refresh() {
    coolDowns.coolFreeModels(Duration.ofMinutes(1));
    snapshot = CatalogSnapshot.builder().configs(List.of(LATER)).fetchedAt(now).build();
    assertThat(coolDowns.isCooling(LATER)).isTrue();
  }

  @Test
  void a_delisted_config_is_known_as_a_generated_one() {
    DelistedConfig gone = new DelistedConfig(PAID, START);
    snapshot = CatalogSnapshot.builder().configs(List.of(FREE)).delisted(List.of(gone)).build();
    coolDowns.reportFailure(PAID.id(), FailureSignal.ofStatus(401));
    assertThat(coolDowns.isCooling(FREE)).isTrue();
  }

  @Test
  void an_unknown_id_speaks_for_itself_alone() {
    assertThat(coolDowns.reportFailure(99, FailureSignal.ofStatus(401)).scope())
        .isEqualTo(CoolDownScope.CONFIG);
    assertThat(coolDowns.isCooling(PAID)).isFalse();
  }

  @Test
  void a_success_is_credited_for_45_seconds() {
    assertThat(coolDowns.isRecentlyHealthy(PAID.id())).isFalse();
    coolDowns.reportSuccess(PAID.id());
    now = START.plusSeconds(45).minusNanos(1);
    assertThat(coolDowns.isRecentlyHealthy(PAID.id())).isTrue();
    at(45);
    assertThat(coolDowns.isRecentlyHealthy(PAID.id())).isFalse();
  }

  @Test
  void the_credit_ends_with_a_cool_down_of_the_config_and_with_a_refresh() {
    coolDowns.reportSuccess(PAID.id());
    coolDowns.reportSuccess(FREE.id());
    coolDowns.reportFailure(PAID.id(), FailureSignal.ofStatus(500));
    assertThat(coolDowns.isRecentlyHealthy(PAID.id())).isFalse();
    assertThat(coolDowns.isRecentlyHealthy(FREE.id())).isTrue();
    snapshot = snapshot.toBuilder().fetchedAt(START.plusSeconds(1)).build();
    assertThat(coolDowns.isRecentlyHealthy(FREE.id())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S"})
  void a_time_that_cannot_be_meant_is_refused(Duration time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> coolDowns.cool(1, time))
        .withMessage("time must be more than 0, was " + time);
  }

  @Test
  void memory_is_bounded_and_those_that_have_ended_go_first() {
    CoolDownStore store = new InMemoryCoolDowns();
    for (int id = 0; id < 100_000; id++) {
      store.add(CoolDownKey.of(id), new CoolDown(START.plusSeconds(id), "x"), START);
    }
    store.add(CoolDownKey.of(-1), new CoolDown(START.plusSeconds(9), "x"), START.plusSeconds(2));
    assertThat(store.find(CoolDownKey.of(0))).isNull();
    assertThat(store.find(CoolDownKey.of(2))).isNull();
    assertThat(store.find(CoolDownKey.of(3))).isNotNull();
    for (int id = -2; id > -5; id--) {
      store.add(CoolDownKey.of(id), new CoolDown(START.plusSeconds(99), "x"), START);
    }
    assertThat(store.find(CoolDownKey.of(-4))).isNotNull();
    assertThat(store.find(CoolDownKey.of(3))).isNull();
    assertThat(store.find(CoolDownKey.of(99_999))).isNotNull();
  }
}
