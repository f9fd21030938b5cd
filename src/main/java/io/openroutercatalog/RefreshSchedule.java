package io.openroutercatalog;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a catalogue asks OpenRouter, and how long it remembers: a part of {@link CatalogSettings}.
 * Immutable and safe for use by many threads.
 */
public final class RefreshSchedule {
  static final RefreshSchedule DEFAULTS = new RefreshSchedule(new Values());

  private final Values values;

  private RefreshSchedule(Values values) {
    this.values = values;
  }

  /** {@return a copy in which something was changed} */
  RefreshSchedule with(Consumer<Values> change) {
    Values copy = new Values(values);
    change.accept(copy);
    return new RefreshSchedule(copy);
  }

  /**
   * {@return how often the list is fetched in the background; zero switches the background refresh
   * off, but not the health passes}
   */
  public Duration refreshInterval() {
    return values.refreshInterval;
  }

  /**
   * {@return the time that scales how often health is measured in the background; zero switches
   * that off} A model is asked again after a sixth of it, the whole or twice as much.
   */
  public Duration healthInterval() {
    return values.healthInterval;
  }

  /**
   * {@return how many premium models have their health measured, the best ones; {@link
   * Integer#MAX_VALUE} for all}
   */
  public int healthTopPremium() {
    return values.healthTopPremium;
  }

  /** {@return the same for free models} */
  public int healthTopFree() {
    return values.healthTopFree;
  }

  /** {@return how long starting waits for the first list at most; zero does not wait} */
  public Duration startupTimeout() {
    return values.startupTimeout;
  }

  /** {@return how long a vanished model is remembered, at least; the next refresh forgets it} */
  public Duration delistedRetention() {
    return values.delistedRetention;
  }

  /** {@return how long before its announced end a model is reported as expiring} */
  public Duration expiringSoon() {
    return values.expiringSoon;
  }

  /** {@return how long prices of models are remembered after they ended} */
  public Duration priceMemory() {
    return values.priceMemory;
  }

  private List<Object> all() {
    return List.of(
        values.refreshInterval,
        values.healthInterval,
        values.healthTopPremium,
        values.healthTopFree,
        values.startupTimeout,
        values.delistedRetention,
        values.expiringSoon,
        values.priceMemory);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RefreshSchedule that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  @Override
  public String toString() {
    return "RefreshSchedule" + all();
  }

  /** The values, which never change once they are part of a group. */
  static final class Values {
    Duration refreshInterval = Duration.ofHours(1);
    Duration healthInterval = Duration.ofHours(1);
    int healthTopPremium = 50;
    int healthTopFree = 30;
    Duration startupTimeout = Duration.ofSeconds(20);
    Duration delistedRetention = Duration.ofDays(7);
    Duration expiringSoon = Duration.ofDays(14);
    Duration priceMemory = Duration.ofDays(400);

    private Values() {}

    private Values(Values from) {
      refreshInterval = from.refreshInterval;
      healthInterval = from.healthInterval;
      healthTopPremium = from.healthTopPremium;
      healthTopFree = from.healthTopFree;
      startupTimeout = from.startupTimeout;
      delistedRetention = from.delistedRetention;
      expiringSoon = from.expiringSoon;
      priceMemory = from.priceMemory;
    }
  }
}
