package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class StableIdsTest {
  private static final int OFFSET = -10_000;

  /** Two names whose hashes really collide, and the id that both claim. */
  private static final String ONE = "vendor54/model-7368";

  private static final String OTHER = "vendor84/model-8047";
  private static final int WANTED = -7_968_214;

  @ParameterizedTest
  @CsvFileSource(resources = "blake2b.csv", numLinesToSkip = 1)
  void a_name_has_its_published_id(
      String text, int repeat, String digest6, String digest32, String digest64, int id) {
    assertThat(StableIds.base(text.repeat(repeat), OFFSET)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "-10000,      openai/gpt-5,                -8484208",
    "0,           openai/gpt-5,                -8474208",
    "-500000,     anthropic/claude-sonnet-4.6, -4735033",
    "-2137483648, openai/gpt-5,                -2145957856",
    "2147483647,  openai/gpt-5,                2139009439"
  })
  void the_offset_shifts_an_id(int offset, String model, int id) {
    assertThat(StableIds.base(model, offset)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "vendor54/model-7368 vendor84/model-8047,   -7968214 -7968215",
    "vendor84/model-8047 vendor54/model-7368,   -7968214 -7968215",
    "vendor48/model-3268 vendor28/model-8798,   -8960597 -8960598",
    "vendor28/model-8798 vendor48/model-3268,   -8960597 -8960598",
    "vendor23/model-7340 vendor44/model-9696,   -4680326 -4680327",
    "vendor44/model-9696 vendor23/model-7340,   -4680326 -4680327",
    "vendor55/model-7389 vendor8/model-11141,   -3489460 -3489461",
    "vendor8/model-11141 vendor55/model-7389,   -3489460 -3489461",
    "vendor15/model-5128 vendor39/model-11545,  -2325240 -2325241",
    "vendor39/model-11545 vendor15/model-5128,  -2325240 -2325241",
    "vendor33/model-9486 vendor14/model-12990,  -4488257 -4488258",
    "vendor14/model-12990 vendor33/model-9486,  -4488257 -4488258",
    "vendor10/model-30084 vendor74/model-43767 vendor45/model-109937, -4095236 -4095237 -4095238",
    "vendor45/model-109937 vendor10/model-30084 vendor74/model-43767, -4095237 -4095236 -4095238",
    "vendor10/model-30084 vendor45/model-109937 vendor74/model-43767, -4095236 -4095237 -4095238",
    "vendor22/model-26518 vendor52/model-50040 vendor10/model-57528,  -428290 -428291 -428292",
    "vendor10/model-57528 vendor22/model-26518 vendor52/model-50040,  -428291 -428290 -428292",
    "vendor22/model-26518 vendor10/model-57528 vendor52/model-50040,  -428290 -428291 -428292"
  })
  void colliding_names_get_their_ids_in_the_order_of_their_claims(String models, String ids) {
    List<String> names = List.of(models.split(" "));

    Map<String, Integer> assigned = StableIds.assign(names, Map.of(), List.of(), OFFSET);

    assertThat(names.stream().map(assigned::get))
        .containsExactlyElementsOf(Arrays.stream(ids.split(" ")).map(Integer::valueOf).toList());
  }

  @Test
  void a_remembered_id_is_kept_even_by_the_later_claim() {
    Map<String, Integer> ids =
        StableIds.assign(List.of(ONE, OTHER), Map.of(OTHER, WANTED), List.of(), OFFSET);

    assertThat(ids).containsOnly(Map.entry(OTHER, WANTED), Map.entry(ONE, WANTED - 1));
  }

  @Test
  void a_remembered_id_that_differs_from_the_hash_is_kept() {
    assertThat(StableIds.assign(List.of(ONE), Map.of(ONE, -77), List.of(), OFFSET))
        .containsOnly(Map.entry(ONE, -77));
  }

  @Test
  void the_id_of_a_vanished_model_goes_to_no_other() {
    Map<String, Integer> ids =
        StableIds.assign(List.of(ONE), Map.of(OTHER, WANTED), List.of(), OFFSET);

    assertThat(ids).containsOnly(Map.entry(OTHER, WANTED), Map.entry(ONE, WANTED - 1));
  }

  @Test
  void a_reserved_id_is_given_to_no_model() {
    assertThat(StableIds.assign(List.of(ONE), Map.of(), List.of(WANTED, WANTED - 1), OFFSET))
        .containsOnly(Map.entry(ONE, WANTED - 2));
  }

  @Test
  void a_remembered_id_that_has_become_reserved_is_given_up() {
    assertThat(StableIds.assign(List.of(ONE), Map.of(ONE, WANTED), List.of(WANTED), OFFSET))
        .containsOnly(Map.entry(ONE, WANTED - 1));
  }

  @Test
  void the_arguments_are_left_as_they_were() {
    Map<String, Integer> kept = Map.of(OTHER, WANTED); // Immutable: a change would throw.

    assertThat(StableIds.assign(List.of(ONE), kept, List.of(5), OFFSET)).hasSize(2);
  }

  /** With so many names dozens collide; all must get distinct ids in the range. */
  @Test
  void many_names_get_distinct_ids() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      names.add("vendor" + i % 97 + "/model-" + i);
    }

    Map<String, Integer> ids = StableIds.assign(names, Map.of(), List.of(), OFFSET);

    assertThat(new HashSet<>(ids.values())).hasSize(names.size());
    assertThat(ids.values())
        .allSatisfy(id -> assertThat(id).isBetween(OFFSET - StableIds.RANGE - 100, OFFSET));
    assertThat(names.stream().filter(name -> ids.get(name) != StableIds.base(name, OFFSET)))
        .as("names moved by a collision")
        .hasSizeGreaterThan(20);
  }

  @Test
  void a_name_keeps_its_id_while_others_come_and_go() {
    Random random = new Random(4);
    List<String> pool = new ArrayList<>(List.of(ONE, OTHER));
    for (int i = 0; i < 200; i++) {
      pool.add("vendor/model-" + i);
    }
    Map<String, Integer> ids = Map.of();
    for (int round = 0; round < 50; round++) {
      List<String> listed = pool.stream().filter(name -> random.nextBoolean()).toList();

      Map<String, Integer> next = StableIds.assign(listed, ids, List.of(), OFFSET);

      assertThat(next).containsAllEntriesOf(ids).containsKeys(listed.toArray(String[]::new));
      assertThat(new HashSet<>(next.values())).hasSize(next.size());
      ids = next;
    }
  }

  @Test
  void known_names_move_to_the_end_when_they_are_listed_again() {
    Map<String, Integer> known = new LinkedHashMap<>();
    known.put("a/one", -1);
    known.put("b/two", -2);
    known.put("c/three", -3);
    assertThat(StableIds.assign(List.of("a/one", "d/four"), known, List.of(), OFFSET).keySet())
        .containsExactly("b/two", "c/three", "a/one", "d/four");
  }

  @ParameterizedTest(name = "{0} of at most {1}, {2} kept: {3} forgotten")
  @CsvSource({
    "1, 3, 0, 0",
    "3, 3, 0, 0",
    "4, 3, 0, 1",
    "9, 3, 0, 6",
    "9, 3, 5, 4", // Five are kept in any case.
    "9, 3, 9, 0"
  })
  void the_first_names_are_forgotten(int names, int most, int atLeast, int forgotten) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int i = 0; i < names; i++) {
      ids.put("vendor/" + i, -i);
    }
    assertThat(StableIds.forgetFirst(ids, most, atLeast)).isEqualTo(forgotten);
    assertThat(ids).hasSize(names - forgotten);
    if (!ids.isEmpty()) {
      assertThat(ids.keySet().iterator().next()).isEqualTo("vendor/" + forgotten);
    }
  }

  @ParameterizedTest(name = "two of {0} characters count as {1}")
  @CsvSource({"64, 2", "65, 4", "128, 4", "129, 6", "1000, 32"})
  void a_long_name_counts_as_several(int length, int weight) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    ids.put("a".repeat(length), -1);
    ids.put("b".repeat(length), -2);
    assertThat(StableIds.forgetFirst(ids, weight, 0)).isZero();
    assertThat(StableIds.forgetFirst(ids, weight - 1, 0)).isOne();
  }
}
