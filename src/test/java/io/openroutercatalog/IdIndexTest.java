package io.openroutercatalog;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdIndexTest {
  @Test
  void an_empty_index_finds_nothing() {
    IdIndex index = new IdIndex(List.of());

    for (int id : List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      assertThat(index.find(id)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 255, 256, 257, 3_000})
  void every_config_is_found_by_its_id_and_by_no_other(int size) {
    Random random = new Random(size);
    Set<Integer> ids = new HashSet<>(List.of(Integer.MIN_VALUE));
    while (ids.size() < size) {
      ids.add(random.nextInt());
    }

    assertFindsExactly(ids, random);
  }

  /** Free places are marked by a number that could be an id. */
  @Test
  void any_number_can_be_an_id() {
    assertFindsExactly(Set.of(0, 1, 2, 4, -1, Integer.MAX_VALUE, Integer.MIN_VALUE), new Random(1));
    assertFindsExactly(IntStream.range(-500, 500).boxed().collect(toSet()), new Random(2));
  }

  /** A poor hash function would cluster ids that are adjacent or a power of two apart. */
  @ParameterizedTest
  @ValueSource(ints = {1, -1, 2, 1 << 10, 1 << 20, 1 << 22})
  void ids_at_regular_distances_are_found(int distance) {
    Set<Integer> ids = new HashSet<>();
    IntStream.range(0, 1_000).forEach(i -> ids.add(-10_000 - i * distance));

    assertFindsExactly(ids, new Random(distance));
  }

  private static LlmConfig config(int id, int score) {
    return LlmConfig.builder().id(id).provider("x").modelName("m").qualityScore(score).build();
  }

  @Test
  void configs_with_the_same_ids_can_take_the_places_of_others() {
    List<LlmConfig> before = List.of(config(1, 1), config(2, 2), config(3, 3));
    List<LlmConfig> after = List.of(before.get(0), config(2, 20), before.get(2));
    IdIndex index = new IdIndex(before);
    IdIndex replaced = Objects.requireNonNull(index.replacing(before, after));

    assertThat(replaced.find(1)).isSameAs(before.get(0));
    assertThat(replaced.find(2)).isSameAs(after.get(1));
    assertThat(index.find(2)).isSameAs(before.get(1));
    assertThat(replaced.find(4)).isNull();
  }

  @Test
  void configs_with_other_ids_or_in_another_number_need_another_index() {
    List<LlmConfig> before = List.of(config(1, 1), config(2, 2));
    IdIndex index = new IdIndex(before);

    assertThat(index.replacing(before, List.of(config(1, 1), config(3, 2)))).isNull();
    assertThat(index.replacing(before, before.reversed())).isNull();
    assertThat(index.replacing(before, before.subList(0, 1))).isNull();
  }

  private static void assertFindsExactly(Set<Integer> ids, Random random) {
    List<LlmConfig> configs =
        ids.stream()
            .map(id -> LlmConfig.builder().id(id).provider("x").modelName("m").build())
            .toList();
    IdIndex index = new IdIndex(configs);

    for (LlmConfig config : configs) {
      assertThat(index.find(config.id())).isSameAs(config);
    }
    for (int i = 0; i < 2_000; i++) {
      int id = i < 1_000 ? i - 500 : random.nextInt();
      assertThat(index.find(id) != null).as("%d", id).isEqualTo(ids.contains(id));
    }
  }
}
