package io.openroutercatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointTest {
  private static final Pricing PRICING = Pricing.perToken(BigDecimal.ONE, BigDecimal.TEN);

  private static Endpoint.Builder full() {
    return Endpoint.builder()
        .providerName("DeepInfra")
        .tag("deepinfra/fp8")
        .quantization("fp8")
        .pricing(PRICING)
        .status(-2L)
        .uptimeLast30m(99.5)
        .uptimeLast1d(98.5)
        .uptimeLast5m(97.5)
        .contextLength(131_072L)
        .maxCompletionTokens(32_768L)
        .supportedParameters(List.of("tools"))
        .latencyLast30m(new Percentiles(1, 2, 3, 4))
        .throughputLast30m(new Percentiles(5, 6, 7, 8));
  }

  @Test
  void it_states_what_it_was_built_with() {
    Endpoint endpoint = full().build();
    assertThat(endpoint.providerName()).isEqualTo("DeepInfra");
    assertThat(endpoint.tag()).isEqualTo("deepinfra/fp8");
    assertThat(endpoint.quantization()).isEqualTo("fp8");
    assertThat(endpoint.pricing()).isEqualTo(PRICING);
    assertThat(endpoint.status()).isEqualTo(-2);
    assertThat(endpoint.uptimeLast30m()).isEqualTo(99.5);
    assertThat(endpoint.uptimeLast1d()).isEqualTo(98.5);
    assertThat(endpoint.uptimeLast5m()).isEqualTo(97.5);
    assertThat(endpoint.contextLength()).isEqualTo(131_072);
    assertThat(endpoint.maxCompletionTokens()).isEqualTo(32_768);
    assertThat(endpoint.supportedParameters()).containsExactly("tools");
    assertThat(endpoint.latencyLast30m()).isEqualTo(new Percentiles(1, 2, 3, 4));
    assertThat(endpoint.throughputLast30m()).isEqualTo(new Percentiles(5, 6, 7, 8));
    assertThat(endpoint.toString()).contains("DeepInfra", "deepinfra/fp8");
  }

  @Test
  void it_may_state_nothing() {
    Endpoint endpoint = Endpoint.builder().build();
    assertThat(endpoint.providerName()).isNull();
    assertThat(endpoint.quantization()).isNull();
    assertThat(endpoint.status()).isNull();
    assertThat(endpoint.uptimeLast5m()).isNull();
    assertThat(endpoint.maxCompletionTokens()).isNull();
    assertThat(endpoint.latencyLast30m()).isNull();
    assertThat(endpoint.throughputLast30m()).isNull();
    assertThat(endpoint).isNotEqualTo(full().build());
  }

  static Stream<UnaryOperator<Endpoint.Builder>> changes() {
    return Stream.of(
        to -> to.providerName("Other"),
        to -> to.tag("other"),
        to -> to.quantization(null),
        to -> to.pricing(Pricing.none()),
        to -> to.status(0L),
        to -> to.uptimeLast30m(null),
        to -> to.uptimeLast1d(1.0),
        to -> to.uptimeLast5m(null),
        to -> to.contextLength(1L),
        to -> to.maxCompletionTokens(null),
        to -> to.supportedParameters(List.of()),
        to -> to.latencyLast30m(null),
        to -> to.throughputLast30m(null));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void equal_ones_state_the_same(UnaryOperator<Endpoint.Builder> change) {
    Endpoint changed = change.apply(full()).build();
    assertThat(full().build()).isEqualTo(full().build()).hasSameHashCodeAs(full().build());
    assertThat(changed).isNotEqualTo(full().build());
    assertThat(changed.hashCode()).isNotEqualTo(full().build().hashCode());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "openai/priority,true",
        "openai/flex,true",
        "openai,false",
        "priority,false",
        "-,false"
      })
  void a_tier_of_service_has_to_be_asked_for(String tag, boolean optIn) {
    assertThat(Endpoint.builder().tag(tag).build().optIn()).isEqualTo(optIn);
  }
}
