package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.internal.client.Answers;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.StateTransitions;
import io.openroutercatalog.internal.generate.ConfigGenerator;
import io.openroutercatalog.internal.generate.GeneratedConfigs;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.testing.FakeModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold for every list, tested with random ones; {@link RandomCatalogTest} uses HTTP. */
class CatalogLawsTest {
  /** The hashes of two names are equal, and that of the third is the next lower number. */
  private static final List<String> RIVALS =
      List.of("vendor10/model-30084", "vendor74/model-43767", "vendor45/model-109937");

  private static final Map<String, String> USUAL = usual();
  private static final ConfigGenerator GENERATOR =
      new ConfigGenerator(CatalogSettings.builder().build());

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_json_in_any_field_gives_a_valid_catalogue(int seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      StringJoiner row =
          new StringJoiner(",", "{" + RandomJson.field("id", "\"v/m" + i + "\","), "}");
      USUAL.forEach(
          (name, json) -> {
            boolean odd = random.nextInt(4) == 0;
            row.add(RandomJson.field(name, odd ? RandomJson.value(random) : json));
          });
      rows.add(row.toString());
    }

    List<ModelRow> models = read(rows).models();
    assertThat(models).hasSize(rows.size());
    ConfigGenerator wide = new ConfigGenerator(Invariants.WIDE);
    assertThat(wide.generate(models, Map.of(), Set.of(), Invariants.NOW).configs()).isNotEmpty();
    ModelsFuzz.fuzzerTestOneInput(body(rows)); // Checks the invariants.
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_rows_changes_no_id_with_and_without_remembered_ids(int seed) {
    Random random = new Random(seed);
    List<ModelRow> models = withRivals(seed, random);
    Map<String, Integer> known = ids(models.subList(0, random.nextInt(models.size())), Map.of());
    Map<String, Integer> fresh = ids(models, Map.of());
    Map<String, Integer> remembered = ids(models, known);

    Collections.shuffle(models, random);

    assertThat(ids(models, Map.of())).isEqualTo(fresh);
    assertThat(ids(models, known)).isEqualTo(remembered).containsAllEntriesOf(known);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_further_row_changes_no_other_config(int seed) {
    Random random = new Random(seed);
    List<ModelRow> models = withRivals(seed, random);
    ModelRow further = models.remove(random.nextInt(models.size()));
    GeneratedConfigs before = GENERATOR.generate(models, Map.of(), Set.of(), Invariants.NOW);

    models.add(random.nextInt(models.size() + 1), further);
    GeneratedConfigs after = GENERATOR.generate(models, before.ids(), Set.of(), Invariants.NOW);

    assertThat(after.configs())
        .filteredOn(config -> !config.modelName().equals(further.id()))
        .isEqualTo(before.configs());
  }

  /** Without remembered ids, only a model whose number an older one claims can change its id. */
  @ParameterizedTest
  @MethodSource("seeds")
  void without_remembered_ids_a_further_row_changes_only_ids_that_collide(int seed) {
    Random random = new Random(seed);
    List<ModelRow> models = withRivals(seed, random);
    Map<String, Integer> all = ids(models, Map.of());
    models.remove(random.nextInt(models.size()));

    Map<String, Integer> fewer = ids(models, Map.of());

    assertThat(fewer).hasSize(models.size());
    fewer.keySet().removeAll(RIVALS);
    assertThat(all).containsAllEntriesOf(fewer);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_same_answer_twice_gives_the_same_catalogue_and_no_change(int seed) {
    StateTransitions transitions = new StateTransitions(CatalogSettings.builder().build());
    List<String> rows = RandomRows.of(seed).all();
    CatalogState first =
        transitions.fetched(transitions.initial(), read(rows), null, Invariants.NOW).state();

    CatalogState second = transitions.fetched(first, read(rows), null, Invariants.NOW).state();

    assertThat(second.snapshot().configs()).isEqualTo(first.snapshot().configs()).isNotEmpty();
    assertThat(second.memory().ids()).isEqualTo(first.memory().ids());
    assertThat(
            CatalogUpdate.between(first.snapshot(), second.snapshot(), Duration.ofDays(14))
                .changes())
        .isEmpty();
  }

  private static Map<String, Integer> ids(List<ModelRow> models, Map<String, Integer> known) {
    return new LinkedHashMap<>(GENERATOR.generate(models, known, Set.of(), Invariants.NOW).ids());
  }

  /** {@return good models of random ages, some of which claim the same id} */
  private static List<ModelRow> withRivals(int seed, Random random) {
    List<String> rows = new ArrayList<>(RandomRows.of(seed).clean());
    for (String rival : RIVALS) {
      rows.add(FakeModel.of(rival).with("created", 1 + random.nextInt(3)).toJson());
    }
    Collections.shuffle(rows, random);
    return new ArrayList<>(read(rows).models());
  }

  private static ModelList read(List<String> rows) {
    FetchOutcome<ModelList> outcome = Answers.models(body(rows));
    assertThat(outcome).isInstanceOf(FetchOutcome.Answer.class);
    return ((FetchOutcome.Answer<ModelList>) outcome).value();
  }

  private static byte[] body(List<String> rows) {
    return ("{\"data\":[" + String.join(",", rows) + "]}").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> usual() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "\"Name\"");
    fields.put("canonical_slug", "\"v/m-1\"");
    fields.put("created", "1767225600");
    fields.put("context_length", "200000");
    fields.put("architecture", "{\"output_modalities\":[\"text\"]}");
    fields.put("pricing", "{\"prompt\":\"0.000001\",\"completion\":\"0\"}");
    fields.put("top_provider", "{\"max_completion_tokens\":8000}");
    fields.put("supported_parameters", "[\"tools\"]");
    fields.put("expiration_date", "\"2027-01-31\"");
    fields.put("alias_target", "null");
    return fields;
  }
}
