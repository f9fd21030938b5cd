package io.openroutercatalog.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.ReasoningOptions;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A row takes 700 bytes, an object 48 more, and each character of a text two. */
class RowMemoryEstimateTest {
  private static final long BARE = 700 + 48 + 6;

  private static ModelRow.Builder bare() {
    return ModelRow.builder("a/b");
  }

  private static Pricing pricing(List<PriceOverride> overrides) {
    return Pricing.of(Map.of("prompt", Price.parse("1")), overrides);
  }

  @Test
  void a_row_that_states_nothing_has_its_id() {
    assertThat(RowMemoryEstimate.of(bare().build())).isEqualTo(BARE);
  }

  /** Each row: a change of a row, and the bytes that it adds. */
  static Stream<Arguments> changes() {
    PriceOverride override =
        PriceOverride.of(Map.of("min_prompt_tokens", 5), Map.of("prompt", Price.parse("2")));
    return Stream.of(
        change(to -> to.name("four"), 48 + 8),
        change(to -> to.canonicalSlug("a/bc"), 48 + 8),
        change(to -> to.alias(true).aliasTarget("a/bcd"), 48 + 10),
        change(to -> to.inputModalities(List.of("text", "file")), 2 * (48 + 8)),
        change(to -> to.outputModalities(List.of("text")), 48 + 8),
        change(to -> to.supportedParameters(List.of("tools", "n")), 48 + 10 + 48 + 2),
        change(to -> to.card(card(Map.of("top_p", BigDecimal.ONE), null)), 2 * 48 + 48 + 10),
        change(
            to ->
                to.card(
                    card(Map.of(), new ReasoningOptions(null, null, List.of("low"), "x", null))),
            48 + 6 + 48 + 2),
        change(to -> to.pricing(pricing(List.of())), 3 * 48 + 48 + 12),
        change(
            to -> to.pricing(pricing(List.of(override))),
            3 * 48 + 48 + 12 + 6 * 48 + (3 * 48 + 48 + 12) + (2 * 48 + 48 + 2 * 17)));
  }

  private static ModelCard card(
      Map<String, BigDecimal> parameters, @Nullable ReasoningOptions reasoning) {
    return new ModelCard(null, null, null, reasoning, parameters, null, null);
  }

  private static Arguments change(UnaryOperator<ModelRow.Builder> change, long bytes) {
    return Arguments.of(change, bytes);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void what_it_states_takes_more(UnaryOperator<ModelRow.Builder> change, long bytes) {
    assertThat(RowMemoryEstimate.of(change.apply(bare()).build())).isEqualTo(BARE + bytes);
  }
}
