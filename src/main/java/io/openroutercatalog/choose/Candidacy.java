package io.openroutercatalog.choose;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDowns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells what keeps a config from being chosen for one request, at one time.
 *
 * @param coolDowns that are looked at, or null
 */
record Candidacy(
    SelectionRequest request, @Nullable CoolDowns coolDowns, boolean apiKeyRequired, Instant at) {

  /** {@return the first obstacle that makes a config no candidate, or null} */
  private @Nullable Obstacle obstacle(LlmConfig config) {
    if (config.healthGated()) {
      return Obstacle.GATED;
    }
    if (apiKeyRequired && config.apiKey().isEmpty()) {
      return Obstacle.NO_API_KEY;
    }
    if (coolDowns != null && coolDowns.find(config, at) != null) {
      return Obstacle.COOLING_DOWN;
    }
    if (request.excludes(config.id())) {
      return Obstacle.EXCLUDED;
    }
    return request.requirements().matches(config) ? null : Obstacle.REQUIREMENT;
  }

  /** {@return the first obstacle for a pin, or null} Its entitlement was looked at before. */
  @Nullable Obstacle ofPin(LlmConfig config) {
    Obstacle obstacle = obstacle(config);
    return obstacle == null && request.isFreeOnly() && isPaid(config)
        ? Obstacle.NOT_FREE
        : obstacle;
  }

  /** {@return the first obstacle for a config that is not pinned, or null} */
  @Nullable Obstacle ofChoice(LlmConfig config) {
    Obstacle obstacle = obstacle(config);
    if (obstacle == null && isPaid(config) && !request.isPremiumAllowed()) {
      return request.isFreeOnly() ? Obstacle.NOT_FREE : Obstacle.NOT_ENTITLED;
    }
    return obstacle;
  }

  private static boolean isPaid(LlmConfig config) {
    return config.billingTier() != BillingTier.FREE;
  }
}
