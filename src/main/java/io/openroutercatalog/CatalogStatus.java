package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How current the catalogue is at one moment, and why; for health pages and alerts. Immutable and
 * safe for use by many threads.
 */
public final class CatalogStatus {
  /** How current the list is that is served. */
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
     * cached copy that the network has not confirmed, or its age exceeds twice the interval.
     */
    STALE,
    /**
     * Every attempt to fetch a list has failed so far; there is nothing to serve but operator
     * configs.
     */
    DEGRADED,
    /** The catalogue was closed; the last list is still served. */
    CLOSED
  }

  /** Where the list that is served comes from. */
  public enum Source {
    /** Fetched by this process. */
    NETWORK,
    /** The cached copy in {@link CatalogSettings#store()}. */
    STORE,
    /** The bootstrap copy that the application ships, {@link CatalogSettings#bootstrap()}. */
    BOOTSTRAP,
    /** There is none. */
    NONE
  }

  private final State state;
  private final Source source;
  private final @Nullable Duration age;
  private final @Nullable Instant lastAttempt;
  private final @Nullable Instant lastSuccess;
  private final int consecutiveFailures;
  private final long forgottenIds;
  private final Map<String, Instant> heldZeroPrices;
  private final @Nullable CatalogError lastError;
  private final @Nullable Instant nextAttempt;
  private final CatalogSnapshot snapshot;
  private final HealthFreshness healthFreshness;
  private final @Nullable Instant lastHealthPass;
  private final @Nullable Double healthFailureRatio;
  private final @Nullable CatalogError lastHealthError;

  private CatalogStatus(Builder from) {
    this.state = from.state;
    this.source = from.source;
    this.age = from.age;
    this.lastAttempt = from.lastAttempt;
    this.lastSuccess = from.lastSuccess;
    this.consecutiveFailures = from.consecutiveFailures;
    this.forgottenIds = from.forgottenIds;
    this.heldZeroPrices = from.heldZeroPrices;
    this.lastError = from.lastError;
    this.nextAttempt = from.nextAttempt;
    this.snapshot = from.snapshot;
    this.healthFreshness = from.healthFreshness;
    this.lastHealthPass = from.lastHealthPass;
    this.healthFailureRatio = from.healthFailureRatio;
    this.lastHealthError = from.lastHealthError;
  }

  /**
   * Makes a status, for the tests of an application.
   *
   * @param state how current the list is
   * @param snapshot the catalogue that the status speaks of
   * @return a builder in which nothing else is known: the list comes from nowhere, and nothing was
   *     attempted
   */
  public static Builder builder(State state, CatalogSnapshot snapshot) {
    return new Builder(state, snapshot);
  }

  /** {@return a builder with all of this status but its state} */
  public Builder toBuilder(State newState) {
    return new Builder(newState, snapshot)
        .source(source)
        .age(age)
        .lastAttempt(lastAttempt)
        .lastSuccess(lastSuccess)
        .consecutiveFailures(consecutiveFailures)
        .forgottenIds(forgottenIds)
        .heldZeroPrices(heldZeroPrices)
        .lastError(lastError)
        .nextAttempt(nextAttempt)
        .healthFreshness(healthFreshness)
        .lastHealthPass(lastHealthPass)
        .healthFailureRatio(healthFailureRatio)
        .lastHealthError(lastHealthError);
  }

  /** {@return how current the list is that is served} */
  public State state() {
    return state;
  }

  /** {@return where the list that is served comes from} */
  public Source source() {
    return source;
  }

  /**
   * {@return how long ago the list was last fetched or confirmed, or null if there is none} It is
   * measured by a monotonic clock, except for the time before this process had the list.
   */
  public @Nullable Duration age() {
    return age;
  }

  /** {@return when the last attempt to fetch the list ended, or null if none did} */
  public @Nullable Instant lastAttempt() {
    return lastAttempt;
  }

  /** {@return when the list was last fetched or confirmed by this process, or null} */
  public @Nullable Instant lastSuccess() {
    return lastSuccess;
  }

  /** {@return how many attempts failed since the last success} */
  public int consecutiveFailures() {
    return consecutiveFailures;
  }

  /**
   * {@return how many ids of models were forgotten since the start, because more than {@link
   * FetchLimits#maxRememberedIds()} may not be remembered} Such a model gets another id if it comes
   * back and its own was given to another one.
   */
  public long forgottenIds() {
    return forgottenIds;
  }

  /**
   * {@return the premium models that are listed at a price of zero which is not believed yet, by
   * model id, each with the time when that price was first listed} See {@link
   * CatalogPolicy#zeroPriceHold()}.
   */
  public Map<String, Instant> heldZeroPrices() {
    return heldZeroPrices;
  }

  /** {@return why the last attempt failed, or null if it did not} */
  public @Nullable CatalogError lastError() {
    return lastError;
  }

  /** {@return when the list is next asked for, or null if the refresh is off} */
  public @Nullable Instant nextAttempt() {
    return nextAttempt;
  }

  /** {@return the catalogue this status speaks of} */
  public CatalogSnapshot snapshot() {
    return snapshot;
  }

  /** {@return how many configs there are in each tier} */
  public Map<BillingTier, Integer> countsByTier() {
    return snapshot.countsByTier();
  }

  /** {@return how many rows of the list each reason excluded} */
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

  /** {@return how many of the measured models are fresh, on the edge and overdue} */
  public HealthFreshness healthFreshness() {
    return healthFreshness;
  }

  /** {@return when health was last measured, of any number of models, or null if it never was} */
  public @Nullable Instant lastHealthPass() {
    return lastHealthPass;
  }

  /**
   * {@return the share of failures, 0–1, in the last answers of the measured models that are at
   * most {@link RefreshSchedule#healthInterval()} old; null if health was never measured} From 0.25
   * on, the answers of the last time were dropped.
   */
  public @Nullable Double healthFailureRatio() {
    return healthFailureRatio;
  }

  /** {@return the first failure when health was last measured, or null if there was none} */
  public @Nullable CatalogError lastHealthError() {
    return lastHealthError;
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

  /** Builds a status. Not thread-safe. */
  public static final class Builder {
    private final State state;
    private final CatalogSnapshot snapshot;
    private Source source = Source.NONE;
    private @Nullable Duration age;
    private @Nullable Instant lastAttempt;
    private @Nullable Instant lastSuccess;
    private int consecutiveFailures;
    private long forgottenIds;
    private Map<String, Instant> heldZeroPrices = Map.of();
    private @Nullable CatalogError lastError;
    private @Nullable Instant nextAttempt;
    private HealthFreshness healthFreshness = HealthFreshness.NONE;
    private @Nullable Instant lastHealthPass;
    private @Nullable Double healthFailureRatio;
    private @Nullable CatalogError lastHealthError;

    private Builder(State state, CatalogSnapshot snapshot) {
      this.state = Objects.requireNonNull(state, "state");
      this.snapshot = Objects.requireNonNull(snapshot, "snapshot");
    }

    /** {@return the status} */
    public CatalogStatus build() {
      return new CatalogStatus(this);
    }

    /** Sets {@link CatalogStatus#source()}. */
    public Builder source(Source source) {
      this.source = Objects.requireNonNull(source, "source");
      return this;
    }

    /** Sets {@link CatalogStatus#age()}. */
    public Builder age(@Nullable Duration age) {
      this.age = age;
      return this;
    }

    /** Sets {@link CatalogStatus#lastAttempt()}. */
    public Builder lastAttempt(@Nullable Instant lastAttempt) {
      this.lastAttempt = lastAttempt;
      return this;
    }

    /** Sets {@link CatalogStatus#lastSuccess()}. */
    public Builder lastSuccess(@Nullable Instant lastSuccess) {
      this.lastSuccess = lastSuccess;
      return this;
    }

    /** Sets {@link CatalogStatus#forgottenIds()}, 0 or more. */
    public Builder forgottenIds(long forgottenIds) {
      this.forgottenIds = ArgumentChecks.inRange("forgottenIds", forgottenIds, 0, Long.MAX_VALUE);
      return this;
    }

    /** Sets {@link CatalogStatus#heldZeroPrices()}, copied. */
    public Builder heldZeroPrices(Map<String, Instant> heldZeroPrices) {
      this.heldZeroPrices = Map.copyOf(heldZeroPrices);
      return this;
    }

    /** Sets {@link CatalogStatus#consecutiveFailures()}, 0 or more. */
    public Builder consecutiveFailures(int consecutiveFailures) {
      this.consecutiveFailures =
          ArgumentChecks.notNegative("consecutiveFailures", consecutiveFailures);
      return this;
    }

    /** Sets {@link CatalogStatus#lastError()}. */
    public Builder lastError(@Nullable CatalogError lastError) {
      this.lastError = lastError;
      return this;
    }

    /** Sets {@link CatalogStatus#nextAttempt()}. */
    public Builder nextAttempt(@Nullable Instant nextAttempt) {
      this.nextAttempt = nextAttempt;
      return this;
    }

    /** Sets {@link CatalogStatus#healthFreshness()}. */
    public Builder healthFreshness(HealthFreshness healthFreshness) {
      this.healthFreshness = Objects.requireNonNull(healthFreshness, "healthFreshness");
      return this;
    }

    /** Sets {@link CatalogStatus#lastHealthPass()}. */
    public Builder lastHealthPass(@Nullable Instant lastHealthPass) {
      this.lastHealthPass = lastHealthPass;
      return this;
    }

    /** Sets {@link CatalogStatus#healthFailureRatio()}, 0–1. */
    public Builder healthFailureRatio(@Nullable Double healthFailureRatio) {
      this.healthFailureRatio = healthFailureRatio;
      return this;
    }

    /** Sets {@link CatalogStatus#lastHealthError()}. */
    public Builder lastHealthError(@Nullable CatalogError lastHealthError) {
      this.lastHealthError = lastHealthError;
      return this;
    }
  }
}
