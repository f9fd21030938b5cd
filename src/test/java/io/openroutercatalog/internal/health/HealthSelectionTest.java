package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models have their health measured. */
class HealthSelectionTest {
  private final HealthSelection selection =
      new HealthSelection(CatalogSettings.builder().build().schedule());
  private int nextId = 1;

  private LlmConfigBuilder config(String model, int staticScore) {
    return LlmConfig.builder()
        .id(nextId++)
        .provider("OPENROUTER")
        .modelName(model)
        .billingTier(BillingTier.PREMIUM)
        .openrouterDynamic(true)
        .qualityScoreStatic(staticScore);
  }

  private List<LlmConfig> configs(String prefix, int count, BillingTier tier, int staticScore) {
    return IntStream.range(0, count)
        .mapToObj(i -> config(prefix + i, staticScore).billingTier(tier).build())
        .toList();
  }

  @Test
  void the_best_50_premium_and_30_free_are_selected() {
    List<LlmConfig> all = new ArrayList<>();
    all.addAll(configs("p/low", 40, BillingTier.PREMIUM, 10));
    all.addAll(configs("f/low", 20, BillingTier.FREE, 90));
    all.addAll(configs("p/high", 45, BillingTier.PREMIUM, 11));
    all.addAll(configs("f/high", 25, BillingTier.FREE, 91));

    assertThat(selection.select(all))
        .containsExactlyElementsOf(
            List.of(names("p/high", 45), names("p/low", 5), names("f/high", 25), names("f/low", 5))
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  @Test
  void how_many_are_selected_is_a_setting() {
    List<LlmConfig> all = new ArrayList<>();
    all.addAll(configs("p/m", 60, BillingTier.PREMIUM, 10));
    all.addAll(configs("f/m", 40, BillingTier.FREE, 90));
    CatalogSettings some = CatalogSettings.builder().healthTopPremium(2).healthTopFree(0).build();
    CatalogSettings every =
        CatalogSettings.fromMap(Map.of("health_top_premium", "all", "health_top_free", "all"));

    assertThat(new HealthSelection(some.schedule()).select(all)).containsExactly("p/m0", "p/m1");
    assertThat(new HealthSelection(every.schedule()).select(all)).hasSize(100);
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  @Test
  void models_with_equal_scores_keep_the_order_of_the_list() {
    List<LlmConfig> all = new ArrayList<>(configs("p/m", 60, BillingTier.PREMIUM, 50));
    Collections.reverse(all);
    assertThat(selection.select(all))
        .containsExactlyElementsOf(all.stream().limit(50).map(LlmConfig::modelName).toList());
  }

  @Test
  void a_model_with_several_configs_is_selected_once() {
    List<LlmConfig> all = new ArrayList<>(configs("p/m", 50, BillingTier.PREMIUM, 50));
    all.addFirst(config("p/m3", 99).openrouterDynamic(false).build());
    all.add(config("p/m4", 1).billingTier(BillingTier.FREE).build());
    assertThat(selection.select(all)).hasSize(50).startsWith("p/m3", "p/m0").contains("p/m49");
  }

  @Test
  void the_model_of_an_operator_config_is_selected_if_openrouter_serves_it() {
    LlmConfig own = config("a/own", 5).openrouterDynamic(false).build();
    assertThat(selection.select(List.of(own))).containsExactly("a/own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPENAI", "CUSTOM", "openrouter ", "OPENROUTER2"})
  void a_model_of_another_provider_is_never_selected(String provider) {
    assertThat(selection.select(List.of(config("a/b", 99).provider(provider).build()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4", "a/b/c", "a/..", "../b", "a/b c", "a/b\u0000", "/b", "a/"})
  void a_malformed_model_id_is_never_selected(String model) {
    assertThat(selection.select(List.of(config(model, 99).build()))).isEmpty();
  }
}
