package io.openroutercatalog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.HealthSchedule;
import org.junit.jupiter.api.Test;

/** One day of a replay; the command replays all of them, with three seeds. */
class ReplayTest {
  private static final int DAYS = 1;
  private static final long SEED = 7;

  @Test
  void the_adaptive_schedule_serves_half_as_many_wrong_gates_with_no_more_requests() {
    ReplayFigures fixed = Replay.run(SEED, HealthSchedule.FIXED, DAYS);
    ReplayFigures adaptive = Replay.run(SEED, HealthSchedule.ADAPTIVE, DAYS);

    assertThat(fixed.wrongGates()).isBetween(0.2, 1.0);
    assertThat(adaptive.wrongGates()).isLessThanOrEqualTo(fixed.wrongGates() / 2);
    assertThat(adaptive.requestsADay()).isLessThanOrEqualTo(fixed.requestsADay());
    assertThat(adaptive.minutesToOutage()).isLessThan(fixed.minutesToOutage());
    assertThat(adaptive.minutesToRecovery()).isLessThan(fixed.minutesToRecovery() / 2);
    assertThat(adaptive.listLag()).isLessThan(fixed.listLag() / 5);
    assertThat(adaptive.changedIds()).isZero();
    assertThat(adaptive.falseEvents()).isZero();
  }
}
