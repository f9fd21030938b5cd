package io.openroutercatalog;

import static io.openroutercatalog.BillingTier.FREE;
import static io.openroutercatalog.BillingTier.PREMIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.life.Life;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which listed config is closest to one that vanished. */
class ReplacementFinderTest {
  private static int ids;

  private static LlmConfigBuilder model(String name) {
    return LlmConfig.builder()
        .id(--ids)
        .provider("OPENROUTER")
        .modelName(name)
        .billingTier(PREMIUM)
        .openrouterDynamic(true)
        .qualityScore(50);
  }

  private static Pricing perToken(String prompt, String completion) {
    return Pricing.perToken(new BigDecimal(prompt), new BigDecimal(completion));
  }

  static Stream<Arguments> closest() {
    LlmConfigBuilder gone = model("a/chat-5").canonicalSlug("a/chat-5-0801");
    return Stream.of(
        arguments(
            "the same model in another variant",
            gone,
            List.of(
                model("a/chat-5-turbo").canonicalSlug("a/chat-5-0801").qualityScore(99),
                model("a/chat-5:extended").qualityScore(1).healthGated(true)),
            "a/chat-5:extended"),
        arguments(
            "a variant's plain model",
            model("a/chat-5:extended"),
            List.of(model("a/chat-5-extended"), model("a/chat-5")),
            "a/chat-5"),
        arguments(
            "the same canonical slug, whatever the name",
            gone,
            List.of(
                model("a/chat-5-turbo").qualityScore(99),
                model("a/renamed").canonicalSlug("a/chat-5-0801").qualityScore(1)),
            "a/renamed"),
        arguments(
            "no slug is not the same slug",
            model("a/chat-5"),
            List.of(model("a/chat-4"), model("a/other").qualityScore(99)),
            "a/chat-4"),
        arguments(
            "the longest common beginning",
            gone,
            List.of(
                model("a/other").qualityScore(99),
                model("a/chat-5-mini").qualityScore(1),
                model("a/chat-4").qualityScore(98)),
            "a/chat-5-mini"),
        arguments(
            "among equals one that works",
            gone,
            List.of(
                model("a/chat-3").healthGated(true).qualityScore(99),
                model("a/chat-4").qualityScore(1)),
            "a/chat-4"),
        arguments(
            "a gated one where nothing else is near",
            gone,
            List.of(model("a/chat-4").healthGated(true), model("a/x")),
            "a/chat-4"),
        arguments(
            "among working equals the better score",
            gone,
            List.of(model("a/chat-3").qualityScore(51), model("a/chat-4").qualityScore(52)),
            "a/chat-4"),
        arguments(
            "never another tier, the same model included",
            gone,
            List.of(model("a/chat-5:free").billingTier(FREE), model("a/other")),
            "a/other"),
        arguments(
            "free for free",
            model("a/chat-5:free").billingTier(FREE),
            List.of(model("a/chat-5"), model("a/x:free").billingTier(FREE)),
            "a/x:free"),
        arguments(
            "none at more than twice the price",
            model("a/codex").pricing(perToken("0.00000125", "0.00001")),
            List.of(
                model("a/codex-pro").pricing(perToken("0.000015", "0.00012")),
                model("a/x").pricing(perToken("0.0000025", "0.00002"))),
            "a/x"),
        arguments(
            "any price where one of them is not known",
            model("a/codex").pricing(perToken("0.00000125", "0.00001")),
            List.of(model("a/codex-pro"), model("a/x").pricing(perToken("0", "0"))),
            "a/codex-pro"),
        arguments(
            "one that takes the same inputs",
            model("a/chat-5").inputModalities(List.of("text", "image")),
            List.of(
                model("a/chat-5-mini").inputModalities(List.of("text")),
                model("a/x").inputModalities(List.of("image", "text", "file"))),
            "a/x"),
        arguments(
            "one that has what an application relies on",
            model("a/chat-5")
                .supportedParameters(List.of("tools", "structured_outputs", "reasoning", "seed")),
            List.of(
                model("a/chat-5-a").supportedParameters(List.of("tools", "reasoning", "seed")),
                model("a/chat-5-b")
                    .supportedParameters(List.of("tools", "structured_outputs", "seed")),
                model("a/chat-5-c").supportedParameters(List.of("structured_outputs", "reasoning")),
                model("a/x")
                    .supportedParameters(List.of("reasoning", "structured_outputs", "tools"))),
            "a/x"),
        arguments(
            "one of at least half the context",
            model("a/chat-5").contextLength(200_001L),
            List.of(
                model("a/chat-5-mini").contextLength(100_000L),
                model("a/chat-5-nano"),
                model("a/x").contextLength(100_001L)),
            "a/x"),
        arguments(
            "an alias belongs to its author",
            model("~a/chat-latest"),
            List.of(model("a/chat-5"), model("a/other").qualityScore(99), model("b/x")),
            "a/chat-5"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closest")
  void the_closest_config_is_found(
      String rule, LlmConfigBuilder gone, List<LlmConfigBuilder> in, String name) {
    List<LlmConfig> listed = in.stream().map(LlmConfigBuilder::build).toList();
    for (List<LlmConfig> order : List.of(listed, listed.reversed())) {
      assertThat(ReplacementFinder.closest(gone.build(), order))
          .as(rule)
          .isNotNull()
          .extracting(LlmConfig::modelName)
          .isEqualTo(name);
    }
  }

  @Test
  void there_is_no_replacement_of_another_author_or_tier() {
    LlmConfig gone = model("a/chat-5").build();
    LlmConfig own = model("a/chat-5").openrouterDynamic(false).build();
    assertThat(ReplacementFinder.closest(gone, List.of())).isNull();
    assertThat(
            ReplacementFinder.closest(
                gone,
                List.of(
                    model("b/chat-5").build(),
                    model("ab/chat-5").build(),
                    model("a/chat-5:free").billingTier(FREE).build(),
                    own)))
        .isNull();
  }

  @Test
  void of_equals_the_one_that_is_listed_first_is_taken() {
    List<LlmConfig> listed = List.of(model("a/chat-6").build(), model("a/chat-7").build());
    assertThat(ReplacementFinder.closest(model("a/chat-5").build(), listed))
        .isEqualTo(listed.getFirst());
    assertThat(ReplacementFinder.closest(model("a/chat-5").build(), listed.reversed()))
        .isEqualTo(listed.getLast());
  }

  @Test
  void a_look_up_of_a_vanished_model_names_it_and_its_replacement() {
    ScriptedSource source =
        new ScriptedSource().always(ScriptedSource.list("a/chat-5", "a/chat-4", "b/x"));
    Life life = new Life(source).start();
    LlmConfig last = life.config("a/chat-5");
    int lonely = life.config("b/x").id();
    source.always(ScriptedSource.list("a/chat-4", "c/y"));
    life.refresh();
    life.refresh();
    life.refresh(); // More than half is gone, so it is believed the third time.
    assertThat(life.engine.snapshot().lookup(last.id()))
        .isEqualTo(new LookupResult.Delisted(last, Life.NOW, life.config("a/chat-4")));
    assertThat(life.engine.snapshot().lookup(lonely))
        .isInstanceOfSatisfying(
            LookupResult.Delisted.class, gone -> assertThat(gone.replacement()).isNull());
    assertThat(life.engine.snapshot().lookup(life.config("a/chat-4").id()))
        .isInstanceOf(LookupResult.Listed.class);
    assertThat(life.engine.snapshot().lookup(1)).isInstanceOf(LookupResult.Unknown.class);
  }
}
