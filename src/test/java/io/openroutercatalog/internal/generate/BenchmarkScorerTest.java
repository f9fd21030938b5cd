package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ScorePolicy;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.Benchmarks;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules: docs/rules.md, "Score by benchmarks". */
class BenchmarkScorerTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final ConfigGenerator GENERATOR =
      new ConfigGenerator(
          CatalogSettings.builder()
              .policy(CatalogPolicy.standard().withScorePolicy(ScorePolicy.BENCHMARKS))
              .build());

  private static ModelRow row(String id, @Nullable Double intelligence, @Nullable Double coding) {
    Benchmarks benchmarks =
        intelligence == null && coding == null ? null : new Benchmarks(intelligence, coding, null);
    ModelCard card = new ModelCard(null, null, null, null, Map.of(), null, benchmarks);
    return TestRow.ordinary(id).toBuilder().card(card).build();
  }

  private static Map<String, Integer> scores(ModelRow... rows) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (LlmConfig config : GENERATOR.generate(List.of(rows), Map.of(), Set.of(), NOW).configs()) {
      scores.put(config.modelName(), config.qualityScoreStatic());
    }
    return scores;
  }

  @Test
  void a_model_scores_by_its_rank_among_those_that_state_an_index() {
    assertThat(scores(row("a/1", 10.0, null), row("b/2", 30.0, null), row("c/3", 20.0, null)))
        .isEqualTo(Map.of("a/1", 0, "c/3", 50, "b/2", 100));
  }

  @Test
  void the_ranks_of_all_its_indexes_count_alike() {
    assertThat(scores(row("a/1", 10.0, 90.0), row("b/2", 30.0, 80.0), row("c/3", null, 70.0)))
        .isEqualTo(Map.of("a/1", 50, "b/2", 75, "c/3", 0));
  }

  @Test
  void models_with_the_same_indexes_score_alike_whatever_they_cost() {
    ModelRow dear =
        TestRow.of("c/dear").prices("1", "1").row().toBuilder()
            .card(row("x/y", 20.0, 5.0).card())
            .build();

    assertThat(scores(row("a/1", 20.0, 5.0), dear, row("b/2", 30.0, 6.0)))
        .isEqualTo(Map.of("a/1", 25, "c/dear", 25, "b/2", 100));
  }

  @Test
  void a_model_without_benchmarks_scores_as_the_lower_median_of_its_author() {
    assertThat(
            scores(
                row("a/1", 10.0, null),
                row("a/2", 20.0, null),
                row("b/3", 30.0, null),
                row("a/new", null, null),
                row("c/unknown", null, null)))
        .containsEntry("a/new", 0)
        .containsEntry("c/unknown", 25);
  }

  @Test
  void where_no_model_has_benchmarks_the_facts_count() {
    ConfigGenerator usual = new ConfigGenerator(CatalogSettings.builder().build());
    ModelRow row = row("openai/gpt", null, null);

    assertThat(scores(row).get("openai/gpt"))
        .isEqualTo(
            usual
                .generate(List.of(row), Map.of(), Set.of(), NOW)
                .configs()
                .getFirst()
                .qualityScoreStatic())
        .isGreaterThan(50);
  }

  @Test
  void a_single_model_has_the_middle_rank() {
    assertThat(scores(row("a/1", 10.0, 20.0))).isEqualTo(Map.of("a/1", 50));
  }

  @Test
  void the_facts_state_the_coverage() {
    List<ModelRow> rows =
        List.of(row("a/1", 10.0, 7.5), row("a/new", null, null), row("b/new", null, null));

    assertThat(GENERATOR.scoreFacts(rows.get(0), rows, NOW))
        .containsEntry(
            "benchmarks",
            "mean rank of intelligence 10, coding 7.5, agentic unknown; "
                + "1 of 3 models have benchmarks");
    assertThat(GENERATOR.scoreFacts(rows.get(1), rows, NOW))
        .containsEntry(
            "benchmarks_of_author", "the median of the models of a; 1 of 3 models have benchmarks");
    assertThat(GENERATOR.scoreFacts(rows.get(2), rows, NOW))
        .containsEntry(
            "benchmarks_unknown", "no model of b has benchmarks; 1 of 3 models have benchmarks");
  }

  @Test
  void the_scores_do_not_depend_on_the_time() {
    List<ModelRow> rows = List.of(row("a/1", 10.0, 7.5));

    assertThat(GENERATOR.isSameAt(rows, NOW, NOW.plusSeconds(400L * 86_400))).isTrue();
  }
}
