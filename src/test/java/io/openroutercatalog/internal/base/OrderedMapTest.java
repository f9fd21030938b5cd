package io.openroutercatalog.internal.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderedMapTest {
  private static final Map<String, Integer> MAP =
      OrderedMap.of(List.of("b", "a", "c"), List.of(1, 2, 3));

  @Test
  void an_ordered_map_equals_any_map_with_the_same_entries() {
    assertThat(MAP)
        .isEqualTo(Map.of("a", 2, "b", 1, "c", 3))
        .hasSameHashCodeAs(Map.of("a", 2, "b", 1, "c", 3))
        .hasToString("{b=1, a=2, c=3}")
        .containsOnlyKeys("a", "b", "c");
    assertThat(Map.of("a", 2, "b", 1, "c", 3)).isEqualTo(MAP);
    assertThat(MAP.keySet()).containsExactly("b", "a", "c");
    assertThat(MAP.values()).containsExactly(1, 2, 3);
    assertThat(MAP.get("d")).isNull();
    assertThat(MAP.containsKey("d")).isFalse();
    assertThat(MAP.get(null)).isNull();
  }

  static Stream<Consumer<Map<String, Integer>>> changes() {
    return Stream.of(
        map -> map.put("a", 2),
        map -> map.remove("a"),
        map -> map.remove("d"),
        Map::clear,
        map -> map.keySet().remove("a"),
        map -> map.entrySet().iterator().next().setValue(5));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void an_ordered_map_cannot_be_changed(Consumer<Map<String, Integer>> change) {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> change.accept(MAP));
  }

  @Test
  void an_empty_map_cannot_be_cleared() {
    Map<String, Integer> empty = OrderedMap.of(List.of(), List.of());
    assertThat(empty).isEmpty();
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(empty::clear);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> empty.entrySet().iterator().next());
  }

  @Test
  void an_ordered_map_copies_what_it_was_made_of() {
    List<String> keys = new ArrayList<>(List.of("a"));
    List<Integer> values = new ArrayList<>(List.of(1));
    Map<String, Integer> map = OrderedMap.of(keys, values);
    Map<String, Integer> source = new LinkedHashMap<>(MAP);
    Map<String, Integer> copy = OrderedMap.copyOf(source);
    keys.set(0, "b");
    values.set(0, 2);
    source.clear();
    assertThat(map).isEqualTo(Map.of("a", 1));
    assertThat(copy).isEqualTo(MAP);
    assertThat(OrderedMap.copyOf(copy)).isSameAs(copy);
  }

  @Test
  void a_key_without_a_value_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderedMap.of(List.of("a", "b"), List.of(1)))
        .withMessage("2 keys, 1 values");
  }
}
