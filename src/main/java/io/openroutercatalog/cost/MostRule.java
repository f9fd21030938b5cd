package io.openroutercatalog.cost;

import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceName;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The most that calls cost by one pricing; rules: docs/cost.md, "At most". Pure. */
final class MostRule {
  private static final List<String> PROMPT_PRICES =
      List.of(
          PriceName.PROMPT,
          PriceName.AUDIO,
          PriceName.INPUT_CACHE_WRITE,
          PriceName.INPUT_CACHE_WRITE_1H);
  private static final List<String> COMPLETION_PRICES =
      List.of(PriceName.COMPLETION, PriceName.IMAGE_OUTPUT);

  private MostRule() {}

  /**
   * {@return the most that a usage costs}
   *
   * @param at the time of day of the call in UTC, or null for the dearest
   * @param listedAt the time of day in UTC at which the pricing was stated
   */
  static Cost most(Usage usage, Pricing pricing, @Nullable LocalTime at, LocalTime listedAt) {
    return most(pricing, usage.promptTokens(), at, listedAt, prices -> CostSum.cost(usage, prices));
  }

  /**
   * {@return the most that a call costs which was not made yet}
   *
   * @param completionTokens the longest completion, or null if nothing limits it
   */
  static Cost most(
      long promptTokens, @Nullable Long completionTokens, Pricing pricing, LocalTime listedAt) {
    if (completionTokens == null) {
      return new Cost.Unknown(List.of("max_completion_tokens"));
    }
    return most(
        pricing,
        promptTokens,
        null,
        listedAt,
        prices -> mostOfPlanned(promptTokens, completionTokens, prices));
  }

  private static Cost most(
      Pricing pricing,
      long promptTokens,
      @Nullable LocalTime at,
      LocalTime listedAt,
      Function<AppliedPrices, Cost> cost) {
    Set<LocalTime> times = at == null ? AppliedPrices.changesOfDay(pricing) : Set.of(at);
    return times.stream()
        .map(time -> cost.apply(AppliedPrices.of(pricing, promptTokens, time, listedAt)))
        .reduce(MostRule::higher)
        .orElseThrow();
  }

  /** {@return the higher one; what is not wholly known could be higher than anything} */
  static Cost higher(Cost one, Cost other) {
    if (!(one instanceof Cost.Known(BigDecimal usd))) {
      return one;
    }
    return other instanceof Cost.Known(BigDecimal more) && more.compareTo(usd) <= 0 ? one : other;
  }

  private static Cost mostOfPlanned(long prompt, long completion, AppliedPrices prices) {
    List<String> unknown = new ArrayList<>();
    BigDecimal sum =
        highest(prompt, PROMPT_PRICES, prices, unknown)
            .add(highest(completion, COMPLETION_PRICES, prices, unknown));
    if (prices.states(PriceName.REQUEST)) {
      sum = sum.add(highest(1, List.of(PriceName.REQUEST), prices, unknown));
    }
    return unknown.isEmpty() ? new Cost.Known(sum) : new Cost.Unknown(unknown);
  }

  /** The first of the prices must be stated, the others count where they are. */
  private static BigDecimal highest(
      long count, List<String> names, AppliedPrices prices, List<String> unknown) {
    BigDecimal highest = BigDecimal.ZERO;
    for (String name : names) {
      boolean needed = count > 0 && (name.equals(names.getFirst()) || prices.states(name));
      if (needed && prices.price(name) instanceof Price.Exact(BigDecimal each)) {
        highest = highest.max(each);
      } else if (needed) {
        unknown.add(name);
      }
    }
    return highest.multiply(BigDecimal.valueOf(count));
  }
}
