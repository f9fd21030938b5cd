package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.CompletedCall;
import io.openroutercatalog.cost.Cost;
import io.openroutercatalog.cost.PriceSource;
import io.openroutercatalog.cost.Usage;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices are remembered from list to list, and from run to run; docs/cost.md. */
class LifePricesTest {
  private static final String MODEL = "a/model";
  private static final Duration DAY = Duration.ofDays(1);

  private final MemoryStore store = new MemoryStore();

  private static List<ModelRow> rows(String price) {
    return List.of(
        TestRow.of(MODEL).canonicalSlug("a/model-2026").prices(price, price).row(),
        TestRow.ordinary("b/other"),
        // No config: it has no tools.
        TestRow.of("c/plain").supportedParameters().prices("7", "7").row(),
        TestRow.of("~a/latest").aliasTarget(MODEL).row(),
        TestRow.of("openrouter/any").supportedParameters().router(true).row());
  }

  private Life life(ScriptedSource source, Instant begin) {
    return new Life(
            source,
            begin,
            settings ->
                settings
                    .refreshInterval(Duration.ZERO)
                    .healthInterval(Duration.ZERO)
                    .priceMemory(Duration.ofDays(800))
                    .store(store))
        .start();
  }

  private static CallCost cost(Life life, String model, Instant at) {
    return life.engine
        .snapshot()
        .prices()
        .cost(CompletedCall.builder(model, Usage.of(1, 0)).at(at).build());
  }

  private static BigDecimal usd(Life life, String model, Instant at) {
    assertThat(cost(life, model, at).cost()).isInstanceOf(Cost.Known.class);
    return cost(life, model, at).cost().atLeast();
  }

  @Test
  void a_cost_goes_by_the_prices_in_force_at_the_time_of_the_call() {
    ScriptedSource source = new ScriptedSource().then(ScriptedSource.list(rows("1"), "1"));
    Life life = life(source, Life.NOW);
    source.always(ScriptedSource.list(rows("2"), "2"));
    life.time.advance(DAY);
    life.refresh();

    assertThat(usd(life, MODEL, Life.NOW)).isEqualByComparingTo("1");
    assertThat(usd(life, MODEL, Life.NOW.plus(DAY))).isEqualByComparingTo("2");
    assertThat(usd(life, "~a/latest", Life.NOW)).isEqualByComparingTo("1");
    assertThat(usd(life, "a/model-2026:nitro", Life.NOW)).isEqualByComparingTo("1");
    assertThat(cost(life, MODEL, Life.NOW).priceFrom()).isEqualTo(PriceSource.REMEMBERED);
    assertThat(cost(life, MODEL, Life.NOW.minus(DAY)).beforeMemory()).isTrue();
  }

  @Test
  void another_run_remembers_them_and_the_rows_that_are_no_configs() {
    ScriptedSource source = new ScriptedSource().then(ScriptedSource.list(rows("1"), "1"));
    Life first = life(source, Life.NOW);
    source.always(ScriptedSource.list(rows("2"), "2"));
    first.time.advance(DAY);
    first.refresh();
    first.engine.close();

    Life second = life(new ScriptedSource(), Life.NOW.plus(DAY).plus(DAY));

    assertThat(second.models()).containsExactly(MODEL, "b/other");
    assertThat(usd(second, MODEL, Life.NOW)).isEqualByComparingTo("1");
    assertThat(usd(second, MODEL, Life.NOW.plus(DAY))).isEqualByComparingTo("2");
    assertThat(usd(second, "c/plain", Life.NOW)).isEqualByComparingTo("7");
    assertThat(usd(second, "~a/latest", Life.NOW)).isEqualByComparingTo("1");
    assertThat(cost(second, "openrouter/any", Life.NOW).cost().unknown()).containsExactly("router");
    assertThat(second.engine.snapshot().reasonsAgainst("c/plain")).isEmpty();
  }

  @Test
  void a_row_that_has_left_the_list_is_remembered_over_a_restart() {
    ScriptedSource source = new ScriptedSource().then(ScriptedSource.list(rows("1"), "1"));
    Life first = life(source, Life.NOW);
    source.always(ScriptedSource.list(rows("1").subList(0, 2), "2"));
    first.refresh();
    first.engine.close();

    Life second = life(new ScriptedSource(), Life.NOW.plus(DAY));

    assertThat(usd(second, "c/plain", Life.NOW)).isEqualByComparingTo("7");
    assertThat(cost(second, "c/plain", Life.NOW).priceFrom()).isEqualTo(PriceSource.REMEMBERED);
  }

  @Test
  void a_copy_that_is_read_late_gives_its_prices_to_the_list_that_is_served() {
    Life first = life(new ScriptedSource().then(ScriptedSource.list(rows("1"), "1")), Life.NOW);
    first.engine.close();
    store.loading =
        () -> {
          throw new UncheckedIOException(new IOException("not now"));
        };
    Life second =
        life(new ScriptedSource().always(ScriptedSource.list(rows("2"), "2")), Life.NOW.plus(DAY));
    assertThat(usd(second, MODEL, Life.NOW)).isEqualByComparingTo("2");

    store.loading = () -> {};
    second.time.advance(Duration.ofHours(1));

    assertThat(usd(second, MODEL, Life.NOW)).isEqualByComparingTo("1");
    assertThat(usd(second, MODEL, Life.NOW.plus(DAY))).isEqualByComparingTo("2");
  }

  @Test
  void a_copy_that_is_read_late_keeps_prices_for_as_long_as_the_settings_say() {
    ScriptedSource source = new ScriptedSource().then(ScriptedSource.list(rows("1"), "1"));
    Life first = life(source, Life.NOW);
    source.always(ScriptedSource.list(rows("2"), "2"));
    first.time.advance(DAY);
    first.refresh();
    first.engine.close();
    store.loading =
        () -> {
          throw new UncheckedIOException(new IOException("not now"));
        };
    ScriptedSource later = new ScriptedSource().always(ScriptedSource.list(rows("2"), "3"));
    Life second = life(later, Life.NOW.plus(Duration.ofDays(500)));

    store.loading = () -> {};
    second.time.advance(Duration.ofHours(1));

    assertThat(usd(second, MODEL, Life.NOW)).isEqualByComparingTo("1");
    second.refresh();
    assertThat(usd(second, MODEL, Life.NOW)).isEqualByComparingTo("1");
  }

  @Test
  void a_config_is_found_by_the_name_of_a_response() {
    Life life = life(new ScriptedSource().then(ScriptedSource.list(rows("1"), "1")), Life.NOW);

    assertThat(life.engine.snapshot().findByModelId("a/model-2026:online"))
        .isSameAs(life.config(MODEL));
    assertThat(life.engine.snapshot().findByModelId("~a/latest")).isSameAs(life.config(MODEL));
    assertThat(life.engine.snapshot().findByModelId("c/plain")).isNull();
    assertThat(life.engine.snapshot().findByModelId(null)).isNull();
  }
}
