package io.openroutercatalog;

import java.time.Instant;
import java.util.Objects;

/**
 * A config whose model is no longer listed.
 *
 * @param lastConfig the config as it was last
 * @param since when the model was first missing from the list
 */
public record DelistedConfig(LlmConfig lastConfig, Instant since) {
  /** Checks that nothing is null. */
  public DelistedConfig {
    Objects.requireNonNull(lastConfig, "lastConfig");
    Objects.requireNonNull(since, "since");
  }
}
