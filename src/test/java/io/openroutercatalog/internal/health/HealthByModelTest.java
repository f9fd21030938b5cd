package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.model.ModelHealth;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthByModelTest {
  private static final KnownHealth ONE = Health.known(ModelHealth.GATED, Instant.EPOCH);
  private static final KnownHealth TWO = Health.known(ModelHealth.UNKNOWN, Instant.EPOCH);
  private static final KnownHealth THREE =
      Health.known(new ModelHealth(false, 99.0), Instant.EPOCH);

  private final HealthByModel health = HealthByModel.copyOf(Map.of("a/1", ONE, "a/2", TWO));

  @Test
  void it_is_the_map_that_it_was_made_of() {
    assertThat(health)
        .isEqualTo(Map.of("a/1", ONE, "a/2", TWO))
        .containsOnlyKeys("a/1", "a/2")
        .containsEntry("a/2", TWO)
        .doesNotContainKey("a/3")
        .hasSize(2);
    assertThat(health.get("a/3")).isNull();
    assertThat(HealthByModel.copyOf(health)).isSameAs(health);
    assertThat(HealthByModel.copyOf(Map.of())).isEmpty();
  }

  @Test
  void a_new_answer_of_a_known_model_takes_the_place_of_the_old_one() {
    assertThat(health.with(Map.of("a/2", THREE))).isEqualTo(Map.of("a/1", ONE, "a/2", THREE));
    assertThat(health).containsEntry("a/2", TWO);
  }

  @Test
  void an_answer_of_a_new_model_is_added() {
    assertThat(health.with(Map.of("a/2", THREE, "a/3", ONE)))
        .isEqualTo(Map.of("a/1", ONE, "a/2", THREE, "a/3", ONE));
    assertThat(health).hasSize(2);
  }
}
