package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which model gets which id, with names whose hashes really collide. */
class IdClaimsTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final String A = "vendor10/model-30084";
  private static final String B = "vendor74/model-43767";
  private static final String C = "vendor45/model-109937";
  private static final int WANTED_BY_A = -4_095_236;

  private static final CatalogSettings STANDARD = CatalogSettings.builder().build();
  private static final CatalogSettings LIST_ORDER =
      CatalogSettings.builder().policy(CatalogPolicy.reference()).build();

  @Test
  void the_older_model_claims_first() {
    Map<String, Integer> ids = ids(STANDARD, model(A, 3L), model(B, 2L), model(C, 1L));

    // C wants the id below A's; B wants A's, and is older than A.
    assertThat(ids)
        .containsEntry(C, WANTED_BY_A - 1)
        .containsEntry(B, WANTED_BY_A)
        .containsEntry(A, WANTED_BY_A - 2);
  }

  @Test
  void a_model_without_a_date_claims_last() {
    Map<String, Integer> ids = ids(STANDARD, model(A, null), model(B, Long.MAX_VALUE / 1_000_000));

    assertThat(ids).containsEntry(B, WANTED_BY_A).containsEntry(A, WANTED_BY_A - 1);
  }

  @Test
  void models_of_the_same_second_claim_by_name() {
    assertThat(ids(STANDARD, model(B, 5L), model(A, 5L)))
        .containsEntry(A, WANTED_BY_A)
        .containsEntry(B, WANTED_BY_A - 1);
    assertThat(ids(STANDARD, model(B, null), model(A, null))).containsEntry(A, WANTED_BY_A);
  }

  @Test
  void ids_do_not_depend_on_the_order_of_the_list() {
    List<ModelRow> models = new ArrayList<>();
    for (String name : List.of(A, B, C, "vendor54/model-7368", "vendor84/model-8047")) {
      models.add(model(name, (long) name.hashCode() & 3));
    }
    for (int i = 0; i < 40; i++) {
      models.add(model("vendor/model-" + i, i % 3 == 0 ? null : 100L - i));
    }
    Map<String, Integer> expected = ids(STANDARD, models);
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      Collections.shuffle(models, random);

      assertThat(ids(STANDARD, models)).isEqualTo(expected);
    }
  }

  @Test
  void a_model_keeps_its_id_when_an_older_rival_appears() {
    ConfigGenerator generator = new ConfigGenerator(STANDARD);
    GeneratedConfigs first = generator.generate(List.of(model(A, 9L)), Map.of(), Set.of(), NOW);

    GeneratedConfigs second =
        generator.generate(List.of(model(B, 1L), model(A, 9L)), first.ids(), Set.of(), NOW);

    assertThat(second.ids()).containsEntry(A, WANTED_BY_A).containsEntry(B, WANTED_BY_A - 1);
  }

  @Test
  void a_model_gets_its_id_back_when_it_returns() {
    ConfigGenerator generator = new ConfigGenerator(STANDARD);
    Map<String, Integer> ids =
        generator.generate(List.of(model(A, 1L), model(B, 2L)), Map.of(), Set.of(), NOW).ids();

    GeneratedConfigs without = generator.generate(List.of(model(C, 3L)), ids, Set.of(), NOW);
    GeneratedConfigs back = generator.generate(List.of(model(B, 2L)), without.ids(), Set.of(), NOW);

    assertThat(without.configs()).extracting(LlmConfig::id).containsExactly(WANTED_BY_A - 2);
    assertThat(back.configs()).extracting(LlmConfig::id).containsExactly(WANTED_BY_A - 1);
  }

  @Test
  void an_excluded_model_claims_nothing() {
    ModelRow excluded = TestRow.of(A).created(1L).contextLength(null).row();

    assertThat(ids(STANDARD, excluded, model(B, 2L))).containsOnly(Map.entry(B, WANTED_BY_A));
  }

  @Test
  void in_list_order_the_earlier_row_claims_first() {
    assertThat(ids(LIST_ORDER, model(A, 9L), model(B, 1L)))
        .containsEntry(A, WANTED_BY_A)
        .containsEntry(B, WANTED_BY_A - 1);
    assertThat(ids(LIST_ORDER, model(B, 9L), model(A, 1L)))
        .containsEntry(B, WANTED_BY_A)
        .containsEntry(A, WANTED_BY_A - 1);
  }

  @Test
  void in_list_order_nothing_is_remembered() {
    GeneratedConfigs generation =
        new ConfigGenerator(LIST_ORDER)
            .generate(List.of(model(B, 1L)), Map.of(A, WANTED_BY_A), Set.of(), NOW);

    assertThat(generation.ids()).containsOnly(Map.entry(B, WANTED_BY_A));
  }

  /** A remembered id can be outside the range that operators are kept out of. */
  @Test
  void the_id_of_an_operator_config_is_given_to_no_model() {
    CatalogSettings settings =
        CatalogSettings.builder()
            .operatorConfigs(
                List.of(LlmConfig.builder().id(7).provider("ollama").modelName("local").build()))
            .build();

    GeneratedConfigs generation =
        new ConfigGenerator(settings).generate(List.of(model(A, 1L)), Map.of(A, 7), Set.of(), NOW);

    assertThat(generation.configs()).extracting(LlmConfig::id).containsExactly(7, WANTED_BY_A);
  }

  private static ModelRow model(String id, @Nullable Long created) {
    return TestRow.of(id).created(created).row();
  }

  private static Map<String, Integer> ids(CatalogSettings settings, ModelRow... models) {
    return ids(settings, List.of(models));
  }

  private static Map<String, Integer> ids(CatalogSettings settings, List<ModelRow> models) {
    GeneratedConfigs generation =
        new ConfigGenerator(settings).generate(models, Map.of(), Set.of(), NOW);
    Map<String, Integer> ids =
        generation.configs().stream()
            .collect(Collectors.toMap(LlmConfig::modelName, LlmConfig::id));
    assertThat(generation.ids()).isEqualTo(ids);
    return ids;
  }
}
