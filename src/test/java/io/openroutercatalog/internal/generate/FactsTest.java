package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.QualityScorer;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The facts behind decisions, in words; docs/explaining.md. */
class FactsTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final ConfigGenerator GENERATOR =
      new ConfigGenerator(CatalogSettings.builder().build());

  static Stream<Arguments> tiers() {
    TestRow free = TestRow.of("a/b").prices("0", "0");
    PriceOverride later = PriceOverride.of(Map.of("min", 1), Map.of("prompt", Price.parse("1")));
    return Stream.of(
        Arguments.of(TestRow.ordinary("a/b:free"), "its id ends with :free"),
        Arguments.of(free.row(), "no call of it can cost anything"),
        Arguments.of(
            TestRow.of("a/b").prices("0.0000001", "0").row(),
            "prompt 0.1 USD, completion 0 USD for a million tokens"),
        Arguments.of(
            TestRow.of("a/b").prices("0", "-1").row(),
            "prompt 0 USD, completion varies for a million tokens"),
        Arguments.of(
            TestRow.of("a/b").prices("x", null).row(),
            "prompt cannot be read, completion is not stated for a million tokens"),
        Arguments.of(
            TestRow.of("a/b").prices("0", "0").price("web_search", "1").price("image", "2").row(),
            "image is not free of charge"),
        Arguments.of(
            TestRow.of("a/b").prices("0", "0").overrides(later).row(),
            "its prices are zero at some times only"));
  }

  @ParameterizedTest
  @MethodSource("tiers")
  void a_tier_has_its_reason(ModelRow row, String why) {
    assertThat(GENERATOR.tierFact(row, false)).isEqualTo(why);
    assertThat(GENERATOR.tierFact(row, true))
        .isEqualTo("its price of zero is not believed yet (setting zero_price_hold_hours)");
  }

  static Stream<Arguments> exclusions() {
    ModelRow row =
        TestRow.of("amazon/b:batch")
            .outputModalities(null)
            .supportedParameters("seed")
            .contextLength(5L)
            .expirationDate(LocalDate.of(2026, 1, 31))
            .row();
    return Stream.of(
        Arguments.of(ExclusionReason.ALIAS, row, "a pointer"),
        Arguments.of(
            ExclusionReason.ALIAS, TestRow.of("~a/b").aliasTarget("a/c").row(), "points to a/c"),
        Arguments.of(ExclusionReason.VARIANT, row, "variant batch"),
        Arguments.of(ExclusionReason.EXPIRED, row, "its last day was 2026-01-31"),
        Arguments.of(
            ExclusionReason.OUTPUT_MODALITY,
            row,
            "puts out nothing that it states, wanted is exactly text"),
        Arguments.of(
            ExclusionReason.OUTPUT_MODALITY,
            TestRow.of("a/b").outputModalities(List.of("text", "image")).row(),
            "puts out text, image, wanted is exactly text"),
        Arguments.of(ExclusionReason.TOOL_CALLING, row, "lacks tools"),
        Arguments.of(ExclusionReason.CONTEXT_LENGTH, row, "5 tokens, less than 100000"),
        Arguments.of(ExclusionReason.AUTHOR, row, "author amazon"),
        Arguments.of(ExclusionReason.MODEL_ID, row, "its id is in the setting"),
        Arguments.of(ExclusionReason.FORCE_EXCLUDE, row, "its id is in the setting"),
        Arguments.of(ExclusionReason.SUFFIX, row, "its id has an excluded ending"),
        Arguments.of(ExclusionReason.DUPLICATE, row, "the row is broken"));
  }

  @ParameterizedTest
  @MethodSource("exclusions")
  void a_reason_has_its_fact(ExclusionReason reason, ModelRow row, String fact) {
    assertThat(GENERATOR.exclusionFact(reason, row)).isEqualTo(fact);
  }

  @Test
  void each_component_of_a_score_has_its_fact() {
    ModelRow row =
        TestRow.of("a/small-preview").created(null).contextLength(null).supportedParameters().row();

    assertThat(GENERATOR.scoreFacts(row, List.of(), NOW))
        .isEqualTo(
            Map.of(
                "prestige", "author a",
                "recency", "its date of creation is not stated",
                "pricing", "no price",
                "context", "not stated",
                "capabilities", "none that counts",
                "penalty", "its id contains -preview"));
    ModelRow day = TestRow.of("a/b").created(NOW.getEpochSecond() - 86_400).row();
    assertThat(GENERATOR.scoreFacts(day, List.of(), NOW))
        .containsEntry("recency", "created 2026-08-16, 1 day ago");
  }

  @Test
  void a_rule_of_the_application_keeps_the_facts_and_may_depend_on_the_time() {
    QualityScorer same = (row, usual) -> usual;
    ConfigGenerator own =
        new ConfigGenerator(CatalogSettings.builder().qualityScorer(same).build());
    ModelRow row = TestRow.of("a/b").created(NOW.getEpochSecond()).row();

    assertThat(own.scoreFacts(row, List.of(row), NOW)).containsEntry("prestige", "author a");
    assertThat(own.isSameAt(List.of(row), NOW, NOW.plusSeconds(1))).isTrue();
    assertThat(own.isSameAt(List.of(row), NOW, NOW.plusSeconds(90L * 86_400))).isFalse();
  }
}
