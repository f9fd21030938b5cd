package io.openroutercatalog.avoid;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which configs are not to be called for a while, since they failed. The application reports;
 * nothing is probed. A cool-down survives a refresh, and a success ends none. Look-ups of configs
 * know nothing of this.
 *
 * <p>Safe for use by many threads. No method throws for any signal or id.
 */
public final class CoolDowns {
  private static final Duration CREDIT = Duration.ofSeconds(45);
  private static final int MOST_CREDITS = 100_000;

  private final Catalog catalog;
  private final CoolDownStore store;
  private final InstantSource clock;
  private final Map<Integer, Instant> healthySince = new ConcurrentHashMap<>();

  private CoolDowns(Catalog catalog, CoolDownStore store, InstantSource clock) {
    this.catalog = Objects.requireNonNull(catalog, "catalog");
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** {@return cool-downs of this process, by the system's clock} */
  public static CoolDowns of(Catalog catalog) {
    return of(catalog, new InMemoryCoolDowns(), InstantSource.system());
  }

  /**
   * Creates cool-downs.
   *
   * @param catalog whose configs cool down
   * @param store where cool-downs are kept
   * @param clock the time
   * @return the cool-downs
   */
  public static CoolDowns of(Catalog catalog, CoolDownStore store, InstantSource clock) {
    return new CoolDowns(catalog, store, clock);
  }

  /**
   * Reports a call that failed.
   *
   * @param id of the config that was called, listed or not
   * @param signal what was seen
   * @return what was decided
   */
  public FailureVerdict reportFailure(int id, FailureSignal signal) {
    Instant now = clock.instant();
    LlmConfig config = config(id);
    FailureVerdict verdict =
        FailureRule.judge(signal, config != null && config.openrouterDynamic(), now);
    Instant until = verdict.until();
    if (until != null) {
      CoolDownKey key =
          switch (verdict.scope()) {
            case FREE_MODELS -> CoolDownKey.FREE_MODELS;
            case GENERATED -> CoolDownKey.GENERATED;
            case CONFIG, NONE -> CoolDownKey.of(id);
          };
      CoolDown coolDown = new CoolDown(until, verdict.why());
      add(key, coolDown, now);
      if (config == null || find(config, now) == null) {
        add(CoolDownKey.of(id), coolDown, now); // What failed cools in any case.
      }
    }
    return verdict;
  }

  private @Nullable LlmConfig config(int id) {
    return switch (catalog.lookup(id)) {
      case LookupResult.Listed(LlmConfig listed) -> listed;
      case LookupResult.Delisted delisted -> delisted.lastConfig();
      case LookupResult.Unknown unknown -> null;
    };
  }

  private void add(CoolDownKey key, CoolDown coolDown, Instant now) {
    store.add(key, coolDown, now);
    if (key.scope() == CoolDownScope.CONFIG) {
      healthySince.remove(key.id());
    }
  }

  /** Reports a call that succeeded; see {@link #isRecentlyHealthy}. */
  public void reportSuccess(int id) {
    if (healthySince.size() >= MOST_CREDITS) {
      healthySince.clear(); // They last 45 seconds.
    }
    healthySince.put(id, clock.instant());
  }

  /**
   * Cools one config.
   *
   * @param id of the config
   * @param time for how long, more than 0
   */
  public void cool(int id, Duration time) {
    cool(CoolDownKey.of(id), time);
  }

  /**
   * Cools all free generated models, those of later lists included.
   *
   * @param time for how long, more than 0
   */
  public void coolFreeModels(Duration time) {
    cool(CoolDownKey.FREE_MODELS, time);
  }

  /**
   * Cools all generated models, those of later lists included.
   *
   * @param time for how long, more than 0
   */
  public void coolGenerated(Duration time) {
    cool(CoolDownKey.GENERATED, time);
  }

  private void cool(CoolDownKey key, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time must be more than 0, was " + time);
    }
    Instant now = clock.instant();
    add(key, new CoolDown(now.plus(time), "asked"), now);
  }

  /** {@return the time by the clock of these cool-downs} */
  public Instant now() {
    return clock.instant();
  }

  /** {@return the cool-down of a config that ends last, or null if it may be called} */
  public @Nullable CoolDown find(LlmConfig config) {
    return find(config, clock.instant());
  }

  /** {@return the cool-down of a config at a time that ends last, or null if it may be called} */
  public @Nullable CoolDown find(LlmConfig config, Instant at) {
    CoolDown last = later(null, CoolDownKey.of(config.id()), at);
    if (config.openrouterDynamic()) {
      last = later(last, CoolDownKey.GENERATED, at);
      if (config.billingTier() == BillingTier.FREE) {
        last = later(last, CoolDownKey.FREE_MODELS, at);
      }
    }
    return last;
  }

  private @Nullable CoolDown later(@Nullable CoolDown last, CoolDownKey key, Instant at) {
    CoolDown found = store.find(key);
    if (found == null || !found.until().isAfter(at)) {
      return last;
    }
    return last == null || found.until().isAfter(last.until()) ? found : last;
  }

  /** {@return whether a config is not to be called now} */
  public boolean isCooling(LlmConfig config) {
    return find(config) != null;
  }

  /**
   * {@return whether a call of the config succeeded in the last 45 seconds, so that an application
   * can do without a test call of its own} A cool-down of the config ends that, and a list that was
   * fetched since.
   */
  public boolean isRecentlyHealthy(int id) {
    Instant since = healthySince.get(id);
    Instant fetched = catalog.snapshot().fetchedAt();
    return since != null
        && clock.instant().isBefore(since.plus(CREDIT))
        && (fetched == null || !fetched.isAfter(since));
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "CoolDowns[" + store.getClass().getSimpleName() + "]";
  }
}
