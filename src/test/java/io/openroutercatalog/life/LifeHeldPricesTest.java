package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A premium model that is suddenly listed at zero; docs/rules.md, "Free or premium". */
class LifeHeldPricesTest {
  private static final String MODEL = "a/model";
  private static final List<ModelRow> PRICED = rows("0.000001");
  private static final List<ModelRow> AT_ZERO = rows("0");

  private final ScriptedSource source =
      new ScriptedSource().then(ScriptedSource.list(PRICED, "priced"));

  private static List<ModelRow> rows(String price) {
    return List.of(TestRow.of(MODEL).prices(price, price).row(), TestRow.ordinary("b/other"));
  }

  private static BillingTier tier(Life life) {
    return life.config(MODEL).billingTier();
  }

  private static void refreshAfter(Life life, Duration wait) {
    life.time.advance(wait);
    life.refresh();
  }

  private static Life life(ScriptedSource source) {
    return new Life(source, settings -> settings.refreshInterval(Duration.ZERO)).start();
  }

  @Test
  void it_stays_premium_until_two_later_lists_over_a_day_repeat_it() {
    Life life = life(source.always(ScriptedSource.list(AT_ZERO, "zero")));
    refreshAfter(life, Duration.ofHours(1));
    assertThat(tier(life)).isEqualTo(BillingTier.PREMIUM);
    assertThat(life.config(MODEL).pricing().prompt()).hasToString("0");
    assertThat(life.status().heldZeroPrices()).isEqualTo(Map.of(MODEL, life.time.instant()));
    source.always(ScriptedSource.notModified());
    refreshAfter(life, Duration.ofHours(12));
    refreshAfter(life, Duration.ofHours(11));
    assertThat(tier(life)).isEqualTo(BillingTier.PREMIUM);
    refreshAfter(life, Duration.ofHours(1));
    assertThat(tier(life)).isEqualTo(BillingTier.FREE);
    assertThat(life.status().heldZeroPrices()).isEmpty();
    refreshAfter(life, Duration.ofHours(1));
    assertThat(tier(life)).isEqualTo(BillingTier.FREE);
  }

  @Test
  void a_price_that_comes_back_ends_the_doubt() {
    Life life = life(source);
    source.then(ScriptedSource.list(AT_ZERO, "zero")).then(ScriptedSource.list(PRICED, "priced"));
    source.always(ScriptedSource.list(AT_ZERO, "zero"));
    refreshAfter(life, Duration.ofHours(1));
    refreshAfter(life, Duration.ofHours(12));
    assertThat(life.status().heldZeroPrices()).isEmpty();
    refreshAfter(life, Duration.ofHours(12));
    refreshAfter(life, Duration.ofHours(12));
    assertThat(tier(life)).isEqualTo(BillingTier.PREMIUM);
  }

  @Test
  void nothing_is_held_on_a_first_list() {
    Life life = life(new ScriptedSource().always(ScriptedSource.list(AT_ZERO, "zero")));

    assertThat(tier(life)).isEqualTo(BillingTier.FREE);
    assertThat(life.status().heldZeroPrices()).isEmpty();
  }

  @Test
  void the_reference_believes_at_once() {
    Life life =
        new Life(
                source.always(ScriptedSource.list(AT_ZERO, "zero")),
                settings -> settings.policy(CatalogPolicy.reference()))
            .start();
    life.refresh();

    assertThat(tier(life)).isEqualTo(BillingTier.FREE);
  }

  @Test
  void a_model_that_vanishes_and_comes_back_at_zero_is_held() {
    Life life = life(source);
    source.then(ScriptedSource.list(AT_ZERO.subList(1, 2), "without"));
    source.always(ScriptedSource.list(AT_ZERO, "zero"));
    refreshAfter(life, Duration.ofHours(1));
    refreshAfter(life, Duration.ofHours(1));

    assertThat(tier(life)).isEqualTo(BillingTier.PREMIUM);
  }

  @Test
  void the_doubt_survives_a_restart() {
    MemoryStore store = new MemoryStore();
    Life first = life(store, source.always(ScriptedSource.list(AT_ZERO, "zero")));
    first.refresh();
    first.engine.close();
    first.time.runReady();

    Life second = life(store, new ScriptedSource().always(ScriptedSource.list(AT_ZERO, "zero")));
    assertThat(tier(second)).isEqualTo(BillingTier.PREMIUM);
    assertThat(second.status().heldZeroPrices()).isEqualTo(Map.of(MODEL, Life.NOW));
    refreshAfter(second, Duration.ofHours(25));
    assertThat(tier(second)).isEqualTo(BillingTier.FREE);
  }

  @Test
  void a_model_that_was_premium_before_a_restart_is_held() {
    MemoryStore store = new MemoryStore();
    Life first = life(store, source);
    first.engine.close();
    first.time.runReady();

    Life second = life(store, new ScriptedSource().always(ScriptedSource.list(AT_ZERO, "zero")));
    assertThat(tier(second)).isEqualTo(BillingTier.PREMIUM);
  }

  @Test
  void a_model_that_was_premium_in_a_copy_that_is_read_late_is_held() {
    MemoryStore store = new MemoryStore();
    Life first = life(store, source);
    first.engine.close();
    first.time.runReady();
    store.loading = () -> ScriptedSource.sneak(new IOException("not now"));

    Life second = life(store, new ScriptedSource().always(ScriptedSource.list(AT_ZERO, "zero")));
    assertThat(tier(second)).isEqualTo(BillingTier.FREE);
    store.loading = () -> {};
    second.time.advance(Duration.ofSeconds(2));
    assertThat(tier(second)).isEqualTo(BillingTier.PREMIUM);
  }

  private static Life life(MemoryStore store, ScriptedSource source) {
    return new Life(source, settings -> settings.refreshInterval(Duration.ZERO).store(store))
        .start();
  }
}
