package io.openroutercatalog.cost;

import io.openroutercatalog.price.DailyWindow;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The prices that one request is charged by: the base prices of a pricing, with those overrides
 * that hold for the request; rules: docs/cost.md, "Conditional prices". Pure.
 */
final class AppliedPrices {
  private final Pricing base;

  /** What is not charged by the base price, by the name of the price. */
  private final Map<String, Replaced> replaced;

  /**
   * What stands in place of a base price.
   *
   * @param price the price, or null if it is not known
   * @param from the override that states it, or null if none does
   */
  private record Replaced(@Nullable Price price, @Nullable PriceOverride from) {}

  private AppliedPrices(Pricing base, Map<String, Replaced> replaced) {
    this.base = base;
    this.replaced = replaced;
  }

  /** {@return the prices of a pricing without overrides} */
  static AppliedPrices base(Pricing pricing) {
    return new AppliedPrices(pricing, Map.of());
  }

  /**
   * {@return the prices of a request}
   *
   * @param promptTokens all tokens that the request sent
   * @param at the time of day of the request, in UTC
   * @param listedAt the time of day, in UTC, at which OpenRouter stated the pricing
   */
  static AppliedPrices of(Pricing pricing, long promptTokens, LocalTime at, LocalTime listedAt) {
    if (pricing.overrides().isEmpty()) {
      return base(pricing);
    }
    Map<String, Replaced> replaced = new HashMap<>();
    leaveOutEndedWindows(pricing.overrides(), at, listedAt, replaced);
    for (PriceOverride override : pricing.overrides()) {
      if (holds(override, promptTokens, at)) {
        boolean known = override.unknownConditions().isEmpty();
        override
            .prices()
            .forEach(
                (name, price) -> replaced.put(name, new Replaced(known ? price : null, override)));
      }
    }
    return new AppliedPrices(pricing, replaced);
  }

  /** What is known of an override's conditions holds; it may have others. */
  private static boolean holds(PriceOverride override, long promptTokens, LocalTime at) {
    Long above = override.minPromptTokens();
    DailyWindow window = override.window();
    return (above == null || promptTokens > above) && (window == null || window.contains(at));
  }

  /** A base price that was stated in a window is that of the window, and nothing after it. */
  private static void leaveOutEndedWindows(
      List<PriceOverride> overrides,
      LocalTime at,
      LocalTime listedAt,
      Map<String, Replaced> replaced) {
    for (PriceOverride override : overrides) {
      DailyWindow window = override.window();
      if (window != null && window.contains(listedAt)) {
        for (String name : override.prices().keySet()) {
          if (overrides.stream().noneMatch(any -> statesInWindow(any, name, at))) {
            replaced.put(name, new Replaced(null, null));
          }
        }
      }
    }
  }

  private static boolean statesInWindow(PriceOverride override, String name, LocalTime at) {
    DailyWindow window = override.window();
    return window != null && window.contains(at) && override.prices().containsKey(name);
  }

  /** {@return the times of day at which other prices may begin to apply, at least one} */
  static Set<LocalTime> changesOfDay(Pricing pricing) {
    Set<LocalTime> times = new TreeSet<>();
    times.add(LocalTime.MIDNIGHT);
    for (PriceOverride override : pricing.overrides()) {
      DailyWindow window = override.window();
      if (window != null) {
        times.add(window.start());
        times.add(window.end());
      }
    }
    return times;
  }

  static LocalTime timeOfDay(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalTime();
  }

  /** {@return whether a price of that name is stated, known or not} */
  boolean states(String name) {
    return base.price(name) != null || isConditional(name);
  }

  /** {@return whether a condition decides about the price, known or not} */
  boolean isConditional(String name) {
    return !replaced.isEmpty() && replaced.containsKey(name);
  }

  /** {@return the price, or null if it is not stated or not known to apply} */
  @Nullable Price price(String name) {
    if (replaced.isEmpty()) {
      return base.price(name);
    }
    Replaced instead = replaced.get(name);
    return instead == null ? base.price(name) : instead.price;
  }

  /** {@return the override that a price comes from, or null if it is a base price} */
  @Nullable PriceOverride override(String name) {
    Replaced instead = replaced.get(name);
    return instead == null ? null : instead.from;
  }
}
