package io.openroutercatalog.price;

import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.internal.base.OrderedMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prices that replace the base ones of a {@link Pricing} while a condition holds, for example above
 * a number of prompt tokens, or in a daily window of UTC time. A price that an override does not
 * state is the base price. Immutable.
 */
public final class PriceOverride {
  private final Map<String, Object> conditions;
  private final Map<String, Price> prices;

  private PriceOverride(Map<String, Object> conditions, Map<String, Price> prices) {
    this.conditions = conditions;
    this.prices = prices;
  }

  /**
   * Makes an override.
   *
   * @param conditions when it applies, by OpenRouter's names; a JSON object
   * @param prices the replaced prices, by OpenRouter's names
   * @return the override
   * @throws IllegalArgumentException where {@code conditions} holds what JSON cannot
   */
  public static PriceOverride of(Map<String, ?> conditions, Map<String, Price> prices) {
    Map<String, Object> copy = JsonValues.copyObject(conditions, "conditions");
    return new PriceOverride(
        copy.containsValue(null) ? copy : OrderedMap.copyOf(copy), OrderedMap.copyOf(prices));
  }

  /**
   * {@return all conditions as sent, in their order, those this library knows nothing of included}
   */
  public Map<String, Object> conditions() {
    return conditions;
  }

  /**
   * {@return the number of prompt tokens above which (strictly) this applies, or null without such
   * a condition}
   */
  public @Nullable Long minPromptTokens() {
    return conditions.get("min_prompt_tokens") instanceof Number tokens
        ? (Long) tokens.longValue()
        : null;
  }

  /** {@return the replaced prices in their order, USD} */
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
