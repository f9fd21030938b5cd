package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openroutercatalog.internal.base.OrderedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticScoreTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "60, 40, 100", "60, 41, 100", "5, -5, 0", "5, -6, 0", "97, -10, 87"})
  void the_total_is_the_sum_kept_from_0_to_100(int one, int other, int total) {
    assertThat(StaticScore.of(Map.of("one", one, "other", other)).total()).isEqualTo(total);
  }

  @Test
  void components_keep_their_order_and_cannot_be_changed() {
    Map<String, Integer> components = new LinkedHashMap<>();
    for (String name : List.of("prestige", "recency", "pricing", "context", "penalty", "a")) {
      components.put(name, 1);
    }

    StaticScore score = StaticScore.of(components);
    components.clear();

    assertThat(score.components().keySet())
        .containsExactly("prestige", "recency", "pricing", "context", "penalty", "a");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> score.components().clear());
  }

  /** The same total from other components is another score. */
  @Test
  void scores_are_equal_when_their_components_are() {
    assertThat(StaticScore.of(Map.of("a", 1)))
        .isEqualTo(StaticScore.of(Map.of("a", 1)))
        .hasSameHashCodeAs(StaticScore.of(Map.of("a", 1)))
        .isNotEqualTo(StaticScore.of(Map.of("b", 1)))
        .isNotEqualTo(null)
        .hasToString("1 {a=1}");
  }

  @Test
  void scores_are_equal_whatever_the_order_of_their_components() {
    StaticScore score = StaticScore.of(OrderedMap.of(List.of("a", "b"), List.of(1, 2)));

    assertThat(StaticScore.of(OrderedMap.of(List.of("b", "a"), List.of(2, 1))))
        .isEqualTo(score)
        .hasSameHashCodeAs(score);
    assertThat(StaticScore.of(OrderedMap.of(List.of("a", "b"), List.of(2, 1)))).isNotEqualTo(score);
  }
}
