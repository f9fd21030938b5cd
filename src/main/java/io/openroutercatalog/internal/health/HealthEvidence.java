package io.openroutercatalog.internal.health;

import io.openroutercatalog.model.ModelHealth;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints of one model said, and what follows from it. Immutable.
 *
 * @param health the gate and the score that follow
 * @param counted how many endpoints can serve the application
 * @param working how many of these have status 0
 * @param uptimeLast30m the best of the counted endpoints, in percent, or null if none reports one
 * @param uptimeLast5m likewise
 */
public record HealthEvidence(
    ModelHealth health,
    int counted,
    int working,
    @Nullable Double uptimeLast30m,
    @Nullable Double uptimeLast5m) {
  private static final double SAFE_UPTIME = 98;
  private static final double RECOVERING_UPTIME = 90;
  private static final double RECOVERING_UPTIME_LAST_5M = 95;

  /**
   * {@return whether the gate may soon change: it is open, but with one endpoint at most and not
   * quite all of the requests answered; or closed, but with most requests answered}
   */
  public boolean isOnEdge() {
    return health.gated()
        ? isAtLeast(uptimeLast30m, RECOVERING_UPTIME)
            || isAtLeast(uptimeLast5m, RECOVERING_UPTIME_LAST_5M)
        : working <= 1 && uptimeLast30m != null && uptimeLast30m < SAFE_UPTIME;
  }

  private static boolean isAtLeast(@Nullable Double uptime, double least) {
    return uptime != null && uptime >= least;
  }
}
