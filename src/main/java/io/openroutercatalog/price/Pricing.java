package io.openroutercatalog.price;

import io.openroutercatalog.internal.base.OrderedMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs: every price OpenRouter states, under its own name, as exact decimals in USD
 * per token or per request. Immutable.
 */
public final class Pricing {
  private static final Pricing NONE = new Pricing(OrderedMap.of(List.of(), List.of()), List.of());

  /** Not a map, to save each config an object; most configs share one list of names. */
  private final List<String> names;

  private final Price[] prices;
  private final List<PriceOverride> overrides;

  private Pricing(OrderedMap<String, Price> prices, List<PriceOverride> overrides) {
    this.names = prices.keys();
    this.prices = prices.valuesAs(Price[].class);
    this.overrides = overrides;
  }

  /** {@return the pricing that states no prices} */
  public static Pricing none() {
    return NONE;
  }

  /**
   * The pricing of an ordinary model.
   *
   * @param prompt USD per prompt token, not negative
   * @param completion USD per completion token, not negative
   * @return the pricing
   */
  public static Pricing perToken(BigDecimal prompt, BigDecimal completion) {
    List<Price> prices = List.of(new Price.Exact(prompt), new Price.Exact(completion));
    return of(OrderedMap.of(List.of(PriceName.PROMPT, PriceName.COMPLETION), prices), List.of());
  }

  /**
   * Any pricing.
   *
   * @param prices under OpenRouter's names, such as {@code prompt}, {@code input_cache_read}; their
   *     order is kept
   * @param overrides conditional prices, in the order sent
   * @return the pricing
   * @throws IllegalArgumentException if an override has a condition under the name of a price, or a
   *     price under that of a condition; see {@link PriceName#inEveryOverride()}
   */
  public static Pricing of(Map<String, Price> prices, List<PriceOverride> overrides) {
    overrides.forEach(override -> checkNames(override, prices));
    return prices.isEmpty() && overrides.isEmpty()
        ? NONE
        : new Pricing(OrderedMap.copyOf(prices), List.copyOf(overrides));
  }

  /** Otherwise the pricing would be another one once it was written and read again. */
  private static void checkNames(PriceOverride override, Map<String, Price> base) {
    for (String name : override.conditions().keySet()) {
      if (isPrice(name, base)) {
        throw new IllegalArgumentException("overrides: " + name + " is a price, not a condition");
      }
    }
    for (String name : override.prices().keySet()) {
      if (!isPrice(name, base)) {
        throw new IllegalArgumentException(
            "overrides: " + name + " is a price only where there is a base price of that name");
      }
    }
  }

  private static boolean isPrice(String name, Map<String, Price> base) {
    return PriceName.inEveryOverride().contains(name) || base.containsKey(name);
  }

  /** {@return all stated prices in the order sent} */
  public Map<String, Price> prices() {
    return OrderedMap.over(names, prices);
  }

  /**
   * One price.
   *
   * @param name OpenRouter's name for it, such as {@link PriceName#WEB_SEARCH}
   * @return the price, or null if none is stated
   */
  public @Nullable Price price(String name) {
    int place = names.indexOf(name);
    return place < 0 ? null : prices[place];
  }

  /** {@return USD per prompt token, or null if none is stated} */
  public @Nullable Price prompt() {
    return price(PriceName.PROMPT);
  }

  /** {@return USD per completion token, or null if none is stated} */
  public @Nullable Price completion() {
    return price(PriceName.COMPLETION);
  }

  /** {@return the conditional prices in the order sent} */
  public List<PriceOverride> overrides() {
    return overrides;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pricing that
        && prices().equals(that.prices())
        && overrides.equals(that.overrides);
  }

  @Override
  public int hashCode() {
    return Objects.hash(prices(), overrides);
  }

  @Override
  public String toString() {
    return "Pricing" + prices() + (overrides.isEmpty() ? "" : " overrides " + overrides);
  }
}
