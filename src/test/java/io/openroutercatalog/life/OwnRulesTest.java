package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.QualityScorer;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.logs.RecordedLogs;
import io.openroutercatalog.model.ModelHealth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the application for scores and health; docs/choosing.md. */
class OwnRulesTest {
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/model", "b/other"));

  @Test
  void a_scorer_of_the_application_has_the_last_word_over_the_usual_score() {
    Life plain = new Life(source).start();
    int usual = plain.config("b/other").qualityScoreStatic();
    QualityScorer favours =
        (row, score) ->
            row.modelId().author().equals("a")
                ? StaticScore.of(Map.of("usual", score.total(), "favoured", 7))
                : score;
    Life life = new Life(source, settings -> settings.qualityScorer(favours)).start();

    assertThat(life.config("a/model").qualityScoreStatic()).isEqualTo(usual + 7);
    assertThat(life.config("a/model").staticScore())
        .returns(Map.of("usual", usual, "favoured", 7), StaticScore::components);
    assertThat(life.config("b/other").qualityScoreStatic()).isEqualTo(usual);
  }

  @Test
  void a_judge_of_the_application_has_the_last_word_over_the_usual_health() {
    Life life =
        new Life(
                source,
                settings ->
                    settings.healthJudge(
                        (endpoints, usual) ->
                            endpoints.size() < 2 ? new ModelHealth(false, 40.0) : usual))
            .start();
    life.measure();

    assertThat(life.config("a/model")).returns(40.0, LlmConfig::qualityScoreHealth);
    assertThat(life.engine.explain("a/model").toText())
        .contains("works, as the application's own rule says: 1 of 1 counted endpoint");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @SuppressWarnings("NullAway") // An application without checks may return null.
  void where_an_own_rule_fails_the_usual_one_counts_and_one_warning_says_so(boolean throwing) {
    Life plain = new Life(source).start();
    plain.measure();
    try (RecordedLogs logs = RecordedLogs.start()) {
      Life life =
          new Life(
                  source,
                  settings ->
                      settings
                          .qualityScorer(
                              (row, usual) -> {
                                if (throwing) {
                                  throw new IllegalStateException("a bug");
                                }
                                return null;
                              })
                          .healthJudge(
                              (endpoints, usual) -> {
                                if (throwing) {
                                  throw new NoClassDefFoundError("a/B");
                                }
                                return null;
                              }))
              .start();
      life.refresh();
      life.measure();

      assertThat(life.engine.snapshot().configs()).isEqualTo(plain.engine.snapshot().configs());
      assertThat(logs.events())
          .filteredOn(event -> event.message().startsWith("a rule of the application fails"))
          .hasSize(2);
    }
  }
}
