package io.openroutercatalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How true the catalogue is at one moment; for health pages and alerts. Immutable and safe for use
 * by many threads.
 */
public final class CatalogStatus {
  /** What can be said of the list that is served. */
  public enum State {
    /** The first attempt is not done, and there is nothing to serve but operator configs. */
    STARTING,
    /**
     * The list was fetched by this process, the last attempt succeeded, and its age is at most
     * twice the interval, or the interval is zero.
     */
    FRESH,
    /**
     * A good list is served, but it is older than it should be: the last attempt failed, or it is a
     * kept copy that the network has not confirmed, or its age exceeds twice the interval.
     */
    STALE,
    /** No list could be had yet; there is nothing to serve but operator configs. */
    DEGRADED,
    /** The catalogue was closed; the last list is still served. */
    CLOSED
  }

  /** Where the list that is served comes from. */
  public enum Source {
    /** Fetched by this process. */
    NETWORK,
    /** The copy that {@link CatalogSettings#store()} kept. */
    STORE,
    /** The copy that the application ships, {@link CatalogSettings#bootstrap()}. */
    BOOTSTRAP,
    /** There is none. */
    NONE
  }

  private final State state;
  private final Attempts attempts;
  private final Source source;
  private final @Nullable Duration age;
  private final CatalogSnapshot snapshot;
  private final HealthSummary health;

  CatalogStatus(
      State state,
      Source source,
      @Nullable Duration age,
      Attempts attempts,
      CatalogSnapshot snapshot,
      HealthSummary health) {
    this.state = state;
    this.source = source;
    this.age = age;
    this.attempts = attempts;
    this.snapshot = snapshot;
    this.health = health;
  }

  /** {@return what can be said of the list that is served} */
  public State state() {
    return state;
  }

  /** {@return where the list that is served comes from} */
  public Source source() {
    return source;
  }

  /**
   * {@return how long ago the list was last fetched or confirmed, or null where there is none}
   * Clock changes do not affect it, except what passed before this process had the list.
   */
  public @Nullable Duration age() {
    return age;
  }

  /** {@return when the last attempt to fetch the list ended, or null where none did} */
  public @Nullable Instant lastAttempt() {
    return attempts.lastAttempt();
  }

  /** {@return when the list was last fetched or confirmed by this process, or null} */
  public @Nullable Instant lastSuccess() {
    return attempts.lastSuccess();
  }

  /** {@return how many attempts failed since the last success} */
  public int consecutiveFailures() {
    return attempts.failures();
  }

  /** {@return why the last attempt failed, or null where it did not} */
  public @Nullable CatalogError lastError() {
    return attempts.lastError();
  }

  /** {@return when the list is next asked for, or null where the refresh is off} */
  public @Nullable Instant nextAttempt() {
    return attempts.nextAttempt();
  }

  /** {@return the catalogue this status speaks of} */
  public CatalogSnapshot snapshot() {
    return snapshot;
  }

  /** {@return how many configs there are in each tier} */
  public Map<BillingTier, Integer> countsByTier() {
    return snapshot.countsByTier();
  }

  /** {@return how many rows of the list each reason kept out} */
  public Map<ExclusionReason, Integer> excludedByReason() {
    return snapshot.excludedByReason();
  }

  /** {@return how many configs are gated at present} */
  public int gated() {
    return (int) snapshot.configs().stream().filter(LlmConfig::healthGated).count();
  }

  /** {@return the share of the configs, 0–1, that are gated or have a health score} */
  public double healthCoverage() {
    long known =
        snapshot.configs().stream()
            .filter(c -> c.healthGated() || c.qualityScoreHealth() != null)
            .count();
    return snapshot.configs().isEmpty() ? 0 : (double) known / snapshot.configs().size();
  }

  /** {@return when the last health pass ended, or null where there was none} */
  public @Nullable Instant lastHealthPass() {
    return health.at();
  }

  /**
   * {@return the share of the requests of the last health pass that failed, 0–1; null where there
   * was none} From 0.25 on, nothing of that pass was believed.
   */
  public @Nullable Double healthFailureRatio() {
    return health.failureRatio();
  }

  /**
   * {@return the first failure in the last health pass, or null where all of it went well or there
   * was none}
   */
  public @Nullable CatalogError lastHealthError() {
    return health.error();
  }

  /** {@return the main facts in one line, without secrets} */
  @Override
  public String toString() {
    return "CatalogStatus["
        + state
        + ", source="
        + source
        + ", age="
        + age
        + ", configs="
        + snapshot.configs().size()
        + ", failures="
        + consecutiveFailures()
        + ", lastError="
        + Objects.requireNonNullElse(lastError(), "none")
        + ", nextAttempt="
        + nextAttempt()
        + "]";
  }

  /** What came of the attempts to fetch the list. */
  record Attempts(
      @Nullable Instant lastAttempt,
      @Nullable Instant lastSuccess,
      int failures,
      @Nullable CatalogError lastError,
      @Nullable Instant nextAttempt) {
    static final Attempts NONE = new Attempts(null, null, 0, null, null);

    Attempts succeeded(Instant now) {
      return new Attempts(now, now, 0, null, null);
    }

    Attempts failed(CatalogError error, Instant now) {
      return new Attempts(now, lastSuccess, failures + 1, error, null);
    }

    /** At a time that no clock tells. */
    Attempts failed(CatalogError error) {
      return new Attempts(lastAttempt, lastSuccess, failures + 1, error, null);
    }

    Attempts next(@Nullable Instant at) {
      return new Attempts(lastAttempt, lastSuccess, failures, lastError, at);
    }
  }

  /** What came of the last health pass. */
  record HealthSummary(
      @Nullable Instant at, @Nullable Double failureRatio, @Nullable CatalogError error) {
    static final HealthSummary NONE = new HealthSummary(null, null, null);
  }
}
