package io.openroutercatalog.internal.generate;

import static io.openroutercatalog.ExclusionReason.ALIAS;
import static io.openroutercatalog.ExclusionReason.AUTHOR;
import static io.openroutercatalog.ExclusionReason.CONTEXT_LENGTH;
import static io.openroutercatalog.ExclusionReason.EXPIRED;
import static io.openroutercatalog.ExclusionReason.MODEL_ID;
import static io.openroutercatalog.ExclusionReason.OUTPUT_MODALITY;
import static io.openroutercatalog.ExclusionReason.SUFFIX;
import static io.openroutercatalog.ExclusionReason.TOOL_CALLING;
import static io.openroutercatalog.ExclusionReason.VARIANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.fixtures.TestRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExclusionRuleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 17);
  private static final ModelFilters DEFAULTS = ModelFilters.defaults();
  private static final CatalogPolicy STANDARD = CatalogPolicy.standard();

  static Stream<Arguments> eachReason() {
    return Stream.of(
        Arguments.of(ALIAS, TestRow.of("~a/b").alias(true)),
        Arguments.of(VARIANT, TestRow.of("a/b:batch")),
        Arguments.of(VARIANT, TestRow.of("a/b:free:batch")),
        Arguments.of(VARIANT, TestRow.of("a/b:batch:free")),
        Arguments.of(EXPIRED, TestRow.of("a/b").expirationDate(TODAY.minusDays(1))),
        Arguments.of(OUTPUT_MODALITY, TestRow.of("a/b").outputModalities(null)),
        Arguments.of(OUTPUT_MODALITY, TestRow.of("a/b").outputModalities(List.of())),
        Arguments.of(OUTPUT_MODALITY, TestRow.of("a/b").outputModalities(List.of("image"))),
        Arguments.of(OUTPUT_MODALITY, TestRow.of("a/b").outputModalities(List.of("text", "image"))),
        Arguments.of(TOOL_CALLING, TestRow.of("a/b").supportedParameters()),
        Arguments.of(TOOL_CALLING, TestRow.of("a/b").supportedParameters("tool", "tool_choice")),
        Arguments.of(CONTEXT_LENGTH, TestRow.of("a/b").contextLength(99_999L)),
        Arguments.of(CONTEXT_LENGTH, TestRow.of("a/b").contextLength(null)),
        Arguments.of(AUTHOR, TestRow.of("amazon/nova-pro-v1")),
        Arguments.of(AUTHOR, TestRow.of("~amazon/nova-latest")),
        Arguments.of(MODEL_ID, TestRow.of("openai/gpt-4-1106-preview")),
        Arguments.of(MODEL_ID, TestRow.of("openai/gpt-4-turbo-preview")),
        Arguments.of(MODEL_ID, TestRow.of("openai/gpt-4o:extended")),
        Arguments.of(MODEL_ID, TestRow.of("arcee-ai/virtuoso-large")),
        Arguments.of(MODEL_ID, TestRow.of("openrouter/free")),
        Arguments.of(SUFFIX, TestRow.of("a/b-deep-research")),
        Arguments.of(SUFFIX, TestRow.of("a/b-deep-research:free")));
  }

  @ParameterizedTest
  @MethodSource("eachReason")
  void a_model_is_excluded_for_one_reason(ExclusionReason reason, TestRow model) {
    assertThat(reasons(model, DEFAULTS, STANDARD)).containsExactly(reason);
  }

  static Stream<TestRow> listed() {
    return Stream.of(
        TestRow.of("a/b"),
        TestRow.of("a/b").contextLength(100_000L),
        TestRow.of("a/b").supportedParameters("reasoning", "tools"),
        TestRow.of("a/b").expirationDate(null),
        TestRow.of("a/b").expirationDate(TODAY),
        TestRow.of("a/b").expirationDate(TODAY.plusDays(1)),
        TestRow.of("a/b:free"),
        TestRow.of("a/b:batched"),
        TestRow.of("a/batch"),
        TestRow.of("amazon-x/b"),
        TestRow.of("x/amazon"),
        TestRow.of("openai/gpt-4o"),
        TestRow.of("openai/gpt-4-turbo-preview:free"),
        TestRow.of("a/b-deep-research-2"),
        TestRow.of("a/b:x-deep-research"));
  }

  @ParameterizedTest
  @MethodSource("listed")
  void a_model_close_to_a_limit_is_listed(TestRow model) {
    assertThat(reasons(model, DEFAULTS, STANDARD)).isEmpty();
  }

  @Test
  void all_reasons_are_given_at_once() {
    TestRow model =
        TestRow.of("~amazon/x-deep-research:batch")
            .alias(true)
            .expirationDate(TODAY.minusYears(1))
            .outputModalities(List.of("image"))
            .supportedParameters()
            .contextLength(5L);

    assertThat(reasons(model, DEFAULTS, STANDARD))
        .containsExactlyInAnyOrder(
            ALIAS, VARIANT, EXPIRED, OUTPUT_MODALITY, TOOL_CALLING, CONTEXT_LENGTH, AUTHOR, SUFFIX);
    assertThat(reasons(TestRow.of("openai/o3-deep-research"), DEFAULTS, STANDARD))
        .containsExactlyInAnyOrder(MODEL_ID, SUFFIX);
  }

  @Test
  void the_operator_forces_a_model_in_or_out() {
    TestRow model = TestRow.of("~amazon/x:batch").alias(true).contextLength(5L);
    ModelFilters in = DEFAULTS.withForceInclude(Set.of("~amazon/x:batch", "a/b"));

    assertThat(reasons(model, in, STANDARD)).isEmpty();
    assertThat(reasons(TestRow.of("a/b"), in.withForceExclude(Set.of("a/b")), STANDARD))
        .containsExactly(ExclusionReason.FORCE_EXCLUDE);
    assertThat(reasons(TestRow.of("a/c"), in.withForceExclude(Set.of("a/b")), STANDARD)).isEmpty();
  }

  /** Each row: changed filters, a model that they exclude, and one that they now list. */
  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(
            DEFAULTS.withOutputModalities(List.of("text", "image")),
            OUTPUT_MODALITY,
            TestRow.of("a/b"),
            TestRow.of("a/b").outputModalities(List.of("text", "image"))),
        Arguments.of(
            DEFAULTS.withRequiredParameters(Set.of("tools", "reasoning")),
            TOOL_CALLING,
            TestRow.of("a/b"),
            TestRow.of("a/b").supportedParameters("reasoning", "tools", "seed")),
        Arguments.of(
            DEFAULTS.withMinContextLength(200_001),
            CONTEXT_LENGTH,
            TestRow.of("a/b"),
            TestRow.of("a/b").contextLength(200_001L)),
        Arguments.of(
            DEFAULTS.withExcludedAuthors(Set.of("a")),
            AUTHOR,
            TestRow.of("a/b"),
            TestRow.of("amazon/nova-pro-v1")),
        Arguments.of(
            DEFAULTS.withExcludedModelIds(Set.of("a/b")),
            MODEL_ID,
            TestRow.of("a/b"),
            TestRow.of("openrouter/free")),
        Arguments.of(
            DEFAULTS.withExcludedSuffixes(Set.of("-a", "-b")),
            SUFFIX,
            TestRow.of("a/b-b:free"),
            TestRow.of("a/b-deep-research")));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void each_limit_can_be_set(
      ModelFilters filters, ExclusionReason reason, TestRow out, TestRow in) {
    assertThat(reasons(out, filters, STANDARD)).containsExactly(reason);
    assertThat(reasons(in, filters, STANDARD)).isEmpty();
  }

  @Test
  void an_unknown_context_is_enough_where_none_is_required() {
    TestRow model = TestRow.of("a/b").contextLength(null);

    assertThat(reasons(model, DEFAULTS.withMinContextLength(0), STANDARD)).isEmpty();
    assertThat(reasons(model, DEFAULTS.withMinContextLength(1), STANDARD))
        .containsExactly(CONTEXT_LENGTH);
  }

  @Test
  void each_switch_of_the_policy_lists_what_it_names() {
    TestRow alias = TestRow.of("~a/b").alias(true);
    TestRow expired = TestRow.of("a/b").expirationDate(TODAY.minusDays(1));
    TestRow batch = TestRow.of("a/b:batch");

    assertThat(reasons(alias, DEFAULTS, STANDARD.withListAliases(true))).isEmpty();
    assertThat(reasons(expired, DEFAULTS, STANDARD.withListAliases(true))).containsExactly(EXPIRED);
    assertThat(reasons(batch, DEFAULTS, STANDARD.withListAliases(true))).containsExactly(VARIANT);

    assertThat(reasons(alias, DEFAULTS, STANDARD.withListExpired(true))).containsExactly(ALIAS);
    assertThat(reasons(expired, DEFAULTS, STANDARD.withListExpired(true))).isEmpty();
    assertThat(reasons(batch, DEFAULTS, STANDARD.withListExpired(true))).containsExactly(VARIANT);

    CatalogPolicy noThinking = STANDARD.withExcludedVariants(Set.of("thinking"));
    assertThat(reasons(alias, DEFAULTS, noThinking)).containsExactly(ALIAS);
    assertThat(reasons(expired, DEFAULTS, noThinking)).containsExactly(EXPIRED);
    assertThat(reasons(batch, DEFAULTS, noThinking)).isEmpty();
    assertThat(reasons(TestRow.of("a/b:thinking"), DEFAULTS, noThinking)).containsExactly(VARIANT);
  }

  @Test
  void the_reference_lists_aliases_expired_models_and_batch_variants() {
    TestRow model = TestRow.of("~a/b:batch").alias(true).expirationDate(LocalDate.of(2020, 1, 1));

    assertThat(reasons(model, DEFAULTS, CatalogPolicy.reference())).isEmpty();
  }

  /** The day changes at midnight UTC, whatever the time zone of the machine. */
  @ParameterizedTest
  @CsvSource({
    "2026-08-16T23:59:59Z,",
    "2026-08-17T00:00:00Z,",
    "2026-08-17T23:59:59Z,",
    "2026-08-18T00:00:00Z, EXPIRED"
  })
  void a_model_is_listed_to_the_end_of_its_last_day(Instant now, @Nullable ExclusionReason reason) {
    GeneratedConfigs generation =
        new ConfigGenerator(CatalogSettings.builder().build())
            .generate(
                List.of(TestRow.of("a/b").expirationDate(TODAY).row()), Map.of(), Set.of(), now);

    assertThat(generation.generated()).isEqualTo(reason == null ? 1 : 0);
    assertThat(generation.exclusions().getOrDefault("a/b", Set.of()))
        .isEqualTo(reason == null ? Set.of() : Set.of(reason));
  }

  private static Set<ExclusionReason> reasons(
      TestRow model, ModelFilters filters, CatalogPolicy policy) {
    return new ExclusionRule(filters, policy).reasonsAgainst(model.row(), TODAY);
  }
}
