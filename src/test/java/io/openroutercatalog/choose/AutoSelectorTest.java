package io.openroutercatalog.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.AutoPinTier;
import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.avoid.FailureSignal;
import io.openroutercatalog.avoid.InMemoryCoolDowns;
import io.openroutercatalog.choose.Selection.LostPin;
import io.openroutercatalog.find.ModelQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which config a thread gets; docs/choosing.md. */
class AutoSelectorTest {
  private static final Instant START = Instant.parse("2026-08-17T12:00:00Z");
  private static final SelectionRequest THREAD = SelectionRequest.forThread("t-1");

  private Instant now = START;
  private CatalogSnapshot snapshot = CatalogSnapshot.builder().build();
  private final Catalog catalog = () -> snapshot;
  private final CoolDowns coolDowns = CoolDowns.of(catalog, new InMemoryCoolDowns(), () -> now);
  private final AutoSelector selector =
      AutoSelector.builder(catalog).coolDowns(coolDowns).poolSize(1).build();

  private static LlmConfigBuilder config(int id, int score) {
    return LlmConfig.builder()
        .id(id)
        .provider("P")
        .modelName("a/model" + id)
        .openrouterDynamic(id < 0)
        .billingTier(BillingTier.PREMIUM)
        .autoPinTier(AutoPinTier.C)
        .apiKey("k")
        .qualityScore(score);
  }

  private static LlmConfig free(int id, int score) {
    return config(id, score).billingTier(BillingTier.FREE).build();
  }

  private void serve(LlmConfig... configs) {
    snapshot = CatalogSnapshot.builder().configs(List.of(configs)).fetchedAt(START).build();
  }

  private @Nullable Integer pick(SelectionRequest request) {
    LlmConfig config = selector.select(request).config();
    return config == null ? null : (Integer) config.id();
  }

  @Test
  void the_best_is_chosen_and_of_equals_the_one_with_the_lowest_id() {
    serve(config(-3, 50).build(), config(-5, 70).build(), config(-4, 70).build());
    assertThat(selector.select(THREAD))
        .isEqualTo(new Selection.Chosen(snapshot.configs().get(1), 1));
  }

  @Test
  void the_name_of_the_thread_decides_among_the_best_five() {
    serve(
        config(-6, 10).build(),
        config(-1, 90).build(),
        config(-2, 80).build(),
        config(-3, 70).build(),
        config(-4, 60).build(),
        config(-5, 50).build());
    AutoSelector five = AutoSelector.of(catalog);
    for (int thread = 0; thread < 100; thread++) {
      Selection selection = five.select(SelectionRequest.forThread(thread));
      assertThat(selection).isEqualTo(five.select(SelectionRequest.forThread("" + thread)));
      assertThat(selection)
          .isInstanceOfSatisfying(
              Selection.Chosen.class, chosen -> assertThat(chosen.poolSize()).isEqualTo(5));
      assertThat(selection.config()).isNotEqualTo(snapshot.configs().getFirst());
    }
  }

