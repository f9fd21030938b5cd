package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.fixtures.LlmConfigs;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSettingsTest {
  private static final CatalogSettings DEFAULTS = CatalogSettings.builder().build();

  @Test
  void the_defaults_are_those_of_the_reference() {
    assertThat(DEFAULTS.apiKey()).isEmpty();
    assertThat(DEFAULTS.baseUrl()).isEqualTo(URI.create("https://openrouter.ai/api/v1"));
    assertThat(DEFAULTS.policy()).isEqualTo(CatalogPolicy.standard());
    assertThat(DEFAULTS.filters()).isEqualTo(ModelFilters.defaults());
    assertThat(DEFAULTS.operatorConfigs()).isEmpty();
    assertThat(DEFAULTS.idOffset()).isEqualTo(-10_000);
    ConfigTerms premium = DEFAULTS.terms(BillingTier.PREMIUM);
    ConfigTerms free = DEFAULTS.terms(BillingTier.FREE);
    assertThat(premium.apiBase()).isEqualTo("https://openrouter.ai/api/v1");
    assertThat(premium.anonymousEnabled()).isFalse();
    assertThat(premium.seoEnabled()).isFalse();
    assertThat(premium.quotaReserveTokens()).isEqualTo(4_000);
    assertThat(premium.rpm()).isEqualTo(200);
    assertThat(premium.tpm()).isEqualTo(1_000_000);
    assertThat(premium.litellmParams()).isEmpty();
    assertThat(premium.systemInstructions()).isEmpty();
    assertThat(premium.useDefaultSystemInstructions()).isTrue();
    assertThat(premium.citationsEnabled()).isTrue();
    assertThat(free).isEqualTo(premium.toBuilder().rpm(20).tpm(100_000).build());
    assertThat(DEFAULTS.limits().modelsTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(DEFAULTS.limits().endpointsTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(DEFAULTS.limits().maxBodyBytes()).isEqualTo(33_554_432L);
    assertThat(DEFAULTS.limits().maxModels()).isEqualTo(10_000);
    assertThat(DEFAULTS.limits().implausibleLossShare()).isEqualTo(0.5);
  }

  /** One change for each setting; a setting that equality or a copy forgets shows up here. */
  static Stream<UnaryOperator<CatalogSettingsBuilder>> changes() {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    return Stream.of(
        to -> to.apiKey("k"),
        to -> to.apiBase("https://x.example/v1"),
        to -> to.baseUrl(URI.create("https://x.example/v1")),
        to -> to.policy(CatalogPolicy.reference()),
        to -> to.filters(ModelFilters.defaults().withMinContextLength(5)),
        to -> to.operatorConfigs(List.of(operator(1))),
        to -> to.idOffset(-20_000),
        to -> to.anonymousEnabledFree(true),
        to -> to.anonymousEnabledPaid(true),
        to -> to.seoEnabled(true),
        to -> to.quotaReserveTokens(9),
        to -> to.rpm(9),
        to -> to.tpm(9),
        to -> to.freeRpm(9),
        to -> to.freeTpm(9),
        to -> to.litellmParams(Map.of("a", 1)),
        to -> to.systemInstructions("x"),
        to -> to.useDefaultSystemInstructions(false),
        to -> to.citationsEnabled(false),
        to -> to.modelsTimeout(Duration.ofSeconds(9)),
        to -> to.endpointsTimeout(Duration.ofSeconds(9)),
        to -> to.maxBodyBytes(9_999),
        to -> to.maxModels(9_999),
        to -> to.implausibleLossShare(0.9),
        to -> to.clock(clock));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void settings_that_differ_in_one_value_are_not_equal(
      UnaryOperator<CatalogSettingsBuilder> change) {
    CatalogSettings changed = change.apply(CatalogSettings.builder()).build();

    assertThat(changed).isNotEqualTo(DEFAULTS);
    assertThat(change.apply(CatalogSettings.builder()).build())
        .isEqualTo(changed)
        .hasSameHashCodeAs(changed);
    assertThat(changed.toBuilder().build()).isEqualTo(changed);
  }

  @Test
  void default_settings_made_twice_are_equal() {
    assertThat(CatalogSettings.builder().build()).isEqualTo(DEFAULTS).hasSameHashCodeAs(DEFAULTS);
    assertThat(DEFAULTS).isNotEqualTo(null).isNotEqualTo("settings");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        of(
            to -> to.idOffset(-2_137_483_649),
            "id_offset must be -2137483648 or more, was -2137483649"),
        of(to -> to.quotaReserveTokens(-1), "quota_reserve_tokens must be 0 or more, was -1"),
        of(to -> to.rpm(-1), "rpm must be 0 or more, was -1"),
        of(to -> to.tpm(-1), "tpm must be 0 or more, was -1"),
        of(to -> to.freeRpm(-1), "free_rpm must be 0 or more, was -1"),
        of(to -> to.freeTpm(-1), "free_tpm must be 0 or more, was -1"),
        of(
            to -> to.modelsTimeout(Duration.ZERO),
            "models_timeout_seconds must be from 1 ms to 1 hour, was 0 seconds"),
        of(
            to -> to.endpointsTimeout(Duration.ofMinutes(61)),
            "endpoints_timeout_seconds must be from 1 ms to 1 hour, was 3660 seconds"),
        of(
            to -> to.maxBodyBytes(1_023),
            "max_body_bytes must be from 1024 to 1073741824, was 1023"),
        of(to -> to.maxModels(0), "max_models must be 1 or more, was 0"),
        of(
            to -> to.implausibleLossShare(-0.01),
            "implausible_loss_share must be from 0 to 1, was -0.01"),
        of(
            to -> to.implausibleLossShare(1.01),
            "implausible_loss_share must be from 0 to 1, was 1.01"),
        of(
            to -> to.implausibleLossShare(Double.NaN),
            "implausible_loss_share must be from 0 to 1, was NaN"),
        of(
            to -> to.operatorConfigs(List.of(LlmConfigs.full().build())),
            "operator_configs: LlmConfig[-7 qwen/coder:free free quality 84] is a generated config;"
                + " __openrouter_dynamic__ must be false"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void an_impossible_value_is_refused_by_name(
      Consumer<CatalogSettingsBuilder> set, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.accept(CatalogSettings.builder()))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "1, -10000,   operator_configs: id -10000 lies in the range of generated ids",
    "1, -9009999, operator_configs: id -9009999 lies in the range of generated ids",
    "1, 1,        operator_configs: id 1 is used twice"
  })
  void an_operator_id_that_clashes_with_another_is_refused(int one, int other, String message) {
    CatalogSettingsBuilder settings =
        CatalogSettings.builder().operatorConfigs(List.of(operator(one), operator(other)));

    assertThatIllegalArgumentException()
        .isThrownBy(settings::build)
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {-9_999, -9_010_000, 0, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void an_operator_id_outside_the_range_is_allowed(int id) {
    assertThat(
            CatalogSettings.builder()
                .operatorConfigs(List.of(operator(id)))
                .build()
                .operatorConfigs())
        .hasSize(1);
  }

  /** The range moves with the offset, whichever of the two is set first. */
  @Test
  void the_range_of_generated_ids_follows_the_offset() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            CatalogSettings.builder().operatorConfigs(List.of(operator(5))).idOffset(100)::build);
    assertThat(
            CatalogSettings.builder()
                .idOffset(-20_000)
                .operatorConfigs(List.of(operator(-10_000)))
                .build()
                .idOffset())
        .isEqualTo(-20_000);
    assertThatIllegalArgumentException()
        .isThrownBy(
            CatalogSettings.builder()
                    .operatorConfigs(List.of(operator(Integer.MIN_VALUE + 2_000_000)))
                    .idOffset(-2_137_483_648)
                ::build);
  }

  @Test
  void settings_copy_what_was_passed_in() {
    List<LlmConfig> configs = new ArrayList<>();
    Map<String, Object> params = new HashMap<>();
    Set<String> expected = Set.of("batch");

    CatalogSettings settings =
        CatalogSettings.builder().operatorConfigs(configs).litellmParams(params).build();
    configs.add(operator(1));
    params.put("a", 1);

    assertThat(settings).isEqualTo(DEFAULTS);
    assertThat(settings.policy().excludedVariants()).isEqualTo(expected);
  }

  private static LlmConfig operator(int id) {
    return LlmConfig.builder().id(id).provider("GROQ").modelName("m").build();
  }

  private static Arguments of(Consumer<CatalogSettingsBuilder> set, String message) {
    return Arguments.of(set, message);
  }
}
