package io.openroutercatalog.price;

import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.internal.base.OrderedMap;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prices that replace the base prices of a {@link Pricing} while a condition holds, for example
 * above a number of prompt tokens, or in a daily window of UTC time. A price that an override does
 * not state stays the base price. Immutable.
 */
public final class PriceOverride {
  private static final String MIN_PROMPT_TOKENS = "min_prompt_tokens";
  private static final String UTC_START = "utc_start";
  private static final String UTC_END = "utc_end";

  private final Map<String, Object> conditions;
  private final Map<String, Price> prices;
  private final @Nullable String unreadable;

  private PriceOverride(
      Map<String, Object> conditions, Map<String, Price> prices, @Nullable String unreadable) {
    this.conditions = conditions;
    this.prices = prices;
    this.unreadable = unreadable;
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
        copy.containsValue(null) ? copy : OrderedMap.copyOf(copy), OrderedMap.copyOf(prices), null);
  }

  /**
   * Creates an override that states nothing which can be understood.
   *
   * @param text what was sent in place of an override
   * @return the override, without conditions and prices
   */
  public static PriceOverride unreadable(String text) {
    Price.Unreadable shortened = new Price.Unreadable(text);
    return new PriceOverride(Map.of(), Map.of(), shortened.text());
  }

  /** {@return all conditions as sent, in their order, including those unknown to this library} */
  public Map<String, Object> conditions() {
    return conditions;
  }

  /**
   * {@return the number of prompt tokens above which (strictly) this applies, or null if there is
   * no such condition, or none that can be understood}
   */
  public @Nullable Long minPromptTokens() {
    return wholeNumber(conditions.get(MIN_PROMPT_TOKENS));
  }

  /**
   * {@return the daily window in which this applies, or null if there is no such condition, or none
   * that can be understood}
   */
  public @Nullable DailyWindow window() {
    LocalTime start = timeOfDay(conditions.get(UTC_START));
    LocalTime end = timeOfDay(conditions.get(UTC_END));
    return start == null || end == null ? null : new DailyWindow(start, end);
  }

  /**
   * {@return the names of the conditions that cannot be understood, in their order} Such a
   * condition has a name that this library does not know, or a value of another kind than its name
   * calls for. Where the other conditions hold, the prices of this override are not known to apply,
   * nor not to.
   */
  public List<String> unknownConditions() {
    return conditions.keySet().stream().filter(name -> !isUnderstood(name)).toList();
  }

  private boolean isUnderstood(String name) {
    return switch (name) {
      case MIN_PROMPT_TOKENS -> minPromptTokens() != null;
      case UTC_START, UTC_END -> window() != null;
      default -> false;
    };
  }

  /** {@return the replacing prices in their order, in USD} */
  public Map<String, Price> prices() {
    return prices;
  }

  /** {@return what was sent in place of an override, or null if this is one} */
  public @Nullable String unreadable() {
    return unreadable;
  }

  private static @Nullable Long wholeNumber(@Nullable Object value) {
    try {
      return value instanceof Number number
          ? (Long) new BigDecimal(number.toString()).longValueExact()
          : null;
    } catch (ArithmeticException | NumberFormatException e) {
      return null; // It has a fraction or does not fit.
    }
  }

  /** {@return the time that a number such as 1630 stands for, or null if it stands for none} */
  private static @Nullable LocalTime timeOfDay(@Nullable Object value) {
    Long number = wholeNumber(value);
    return number == null || number < 0 || number / 100 > 23 || number % 100 > 59
        ? null
        : LocalTime.of((int) (number / 100), (int) (number % 100));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriceOverride that
        && conditions.equals(that.conditions)
        && prices.equals(that.prices)
        && Objects.equals(unreadable, that.unreadable);
  }

  @Override
  public int hashCode() {
    return Objects.hash(conditions, prices, unreadable);
  }

  @Override
  public String toString() {
    return unreadable == null
        ? "PriceOverride" + conditions + prices
        : "PriceOverride[unreadable: " + unreadable + "]";
  }
}
