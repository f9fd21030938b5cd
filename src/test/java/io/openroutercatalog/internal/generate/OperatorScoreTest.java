package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores of the configs that operators write. */
class OperatorScoreTest {
  @ParameterizedTest
  @CsvSource({
    "50, AZURE_OPENAI OPENAI ANTHROPIC GOOGLE VERTEX_AI GEMINI XAI openai Vertex_Ai",
    "38, MISTRAL DEEPSEEK COHERE",
    "30, GROQ",
    "28, TOGETHER_AI FIREWORKS_AI PERPLEXITY MINIMAX BEDROCK",
    "25, OPENROUTER",
    "12, OLLAMA CUSTOM",
    "15, VLLM MISTRALAI X-AI"
  })
  void prestige_is_by_provider(int points, String providers) {
    for (String provider : providers.split(" ", -1)) {
      StaticScore score = StaticScorer.scoreOperator(operator().provider(provider).build());

      assertThat(score.components()).as(provider).containsEntry("prestige", points);
    }
  }

  @Test
  void an_unstated_fact_gives_no_points() {
    assertThat(StaticScorer.scoreOperator(operator().build()))
        .hasToString("32 {prestige=12, operator=20, pricing=0, context=0, penalty=0}");
  }

  @Test
  void price_context_and_marks_count_as_for_a_generated_config() {
    LlmConfig config =
        operator()
            .provider("OPENAI")
            .modelName("gpt-9-preview")
            .pricing(Pricing.perToken(new BigDecimal("0.00000002"), new BigDecimal("0.00000003")))
            .contextLength(128_000L)
            .build();

    assertThat(StaticScorer.scoreOperator(config))
        .hasToString("68 {prestige=50, operator=20, pricing=4, context=4, penalty=-10}");
  }

  @Test
  void an_operator_config_is_scored_by_the_catalogue() {
    LlmConfig config = listed(operator());

    assertThat(config.qualityScoreStatic()).isEqualTo(32);
    assertThat(config.qualityScore()).isEqualTo(32);
    assertThat(config.staticScore()).isNotNull();
    assertThat(config.qualityScoreHealth()).isNull();
  }

  @Test
  void a_static_score_that_the_operator_states_wins() {
    LlmConfig config = listed(operator().qualityScoreStatic(91));

    assertThat(config.qualityScoreStatic()).isEqualTo(91);
    assertThat(config.qualityScore()).isEqualTo(91);
    assertThat(config.staticScore()).isNull();
  }

  @Test
  void components_that_the_operator_states_win() {
    LlmConfig config = listed(operator().staticScore(StaticScore.of(Map.of("mine", 44))));

    assertThat(config.qualityScoreStatic()).isEqualTo(44);
    assertThat(config.qualityScore()).isEqualTo(44);
  }

  @Test
  void a_quality_score_that_the_operator_states_wins() {
    LlmConfig config = listed(operator().qualityScore(77));

    assertThat(config.qualityScoreStatic()).isEqualTo(32);
    assertThat(config.qualityScore()).isEqualTo(77);
  }

  private static LlmConfigBuilder operator() {
    return LlmConfig.builder().id(1).provider("OLLAMA").modelName("local");
  }

  private static LlmConfig listed(LlmConfigBuilder operator) {
    CatalogSettings settings =
        CatalogSettings.builder().operatorConfigs(List.of(operator.build())).build();
    return new ConfigGenerator(settings).operatorConfigs().getFirst();
  }
}
