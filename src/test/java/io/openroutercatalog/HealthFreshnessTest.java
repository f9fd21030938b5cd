package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HealthFreshnessTest {
  private static final HealthFreshness SOME = HealthFreshness.of(9, 4, 2);

  @Test
  void what_is_not_overdue_is_fresh() {
    assertThat(SOME.selected()).isEqualTo(9);
    assertThat(SOME.overdue()).isEqualTo(4);
    assertThat(SOME.fresh()).isEqualTo(5);
    assertThat(SOME.onEdge()).isEqualTo(2);
    assertThat(SOME).hasToString("HealthFreshness[fresh=5, overdue=4, onEdge=2]");
  }

  @Test
  void equal_ones_have_equal_numbers() {
    assertThat(HealthFreshness.of(9, 4, 2)).isEqualTo(SOME).hasSameHashCodeAs(SOME);
    assertThat(SOME)
        .isNotEqualTo(HealthFreshness.of(8, 4, 2))
        .isNotEqualTo(HealthFreshness.of(9, 3, 2))
        .isNotEqualTo(HealthFreshness.of(9, 4, 1))
        .isNotEqualTo("9, 4, 2");
    assertThat(SOME.hashCode()).isNotEqualTo(HealthFreshness.NONE.hashCode());
  }

  @Test
  void no_more_are_overdue_or_on_edge_than_are_selected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthFreshness.of(1, 2, 0))
        .withMessageContaining("overdue");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthFreshness.of(1, 0, 2))
        .withMessageContaining("onEdge");
    assertThat(HealthFreshness.of(1, 1, 1).fresh()).isZero();
  }
}
