package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.TokenUsage;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.CompletedCall;
import io.openroutercatalog.cost.Cost;
import io.openroutercatalog.cost.CostBound;
import io.openroutercatalog.cost.Usage;
import io.openroutercatalog.cost.UsdText;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/cost.md are equal to the code that runs here. */
class CostExamplesTest {
  private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  private CatalogService catalog;

  @BeforeEach
  void start() {
    openRouter.models(
        FakeModel.of("openai/gpt-5-mini")
            .with("canonical_slug", "openai/gpt-5-mini-2025-08-07")
            .priced("0.00000025", "0.000002"));
    catalog =
        CatalogService.create(CatalogSettings.builder().baseUrl(openRouter.baseUrl()).build());
  }

  @AfterEach
  void stop() {
    catalog.close();
    openRouter.close();
  }

  @Test
  void the_page_shows_the_examples_that_run_here() throws IOException {
    assertThat(Documents.javaBlocks("docs/cost.md"))
        .containsExactly(
            Documents.region(CostExamplesTest.class, "response"),
            Documents.region(CostExamplesTest.class, "numbers"),
            Documents.region(CostExamplesTest.class, "at most"),
            Documents.region(CostExamplesTest.class, "LangChain4j"));
  }

  @Test
  void a_response_has_a_cost() {
    String response =
        "{\"model\":\"openai/gpt-5-mini-2025-08-07\","
            + "\"usage\":{\"prompt_tokens\":37,\"completion_tokens\":92,\"cost\":0.00019325}}";
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    // [response
    CallCost cost = catalog.prices().cost(CompletedCall.fromJson(response));
    switch (cost.cost()) {
      case Cost.Known(BigDecimal usd) ->
          out.println(cost.call().model() + " " + UsdText.amount(usd));
      case Cost.PartlyKnown(BigDecimal atLeast, List<String> unknown) ->
          out.println("at least " + atLeast + ", without " + unknown);
      case Cost.Unknown(List<String> unknown) -> out.println("unknown: " + unknown);
    }
    // response]
    assertThat(text).hasToString("openai/gpt-5-mini-2025-08-07 $0.000193\n");
    assertThat(cost.isExplained()).isTrue();
  }

  @Test
  void the_numbers_of_another_library_have_a_cost() {
    // [numbers
    Usage usage =
        Usage.builder().promptTokens(12_000).completionTokens(800).cachedTokens(9_000).build();
    CompletedCall call =
        CompletedCall.builder("openai/gpt-5-mini-2025-08-07", usage).provider("OpenAI").build();
    CallCost cost = catalog.prices().cost(call);
    // numbers]
    assertThat(cost.cost().atLeast()).isEqualByComparingTo("0.0046");
  }

  @Test
  void a_call_has_a_bound_before_it_is_made() {
    BigDecimal budget = new BigDecimal("0.01");
    // [at most
    CostBound bound = catalog.prices().atMost("openai/gpt-5-mini", 12_000, 800L);
    boolean affordable =
        bound instanceof CostBound.AtMost most && most.usd().compareTo(budget) <= 0;
    // at most]
    assertThat(affordable).isTrue();
  }

  @Test
  void the_counts_of_langchain4j_are_a_usage() {
    assertThat(usageOf(new TokenUsage(3, null))).isEqualTo(Usage.of(3, 0));
  }

  // [LangChain4j
  static Usage usageOf(TokenUsage tokens) {
    Usage.Builder usage =
        Usage.builder()
            .promptTokens(orZero(tokens.inputTokenCount()))
            .completionTokens(orZero(tokens.outputTokenCount()));
    return usage.build(); // OpenAiTokenUsage has inputTokensDetails().cachedTokens() as well.
  }

  static long orZero(Integer count) {
    return count == null ? 0 : count;
  }

  // LangChain4j]
}
