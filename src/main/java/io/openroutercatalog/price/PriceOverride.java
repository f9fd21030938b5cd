package io.openroutercatalog.price;

import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.internal.base.OrderedMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prices that replace the base prices of a {@link Pricing} while a condition holds, for example
 * above a number of prompt tokens, or in a daily window of UTC time. A price that an override does
 * not state stays the base price. Immutable.
 */
public final class PriceOverride {
  private final Map<String, Object> conditions;
  private final Map<String, Price> prices;

  private PriceOverride(Map<String, Object> conditions, Map<String, Price> prices) {
    this.conditions = conditions;
    this.prices = prices;
  }

  /**
   * Creates an override.
   *
   * @param conditions when it applies, under OpenRouter's names; a JSON object
   * @param prices the replacing prices, under OpenRouter's names
   * @return the override
   * @throws IllegalArgumentException if {@code conditions} holds a value that JSON has no form for
   */
  public static PriceOverride of(Map<String, ?> conditions, Map<String, Price> prices) {
    Map<String, Object> copy = JsonValues.copyObject(conditions, "conditions");
    return new PriceOverride(
        copy.containsValue(null) ? copy : OrderedMap.copyOf(copy), OrderedMap.copyOf(prices));
  }

  /** {@return all conditions as sent, in their order, including those unknown to this library} */
  public Map<String, Object> conditions() {
    return conditions;
  }

  /**
   * {@return the number of prompt tokens above which (strictly) this applies, or null if there is
   * no such condition}
   */
  public @Nullable Long minPromptTokens() {
    return conditions.get("min_prompt_tokens") instanceof Number tokens
        ? (Long) tokens.longValue()
        : null;
  }

  /** {@return the replacing prices in their order, in USD} */
  public Map<String, Price> prices() {
    return prices;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriceOverride that
        && conditions.equals(that.conditions)
        && prices.equals(that.prices);
  }

  @Override
  public int hashCode() {
    return Objects.hash(conditions, prices);
  }

  @Override
  public String toString() {
    return "PriceOverride" + conditions + prices;
  }
}
