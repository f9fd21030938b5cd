package io.openroutercatalog.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDown;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.avoid.FailureSignal;
import io.openroutercatalog.avoid.InMemoryCoolDowns;
import io.openroutercatalog.explain.HealthFact.EndpointFact;
import io.openroutercatalog.explain.IdOrigin.Kind;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.life.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
  private final ExplainedLife life = ExplainedLife.begin();

  private ConfigFacts facts(String nameOrId) {
    return Objects.requireNonNull(life.explain(nameOrId).config());
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-5,LISTED,-8484208,openai/gpt-5",
    "-8484208,LISTED,-8484208,openai/gpt-5",
    "openai/gpt-5:nitro,LISTED,-8484208,openai/gpt-5",
    "ANTHROPIC: claude sonnet 4.5,LISTED,-5138454,anthropic/claude-sonnet-4.5",
    "1,LISTED,1,own",
    "own,LISTED,1,own",
    "deepseek/deepseek-math,EXCLUDED,,deepseek/deepseek-math",
    "deepseek math,EXCLUDED,,deepseek/deepseek-math",
    "openai/gpt-4.1,DELISTED,-8388613,openai/gpt-4.1",
    "-8388613,DELISTED,-8388613,openai/gpt-4.1",
    "-99,UNKNOWN,,",
    "99999999999999999999,UNKNOWN,,",
    "openai/gpt-6,UNKNOWN,,",
    "'',UNKNOWN,,"
  })
  void a_name_or_an_id_is_found(String nameOrId, Found found, Integer id, String model) {
    assertThat(life.explain(nameOrId))
        .returns(nameOrId, Explanation::query)
        .returns(found, Explanation::found)
        .returns(id, Explanation::id)
        .returns(model, Explanation::modelName);
  }

  @Test
  void each_reason_has_its_setting_and_its_fact() {
    assertThat(life.explain("deepseek/deepseek-math").leftOut())
        .containsExactly(
            new LeftOut(ExclusionReason.TOOL_CALLING, "required_parameters", "lacks tools"),
            new LeftOut(
                ExclusionReason.CONTEXT_LENGTH,
                "min_context_length",
                "65536 tokens, less than 100000"));
  }

  @Test
  void a_model_that_is_gone_has_its_last_config_and_a_replacement() {
    Explanation gone = life.explain("openai/gpt-4.1");

    assertThat(gone.delistedSince()).isEqualTo(Instant.parse("2026-08-18T01:12:00Z"));
    assertThat(gone.replacement()).returns("openai/gpt-5", LlmConfig::modelName);
    assertThat(facts("openai/gpt-4.1").config().modelName()).isEqualTo("openai/gpt-4.1");
  }

  @Test
  void an_id_is_the_hash_of_a_name_or_the_next_one_that_was_free_or_the_operators() {
    assertThat(facts("vendor54/model-7368").idOrigin())
        .isEqualTo(new IdOrigin(Kind.HASH, -7_968_214, List.of()));
    assertThat(facts("vendor84/model-8047").idOrigin())
        .isEqualTo(new IdOrigin(Kind.STEPPED, -7_968_214, List.of("vendor54/model-7368")));
    assertThat(facts("own").idOrigin()).isEqualTo(new IdOrigin(Kind.OPERATOR, null, List.of()));
  }

  /** The id of the other model is free again, and nobody gets another id for it. */
  @Test
  void an_id_that_was_stepped_is_remembered_once_the_other_model_is_forgotten() {
    ScriptedSource source =
        new ScriptedSource()
            .then(ScriptedSource.list("vendor54/model-7368", "vendor84/model-8047"));
    Life forgetful =
        new Life(source, settings -> settings.maxRememberedIds(1).implausibleLossShare(1)).start();
    source.always(ScriptedSource.list("vendor84/model-8047"));
    forgetful.refresh();

    ConfigFacts facts =
        Objects.requireNonNull(forgetful.engine.explain("vendor84/model-8047").config());

    assertThat(facts.idOrigin()).isEqualTo(new IdOrigin(Kind.REMEMBERED, -7_968_214, List.of()));
    assertThat(forgetful.engine.explain("vendor84/model-8047").toText())
        .contains("-7968215, remembered; by its name it would be -7968214");
  }

  @Test
  void the_tier_has_its_reason() {
    assertThat(facts("openai/gpt-5").tier())
        .isEqualTo(
            new TierFact(
                BillingTier.PREMIUM, "prompt 1.25 USD, completion 10 USD for a million tokens"));
    assertThat(facts("vendor54/model-7368").tier())
        .isEqualTo(new TierFact(BillingTier.FREE, "no call of it can cost anything"));
    assertThat(facts("vendor84/model-8047").tier().why())
        .isEqualTo("prompt 0.2 USD, completion varies for a million tokens");
    assertThat(facts("own").tier().why()).isEqualTo("stated by the operator");
  }

  @Test
  void the_score_has_its_components_with_their_facts() {
    ScoreFact score = facts("anthropic/claude-sonnet-4.5").score();

    assertThat(score.fromHealth()).isNull();
    assertThat(score.quality()).isEqualTo(score.fromFacts()).isEqualTo(89);
    assertThat(score.components())
        .contains(
            new ScoreFact.Component("prestige", 50, "author anthropic"),
            new ScoreFact.Component("recency", 12, "created 2025-09-29, 322 days ago"))
        .extracting(ScoreFact.Component::points)
        .containsExactly(50, 12, 12, 10, 5, 0);
    assertThat(facts("own").score().components())
        .contains(new ScoreFact.Component("operator", 20, null));
  }

  @Test
  void the_health_has_its_evidence() {
    HealthFact health = Objects.requireNonNull(facts("anthropic/claude-sonnet-4.5").health());

    assertThat(health.gated()).isTrue();
    assertThat(health.why()).isEqualTo("down: of 1 counted endpoint none has the status 0");
    assertThat(health.measuredAt()).isEqualTo(Life.NOW.plus(Duration.ofHours(24)));
    assertThat(health.askedNext()).isAfter(health.measuredAt());
    assertThat(health.endpoints())
        .containsExactly(
            new EndpointFact("Anthropic", null, -5L, 61.25),
            new EndpointFact("Google", "short context", 0L, 99.9));
    assertThat(facts("own").health()).isNull();
  }

  @Test
  void a_model_that_is_never_measured_says_so() {
    Life small =
        new Life(
                new ScriptedSource().always(ScriptedSource.list("a/one", "b/two")),
                settings -> settings.healthTopPremium(1))
            .start();

    assertThat(small.engine.explain("a/one").toText()).contains("health     not measured\n");
    assertThat(small.engine.explain("b/two").toText())
        .contains("not measured: not among the best models of its tier");
  }

  @Test
  void what_the_operator_states_is_shown_where_it_acted_without_keys() {
    assertThat(life.explain("openai/gpt-5").overrides())
        .isEqualTo(Map.of("rpm", 10, "api_key", "set", "quality_score_static", 99));
    assertThat(facts("openai/gpt-5").config().terms().rpm()).isEqualTo(10);
    assertThat(facts("openai/gpt-5").score().fromFacts()).isEqualTo(99);
    assertThat(life.explain("openai/gpt-5").toText() + life.explain("openai/gpt-5").toJson())
        .doesNotContain("secret");
  }

  @Test
  void a_forced_model_says_so() {
    Life forced =
        new Life(
                new ScriptedSource()
                    .always(
                        ScriptedSource.list(
                            List.of(
                                TestRow.of("a/small").contextLength(10L).row(),
                                TestRow.ordinary("b/out"),
                                TestRow.ordinary("c/other")),
                            null)),
                settings ->
                    settings.filters(
                        CatalogSettings.builder()
                            .build()
                            .filters()
                            .withForceInclude(Set.of("a/small"))
                            .withForceExclude(Set.of("b/out"))))
            .start();

    assertThat(forced.engine.explain("a/small"))
        .returns(Found.LISTED, Explanation::found)
        .returns(Map.of("force_include", true), Explanation::overrides);
    assertThat(forced.engine.explain("b/out"))
        .returns(Found.EXCLUDED, Explanation::found)
        .returns(Map.of("force_exclude", true), Explanation::overrides);
  }

  @Test
  void a_config_that_cools_down_says_until_when() {
    Life cooled = life.life();
    CoolDowns coolDowns =
        CoolDowns.of(cooled.engine::snapshot, new InMemoryCoolDowns(), cooled.time);
    coolDowns.reportFailure(-8_484_208, FailureSignal.ofStatus(429));

    Explanation explanation = life.explain("openai/gpt-5").with(coolDowns);

    Instant until = cooled.time.instant().plusSeconds(600);
    assertThat(explanation.coolDown()).isEqualTo(new CoolDown(until, "429"));
    assertThat(explanation.toText()).contains("cool-down  until " + until + " (429)");
    assertThat(life.explain("openai/gpt-6").with(coolDowns).coolDown()).isNull();
  }

  @Test
  void after_a_restart_a_copy_explains_what_it_knows() {
    MemoryStore store = new MemoryStore();
    Life first =
        new Life(
                new ScriptedSource()
                    .always(
                        ScriptedSource.list(
                            List.of(
                                TestRow.ordinary("a/one"),
                                TestRow.of("b/small").contextLength(10L).row()),
                            null)),
                settings -> settings.store(store))
            .start();
    first.engine.close();
    Life second = new Life(new ScriptedSource(), settings -> settings.store(store)).start();

    assertThat(second.engine.explain("a/one").found()).isEqualTo(Found.LISTED);
    assertThat(second.engine.explain("b/small"))
        .returns(Found.EXCLUDED, Explanation::found)
        .returns(List.of(), Explanation::leftOut)
        .returns("b/small is in the list, and left out of the catalogue.", Explanation::summary);
  }

  @Test
  void a_clock_that_throws_makes_no_explanation_fail() {
    AtomicBoolean broken = new AtomicBoolean();
    Life fragile =
        new Life(
            new ScriptedSource().always(ScriptedSource.list("a/one")),
            settings ->
                settings.clock(
                    () -> {
                      if (broken.get()) {
                        throw new IllegalStateException("no time");
                      }
                      return Life.NOW;
                    }));
    assertThat(fragile.engine.explain("a/one").found()).isEqualTo(Found.UNKNOWN);
    fragile.start();
    broken.set(true);

    assertThat(fragile.engine.explain("a/one").found()).isEqualTo(Found.LISTED);
  }

  @Test
  void a_catalogue_for_tests_explains_its_configs() {
    try (CatalogService catalog =
        CatalogService.of(
            List.of(LlmConfig.builder().id(3).provider("X").modelName("a/b").build()))) {
      assertThat(catalog.explain("a/b").found()).isEqualTo(Found.LISTED);
      assertThat(catalog.explain("3").id()).isEqualTo(3);
      assertThat(catalog.explain("a/c").nearest()).containsExactly("a/b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai/gpt-5",
        "vendor84/model-8047",
        "openai/gpt-4.1",
        "deepseek/deepseek-math",
        "own",
        "nobody/knows"
      })
  void the_json_has_all_keys_in_their_order_and_no_line_of_the_text_is_long(String name) {
    Explanation explanation = life.explain(name);

    assertThat(JsonText.parseObject(explanation.toJson(), "explanation").keySet())
        .containsExactly(
            "query",
            "found",
            "id",
            "model_name",
            "reasons",
            "score",
            "health",
            "tier",
            "id_origin",
            "cool_down",
            "delisted_since",
            "replacement",
            "overrides",
            "nearest");
    assertThat(explanation.toText().lines()).allMatch(line -> line.length() <= 80);
    assertThat(explanation).hasToString(explanation.summary());
  }

  @Test
  void the_json_has_what_the_values_have() {
    Map<String, Object> json =
        JsonText.parseObject(life.explain("vendor84/model-8047").toJson(), "explanation");

    assertThat(json)
        .containsEntry("found", "listed")
        .containsEntry("id", -7_968_215)
        .containsEntry(
            "id_origin",
            Map.of(
                "kind",
                "stepped",
                "claimed",
                -7_968_214,
                "held_by",
                List.of("vendor54/model-7368")))
        .containsEntry("nearest", List.of());
    assertThat(
            JsonText.parseObject(life.explain("openai/gpt-4.1").toJson(), "explanation")
                .get("replacement"))
        .isEqualTo(Map.of("id", -8_484_208, "model_name", "openai/gpt-5"));
  }
}
