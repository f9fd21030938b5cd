package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ContextRule;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.NamePolicy;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where policies read a row differently. */
class RowReadingTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final CatalogPolicy CLEAN = CatalogPolicy.standard();
  private static final CatalogPolicy AS_SENT = CLEAN.withNamePolicy(NamePolicy.REFERENCE);

  private static LlmConfig config(ModelRow row, CatalogPolicy policy) {
    CatalogSettings settings =
        CatalogSettings.builder().policy(policy.withListAliases(true)).build();
    return new ConfigGenerator(settings)
        .generate(List.of(row), Map.of(), Set.of(), NOW)
        .configs()
        .getFirst();
  }

  private static int points(ModelRow row, CatalogPolicy policy, String component) {
    return Objects.requireNonNull(
        new StaticScorer(policy).score(row, NOW).components().get(component));
  }

  @ParameterizedTest
  @CsvSource({
    "'Acme: One',                  'Acme: One'",
    "'  Acme:  One ',              'Acme: One'",
    "'Acme:\u00a0One\u3000',        'Acme: One'",
    "'Acme:\t\r\nOne\u0085\u2028', 'Acme: One'",
    "'Acme:\u200bOne',             'Acme:\u200bOne'",
    "' \u00a0 ',                    a/b",
    "'',                           a/b",
    ",                             a/b"
  })
  void a_run_of_white_space_in_a_name_is_one_blank(@Nullable String sent, String name) {
    LlmConfig config = config(TestRow.of("a/b").name(sent).row(), CLEAN);

    assertThat(config.name()).isEqualTo(name);
    assertThat(config.description()).isEqualTo(name + " via OpenRouter");
  }

  @Test
  void the_reference_takes_a_name_as_it_is_sent() {
    LlmConfig config = config(TestRow.of("a/b").name(" Acme:  One ").row(), AS_SENT);

    assertThat(config.name()).isEqualTo(" Acme:  One ");
    assertThat(config.description()).isEqualTo(" Acme:  One  via OpenRouter");
  }

  @ParameterizedTest
  @CsvSource({
    "openai/x,      50, 50",
    "~openai/x,     50, 15",
    "moonshot/x,    28, 28",
    "moonshotai/x,  28, 15",
    "~moonshotai/x, 28, 15",
    "MoonshotAI/x,  28, 15"
  })
  void prestige_is_by_the_name_of_the_author(String id, int clean, int reference) {
    ModelRow row = TestRow.of(id).row();

    assertThat(points(row, CLEAN, "prestige")).isEqualTo(clean);
    assertThat(points(row, AS_SENT, "prestige")).isEqualTo(reference);
    assertThat(points(row, CatalogPolicy.reference(), "prestige")).isEqualTo(reference);
  }

  @Test
  void an_author_is_excluded_by_its_name() {
    assertThat(reasons(TestRow.of("~amazon/x").row(), CLEAN)).contains(ExclusionReason.AUTHOR);
    assertThat(reasons(TestRow.of("~amazon/x").row(), AS_SENT))
        .doesNotContain(ExclusionReason.AUTHOR);
    assertThat(reasons(TestRow.of("amazon/x").row(), AS_SENT)).contains(ExclusionReason.AUTHOR);
  }

  private static Set<ExclusionReason> reasons(ModelRow row, CatalogPolicy policy) {
    return new ExclusionRule(CatalogSettings.builder().build().filters(), policy)
        .reasonsAgainst(row, LocalDate.EPOCH);
  }

  /** The third is a real one: its main provider serves a third of what is listed. */
  @ParameterizedTest
  @CsvSource({
    "200000, 200000, true,  6",
    "200000, 128000, true,  4",
    "131072, 40960,  false, 0",
    "131072, 0,      false, 0",
    "200000, ,       true,  6",
    ",       200000, true,  6",
    ",       ,       false, 0"
  })
  void the_context_that_counts_is_a_choice(
      @Nullable Long listed, @Nullable Long topProvider, boolean enough, int points) {
    ModelRow row =
        TestRow.of("a/b").contextLength(listed).row().toBuilder()
            .topProviderContextLength(topProvider)
            .build();
    CatalogPolicy policy = CLEAN.withContextRule(ContextRule.TOP_PROVIDER);

    assertThat(reasons(row, policy).contains(ExclusionReason.CONTEXT_LENGTH)).isNotEqualTo(enough);
    assertThat(points(row, policy, "context")).isEqualTo(points);
    assertThat(points(row, CLEAN, "context"))
        .isEqualTo(points(TestRow.of("a/b").contextLength(listed).row(), CLEAN, "context"));
  }

  @Test
  void a_config_carries_both() {
    ModelRow row =
        TestRow.of("a/b").contextLength(131_072L).row().toBuilder()
            .topProviderContextLength(40_960L)
            .build();
    LlmConfig config = config(row, CLEAN);

    assertThat(config.contextLength()).isEqualTo(131_072L);
    assertThat(config.topProviderContextLength()).isEqualTo(40_960L);
    assertThat(config.toJson()).contains("\"top_provider_context_length\":40960");
  }
}
