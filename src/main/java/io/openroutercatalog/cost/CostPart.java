package io.openroutercatalog.cost;

import io.openroutercatalog.price.PriceOverride;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One part of what a call costs. Immutable.
 *
 * @param name what was used, by the name of its own price, such as {@code input_cache_read}
 * @param count how much of it
 * @param price the name of the price that applied, which is another one where there is none for
 *     this part alone: {@code prompt} for tokens that a cache served without a price of its own
 * @param usdEach the price in USD
 * @param usd {@code count} times {@code usdEach}
 * @param override the conditional prices that this one comes from, or null if it is a base price
 */
public record CostPart(
    String name,
    long count,
    String price,
    BigDecimal usdEach,
    BigDecimal usd,
    @Nullable PriceOverride override) {}
