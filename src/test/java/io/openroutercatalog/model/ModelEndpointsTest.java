package io.openroutercatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far the endpoints of a model differ. */
class ModelEndpointsTest {
  private static final ModelEndpoints SEVERAL =
      of(
          endpoint("0.5").tag("a").status(0L).contextLength(100L).supportedParameters(tools()),
          endpoint("0.2").tag("b").status(-2L).contextLength(300L).supportedParameters(List.of()),
          endpoint("0.9").tag("c").status(0L).supportedParameters(tools()),
          Endpoint.builder().tag("d").contextLength(200L),
          endpoint("0.01")
              .tag("e/flex")
              .status(0L)
              .contextLength(1L)
              .supportedParameters(List.of()));

  private static List<String> tools() {
    return List.of("tools", "seed");
  }

  private static Endpoint.Builder endpoint(String price) {
    return Endpoint.builder()
        .pricing(Pricing.perToken(new BigDecimal(price), new BigDecimal(price)));
  }

  private static ModelEndpoints of(Endpoint.Builder... endpoints) {
    return new ModelEndpoints(
        "a/b", List.of(endpoints).stream().map(Endpoint.Builder::build).toList(), Instant.EPOCH);
  }

  @Test
  void the_spread_is_that_of_the_ordinary_endpoints() {
    assertThat(SEVERAL.ordinary()).extracting(Endpoint::tag).containsExactly("a", "b", "c", "d");
    assertThat(SEVERAL.serving()).isEqualTo(2);
    assertThat(SEVERAL.leastContext()).contains(100L);
    assertThat(SEVERAL.mostContext()).contains(300L);
    assertThat(SEVERAL.shareWith("tools")).hasValue(2.0 / 3);
    assertThat(SEVERAL.priceRange("prompt"))
        .contains(new ModelEndpoints.PriceRange(new BigDecimal("0.2"), new BigDecimal("0.9")));
  }

  @Test
  void what_none_states_is_empty() {
    ModelEndpoints none = of();

    assertThat(none.serving()).isZero();
    assertThat(none.leastContext()).isEmpty();
    assertThat(none.mostContext()).isEmpty();
    assertThat(none.shareWith("tools")).isEmpty();
    assertThat(none.priceRange("prompt")).isEmpty();
    assertThat(SEVERAL.priceRange("request")).isEmpty();
  }
}