  /** Computed with another implementation of SHA-256. */
  @ParameterizedTest
  @CsvSource({"t-1, 1000000", "é模, 1000000", "'', 1000000", "42, 7"})
  void the_number_of_a_thread_is_that_of_its_hash(String thread, int size) throws Exception {
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(("auto_fastest:" + thread).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    java.math.BigInteger number = new java.math.BigInteger(1, java.util.Arrays.copyOf(digest, 8));
    assertThat(ThreadNumber.modulo(thread, size))
        .isEqualTo(number.mod(java.math.BigInteger.valueOf(size)).intValue());
  }

  @Test
  void the_operators_preferred_ones_are_chosen_as_long_as_one_can_be_used() {
    LlmConfig preferred = config(7, 10).autoPinTier(AutoPinTier.A).build();
    serve(config(-1, 90).build(), preferred);
    assertThat(pick(THREAD)).isEqualTo(7);
    assertThat(pick(THREAD.excluding(7))).isEqualTo(-1);
    assertThat(pick(THREAD.withoutPremium())).isNull();
  }

  @Test
  void a_pin_is_kept_as_long_as_it_can_be_used() {
    serve(config(-1, 90).build(), config(-2, 10).build());
    assertThat(selector.select(THREAD.pinned(-2)))
        .isEqualTo(new Selection.Kept(snapshot.configs().get(1)));
    assertThat(selector.select(THREAD.pinned(null))).isInstanceOf(Selection.Chosen.class);
  }

  @Test
  void the_entitlement_of_a_pin_is_not_looked_at_again_but_free_is_insisted_on() {
    serve(free(-1, 10), config(-2, 90).build(), free(-3, 5));
    assertThat(pick(THREAD.pinned(-2).withoutPremium())).isEqualTo(-2);
    assertThat(pick(THREAD.pinned(-3).freeOnly())).isEqualTo(-3);
    assertThat(selector.select(THREAD.pinned(-2).freeOnly()))
        .isEqualTo(
            new Selection.Replaced(
                snapshot.configs().getFirst(), 1, new LostPin(-2, Obstacle.NOT_FREE, null)));
  }

  @Test
  void a_pin_that_is_lost_is_told_with_the_reason() {
    LlmConfig pinned = config(-1, 90).build();
    LlmConfig other = config(-2, 10).build();
    serve(config(-1, 90).healthGated(true).build(), other);
    assertThat(lost(THREAD.pinned(-1))).isEqualTo(new LostPin(-1, Obstacle.GATED, null));
    serve(pinned, other);
    assertThat(lost(THREAD.pinned(-1).excluding(-1)))
        .isEqualTo(new LostPin(-1, Obstacle.EXCLUDED, null));
    assertThat(lost(THREAD.pinned(-1).requiring(ModelQuery.all().containing("model-2"))))
        .isEqualTo(new LostPin(-1, Obstacle.REQUIREMENT, null));
    coolDowns.reportFailure(-1, FailureSignal.ofStatus(503));
    assertThat(lost(THREAD.pinned(-1))).isEqualTo(new LostPin(-1, Obstacle.COOLING_DOWN, null));
    assertThat(lost(THREAD.pinned(99))).isEqualTo(new LostPin(99, Obstacle.UNKNOWN, null));
    snapshot =
        CatalogSnapshot.builder()
            .configs(List.of(other))
            .delisted(List.of(new DelistedConfig(pinned, START)))
            .build();
    assertThat(lost(THREAD.pinned(-1))).isEqualTo(new LostPin(-1, Obstacle.DELISTED, START));
  }

  private LostPin lost(SelectionRequest request) {
    return ((Selection.Replaced) selector.select(request)).pin();
  }

  @Test
  void where_none_can_be_used_the_losses_are_counted_by_their_first_obstacle() {
    serve(
        config(-1, 90).healthGated(true).build(),
        config(-2, 10).build(),
        config(-3, 10).build(),
        config(-4, 10).build(),
        free(-5, 10));
    coolDowns.cool(-2, Duration.ofSeconds(9));
    SelectionRequest request =
        THREAD.withoutPremium().excluding(-1, -2, -3).requiring(ModelQuery.all().premium());
    assertThat(selector.select(request))
        .isEqualTo(
            new Selection.None(
                Map.of(
                    Obstacle.GATED, 1,
                    Obstacle.COOLING_DOWN, 1,
                    Obstacle.EXCLUDED, 1,
                    Obstacle.NOT_ENTITLED, 1,
                    Obstacle.REQUIREMENT, 1),
                null));
    assertThat(selector.select(request.freeOnly().pinned(-9)))
        .isInstanceOfSatisfying(
            Selection.None.class,
            none -> {
              assertThat(none.lost()).containsEntry(Obstacle.NOT_FREE, 1);
              assertThat(none.pin()).isEqualTo(new LostPin(-9, Obstacle.UNKNOWN, null));
            });
  }

  @Test
  void only_where_it_is_asked_for_a_config_needs_a_key() {
    serve(config(-1, 90).apiKey("").build());
    assertThat(pick(THREAD)).isEqualTo(-1);
    AutoSelector strict = AutoSelector.builder(catalog).apiKeyRequired(true).build();
    assertThat(strict.select(THREAD))
        .isEqualTo(new Selection.None(Map.of(Obstacle.NO_API_KEY, 1), null));
  }

  @Test
  void a_cooled_config_comes_back_to_the_second() {
    serve(config(-1, 90).build(), config(-2, 10).build());
    coolDowns.reportFailure(-1, FailureSignal.ofStatus(429).header("Retry-After", "30"));
    assertThat(pick(THREAD.pinned(-1))).isEqualTo(-2);
    now = START.plusSeconds(30).minusNanos(1);
    assertThat(pick(THREAD.pinned(-1))).isEqualTo(-2);
    now = START.plusSeconds(30);
    assertThat(pick(THREAD.pinned(-1))).isEqualTo(-1);
  }

  /** Whoever is not entitled to premium must not come to it by a full quota. */
  @Test
  void the_limit_of_free_models_moves_no_thread_to_a_paid_model_without_entitlement() {
    serve(free(-1, 10), free(-2, 20), config(-3, 90).build());
    assertThat(pick(THREAD.withoutPremium())).isEqualTo(-2);
    coolDowns.reportFailure(
        -2, FailureSignal.ofStatus(429).body("{\"error\":{\"message\":\"free-models-per-day\"}}"));
    assertThat(selector.select(THREAD.pinned(-2).withoutPremium()))
        .isEqualTo(
            new Selection.None(
                Map.of(Obstacle.COOLING_DOWN, 2, Obstacle.NOT_ENTITLED, 1),
                new LostPin(-2, Obstacle.COOLING_DOWN, null)));
    assertThat(pick(THREAD)).isEqualTo(-3);
  }

  @Test
  void an_id_may_be_excluded_twice() {
    assertThat(SelectionRequest.forThread("t").excluding(1, 1, 2))
        .hasToString("SelectionRequest[pinned null, excluded 2, ModelQuery[all; by listed]]");
  }

  @Test
  void an_empty_catalogue_has_none() {
    assertThat(selector.select(THREAD)).isEqualTo(new Selection.None(Map.of(), null));
  }

  @Test
  void a_pool_has_at_least_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoSelector.builder(catalog).poolSize(0))
        .withMessageContaining("poolSize");
  }

  @Test
  void a_request_shows_no_name_of_a_thread() {
    assertThat(SelectionRequest.forThread("user-7").pinned(3).withoutPremium().toString())
        .contains("pinned 3", "without premium")
        .doesNotContain("user-7");
  }
}
