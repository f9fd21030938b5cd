package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import java.time.Duration;

/** The setters of {@link FetchLimits} and {@link RefreshSchedule}, for the builder of settings. */
abstract class TimesAndLimits<B> {
  FetchLimits limits = FetchLimits.DEFAULTS;
  RefreshSchedule schedule = RefreshSchedule.DEFAULTS;

  TimesAndLimits() {}

  /** {@return the builder} */
  abstract B self();

  /** Sets {@link FetchLimits#modelsTimeout()}: from 1 ms to 1 hour; 20 s by default. */
  public B modelsTimeout(Duration modelsTimeout) {
    Duration checked = SettingChecks.timeout("models_timeout_seconds", modelsTimeout);
    limits = limits.with(to -> to.modelsTimeout = checked);
    return self();
  }

  /** Sets {@link FetchLimits#endpointsTimeout()}: from 1 ms to 1 hour; 5 s by default. */
  public B endpointsTimeout(Duration endpointsTimeout) {
    Duration checked = SettingChecks.timeout("endpoints_timeout_seconds", endpointsTimeout);
    limits = limits.with(to -> to.endpointsTimeout = checked);
    return self();
  }

  /** Sets {@link FetchLimits#maxBodyBytes()}: from 1,024 to 1 GiB; 32 MiB by default. */
  public B maxBodyBytes(long maxBodyBytes) {
    long checked = ArgumentChecks.inRange("max_body_bytes", maxBodyBytes, 1024, 1L << 30);
    limits = limits.with(to -> to.maxBodyBytes = checked);
    return self();
  }

  /** Sets {@link FetchLimits#maxModels()}: 1 or more; 10,000 by default. */
  public B maxModels(int maxModels) {
    int checked = (int) ArgumentChecks.inRange("max_models", maxModels, 1, Integer.MAX_VALUE);
    limits = limits.with(to -> to.maxModels = checked);
    return self();
  }

  /** Sets {@link FetchLimits#keepDescriptions()}; false by default, since they are long. */
  public B keepDescriptions(boolean keepDescriptions) {
    limits = limits.with(to -> to.keepDescriptions = keepDescriptions);
    return self();
  }

  /** Sets {@link FetchLimits#maxRememberedIds()}: 1 or more; 100,000 by default. */
  public B maxRememberedIds(int most) {
    int checked = (int) ArgumentChecks.inRange("max_remembered_ids", most, 1, Integer.MAX_VALUE);
    limits = limits.with(to -> to.maxRememberedIds = checked);
    return self();
  }

  /** Sets {@link FetchLimits#maxRememberedPrices()}: 0 or more; 20,000 by default. */
  public B maxRememberedPrices(int most) {
    int checked = ArgumentChecks.notNegative("max_remembered_prices", most);
    limits = limits.with(to -> to.maxRememberedPrices = checked);
    return self();
  }

  /**
   * Sets {@link FetchLimits#implausibleLossShare()}: from 0 to 1; 0.5 by default. 1 believes every
   * list, which suits tests that delist most of a few models.
   */
  public B implausibleLossShare(double implausibleLossShare) {
    double checked = SettingChecks.share("implausible_loss_share", implausibleLossShare);
    limits = limits.with(to -> to.implausibleLossShare = checked);
    return self();
  }

  /**
   * Sets {@link RefreshSchedule#refreshInterval()}: 1 hour by default; zero or less switches the
   * background refresh off, but not the measuring of health; otherwise from 1 second to 365 days.
   */
  public B refreshInterval(Duration refreshInterval) {
    Duration checked = SettingChecks.interval("refresh_interval_hours", refreshInterval);
    schedule = schedule.with(to -> to.refreshInterval = checked);
    return self();
  }

  /**
   * Sets {@link RefreshSchedule#healthInterval()}: 1 hour by default; zero or less switches the
   * measuring off; otherwise from 1 second to 365 days.
   */
  public B healthInterval(Duration healthInterval) {
    Duration checked = SettingChecks.interval("health_interval_hours", healthInterval);
    schedule = schedule.with(to -> to.healthInterval = checked);
    return self();
  }

  /** Sets {@link RefreshSchedule#healthTopPremium()}: 0 or more; 50 by default. */
  public B healthTopPremium(int healthTopPremium) {
    int checked = ArgumentChecks.notNegative("health_top_premium", healthTopPremium);
    schedule = schedule.with(to -> to.healthTopPremium = checked);
    return self();
  }

  /** Sets {@link RefreshSchedule#healthTopFree()}: 0 or more; 30 by default. */
  public B healthTopFree(int healthTopFree) {
    int checked = ArgumentChecks.notNegative("health_top_free", healthTopFree);
    schedule = schedule.with(to -> to.healthTopFree = checked);
    return self();
  }

  /**
   * Sets {@link RefreshSchedule#startupTimeout()}: 20 s by default; zero does not wait, at most 1
   * hour.
   */
  public B startupTimeout(Duration startupTimeout) {
    Duration checked =
        SettingChecks.upTo("startup_timeout_seconds", startupTimeout, Duration.ofHours(1));
    schedule = schedule.with(to -> to.startupTimeout = checked);
    return self();
  }

  /**
   * Sets {@link RefreshSchedule#delistedRetention()}: 7 days by default; zero forgets at once, at
   * most 3650 days.
   */
  public B delistedRetention(Duration delistedRetention) {
    Duration checked =
        SettingChecks.upTo("delisted_retention_days", delistedRetention, Duration.ofDays(3650));
    schedule = schedule.with(to -> to.delistedRetention = checked);
    return self();
  }

  /** Sets {@link RefreshSchedule#expiringSoon()}: 14 days by default, at most 3650 days. */
  public B expiringSoon(Duration expiringSoon) {
    Duration checked =
        SettingChecks.upTo("expiring_soon_days", expiringSoon, Duration.ofDays(3650));
    schedule = schedule.with(to -> to.expiringSoon = checked);
    return self();
  }

  /** Sets {@link RefreshSchedule#priceMemory()}: 400 days by default, at most 3650 days. */
  public B priceMemory(Duration priceMemory) {
    Duration checked = SettingChecks.upTo("price_memory_days", priceMemory, Duration.ofDays(3650));
    schedule = schedule.with(to -> to.priceMemory = checked);
    return self();
  }
}
