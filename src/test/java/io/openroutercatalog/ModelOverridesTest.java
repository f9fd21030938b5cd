package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.life.Life;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.model.ModelCard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator states of generated configs; docs/settings.md. */
class ModelOverridesTest {
  private static final String MODEL = "a/model";

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list(MODEL, "b/other"));

  private Life life(Map<String, ?> fields) {
    return new Life(source, settings -> settings.modelOverrides(Map.of(MODEL, fields))).start();
  }

  @Test
  void any_other_field_of_a_config_can_be_stated() {
    LlmConfig config =
        life(Map.of(
                "name",
                "My model",
                "rpm",
                10,
                "context_length",
                5_000,
                "supported_parameters",
                List.of("tools", "seed"),
                "knowledge_cutoff",
                "2025-01-31",
                "router_pool_eligible",
                false))
            .config(MODEL);

    assertThat(config.name()).isEqualTo("My model");
    assertThat(config.terms().rpm()).isEqualTo(10);
    assertThat(config.contextLength()).isEqualTo(5_000L);
    assertThat(config.supportedParameters()).containsExactly("tools", "seed");
    assertThat(config.card().knowledgeCutoff()).hasToString("2025-01-31");
    assertThat(config.routerPoolEligible()).isFalse();
    assertThat(config.modelName()).isEqualTo(MODEL);
  }

  @Test
  void what_is_not_stated_stays() {
    Life plain = new Life(source).start();
    LlmConfig other = life(Map.of("rpm", 10)).config("b/other");

    assertThat(other).isEqualTo(plain.config("b/other"));
    assertThat(life(Map.of("rpm", 10)).config(MODEL).toBuilder().rpm(200).build())
        .isEqualTo(plain.config(MODEL));
  }

  @Test
  void one_field_of_the_card_leaves_the_others() {
    ModelCard card = new ModelCard(null, "hf/id", true, null, Map.of(), null, null);
    source.always(
        ScriptedSource.list(List.of(TestRow.ordinary(MODEL).toBuilder().card(card).build()), null));

    assertThat(life(Map.of("knowledge_cutoff", "2025-01-31")).config(MODEL).card().huggingFaceId())
        .isEqualTo("hf/id");
  }

  @Test
  void another_tier_comes_with_the_terms_of_that_tier() {
    LlmConfig config = life(Map.of("billing_tier", "free")).config(MODEL);

    assertThat(config.billingTier()).isEqualTo(BillingTier.FREE);
    assertThat(config.terms().rpm()).isEqualTo(20);
    assertThat(config.autoPinTier()).isEqualTo(AutoPinTier.C);
    assertThat(config.routerPoolEligible()).isFalse();
  }

  /** The health of both models is 100. */
  @ParameterizedTest
  @CsvSource({"quality_score_static,90,90,95", "quality_score,7,7,7", "quality_score_health,50,,"})
  void a_stated_score_holds_before_and_after_health_is_measured(
      String field, int value, Integer before, Integer after) {
    Life life = life(Map.of(field, value));
    if (before != null) {
      assertThat(life.config(MODEL).qualityScore()).isEqualTo(before);
    }
    life.measure();

    LlmConfig config = life.config(MODEL);
    int expected =
        after == null
            ? (int) Math.rint(0.5 * value + 0.5 * config.qualityScoreStatic())
            : (int) after;
    assertThat(config.qualityScore()).isEqualTo(expected);
    assertThat(life.config("b/other").qualityScoreHealth()).isEqualTo(100.0);
    life.measure();
    assertThat(life.config(MODEL)).isEqualTo(config);
  }

  @Test
  void a_model_that_the_operator_knows_to_work_is_never_gated() {
    source.health(model -> ScriptedSource.DOWN);
    Life life = life(Map.of("health_gated", false));
    life.measure();

    assertThat(life.config(MODEL).healthGated()).isFalse();
    assertThat(life.config("b/other").healthGated()).isTrue();
    assertThat(life.engine.explain(MODEL).toText())
        .contains("works, as the operator states; down: no endpoint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "id; model_overrides.a/model.id cannot be overridden",
        "model_name; model_overrides.a/model.model_name cannot be overridden",
        "provider; model_overrides.a/model.provider cannot be overridden",
        "supports_image_input; model_overrides.a/model.supports_image_input cannot be overridden",
        "rpmm; model_overrides.a/model: unknown field rpmm",
        "name; model_overrides.a/model.name must be text, was -1",
        "rpm; model_overrides.a/model.rpm must be 0 or more, was -1",
        "quality_score; model_overrides.a/model.quality_score must be from 0 to 100, was -1"
      })
  void a_field_that_cannot_be_stated_is_an_error_that_names_it(String field, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CatalogSettings.builder().modelOverrides(Map.of(MODEL, Map.of(field, -1))))
        .withMessageContaining(message);
  }

  @Test
  void a_fixed_field_is_refused_as_it_was_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CatalogSettings.builder().modelOverrides(Map.of(MODEL, Map.of("modelName", "x"))))
        .withMessage("model_overrides.a/model.modelName cannot be overridden");
  }

  @Test
  void no_text_has_a_stated_key() {
    CatalogSettings settings =
        CatalogSettings.builder()
            .modelOverrides(Map.of(MODEL, Map.of("api_key", Canary.KEY)))
            .build();

    assertThat(settings.modelOverrides().toString() + settings)
        .contains("ModelOverrides{a/model=[api_key]}")
        .doesNotContain(Canary.KEY);
  }

  @Test
  void settings_with_other_overrides_differ() {
    CatalogSettings one =
        CatalogSettings.builder().modelOverrides(Map.of(MODEL, Map.of("rpm", 1))).build();

    assertThat(one).isNotEqualTo(CatalogSettings.builder().build());
    assertThat(one.toBuilder().build()).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(one.differencesTo(CatalogSettings.builder().build()))
        .containsExactly("modelOverrides");
  }
}
