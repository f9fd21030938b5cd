package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.QualityScorer;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.avoid.FailureSignal;
import io.openroutercatalog.choose.AutoSelector;
import io.openroutercatalog.choose.Selection;
import io.openroutercatalog.choose.SelectionRequest;
import io.openroutercatalog.find.ModelQuery;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/finding.md and docs/choosing.md are equal to the code that runs here. */
class ChoiceExamplesTest {
  private final Catalog catalog =
      Catalog.of(List.of(config(-1, "0.000002"), config(-2, "0.000001"), config(-3, "0.000003")));

  private static LlmConfig config(int id, String price) {
    LlmConfigBuilder config =
        LlmConfig.builder()
            .id(id)
            .provider("P")
            .modelName("a/model" + id)
            .openrouterDynamic(true)
            .billingTier(BillingTier.PREMIUM)
            .qualityScore(80 + id)
            .contextLength(200_000L)
            .supportedParameters(List.of("tools"))
            .inputModalities(List.of("text", "image"));
    return config.pricing(Pricing.perToken(new BigDecimal(price), BigDecimal.ONE)).build();
  }

  @Test
  void the_pages_show_the_examples_that_run_here() throws IOException {
    assertThat(Documents.javaBlocks("docs/finding.md"))
        .containsExactly(Documents.region(ChoiceExamplesTest.class, "find"));
    assertThat(Documents.javaBlocks("docs/choosing.md"))
        .containsExactly(
            Documents.region(ChoiceExamplesTest.class, "choose"),
            Documents.region(ChoiceExamplesTest.class, "fail"),
            Documents.region(ChoiceExamplesTest.class, "score"));
  }

  @Test
  void models_are_found_by_what_a_job_needs() {
    // [find
    ModelQuery vision =
        ModelQuery.all().supporting("tools").accepting("image").contextAtLeast(200_000);
    LlmConfig cheapest = vision.cheapestFirst().first(catalog); // null where there is none
    List<LlmConfig> good = vision.premium().scoreAtLeast(70).healthy().bestFirst().list(catalog);
    // find]
    assertThat(cheapest).isNotNull().returns(-2, LlmConfig::id);
    assertThat(good).extracting(LlmConfig::id).containsExactly(-1, -2, -3);
  }

  @Test
  void a_thread_keeps_its_model_until_that_fails() {
    int storedId = -2;
    // [choose
    CoolDowns coolDowns = CoolDowns.of(catalog);
    AutoSelector selector = AutoSelector.builder(catalog).coolDowns(coolDowns).build();

    SelectionRequest request = SelectionRequest.forThread("conversation-17").pinned(storedId);
    Selection selection = selector.select(request);
    LlmConfig config = selection.config(); // null where none can be used
    // choose]
    assertThat(selection).isInstanceOf(Selection.Kept.class);
    assertThat(config).isNotNull();
    int status = 503;
    Map<String, List<String>> headers = Map.of("Retry-After", List.of("30"));
    String body = "";
    // [fail
    coolDowns.reportFailure(
        config.id(), FailureSignal.ofStatus(status).headers(headers).body(body));
    LlmConfig other = selector.select(request).config();
    // fail]
    assertThat(other).isNotNull().isNotEqualTo(config);
  }

  @Test
  void an_application_favours_an_author() {
    // [score
    QualityScorer scorer =
        (row, usual) ->
            row.modelId().author().equals("openai")
                ? StaticScore.of(Map.of("usual", usual.total(), "favoured", 10))
                : usual;
    CatalogSettings settings = CatalogSettings.builder().qualityScorer(scorer).build();
    // score]
    StaticScore usual = StaticScore.of(Map.of("prestige", 50));
    assertThat(settings.qualityScorer()).isSameAs(scorer);
    assertThat(scorer.score(ModelRow.builder("openai/a").build(), usual).total()).isEqualTo(60);
    assertThat(scorer.score(ModelRow.builder("a/a").build(), usual)).isSameAs(usual);
  }
}
