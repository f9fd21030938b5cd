package io.openroutercatalog.cost;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which prices a call is charged by; rules: docs/cost.md, "Which prices". Pure. */
final class Costing {
  private Costing() {}

  /**
   * {@return what the call cost}
   *
   * @param time the time of the call, asked for only where a price depends on it
   */
  static CallCost cost(CostBasis basis, Supplier<Instant> time) {
    ModelEndpoints endpoints = basis.endpoints();
    boolean remembered = basis.isRemembered(); // Of the list; what endpoints charged is not.
    if (endpoints != null && !remembered) {
      List<Endpoint> serving = ofProvider(basis.call().provider(), endpoints);
      if (!serving.isEmpty()) {
        return cost(basis, serving, time);
      }
    }
    AppliedPrices prices = applied(basis, basis.pricing(), basis.statedAt(), time);
    return new CallCost(
        basis,
        CostSum.cost(basis.call().usage(), prices),
        prices,
        remembered ? PriceSource.REMEMBERED : PriceSource.LIST,
        null,
        null);
  }

  private static AppliedPrices applied(
      CostBasis basis, Pricing pricing, Instant statedAt, Supplier<Instant> time) {
    long promptTokens = basis.call().usage().promptTokens();
    return pricing.overrides().isEmpty()
        ? AppliedPrices.base(pricing)
        : AppliedPrices.of(
            pricing,
            promptTokens,
            AppliedPrices.timeOfDay(time.get()),
            AppliedPrices.timeOfDay(statedAt));
  }

  private static List<Endpoint> ofProvider(@Nullable String provider, ModelEndpoints known) {
    return provider == null
        ? List.of()
        : known.ordinary().stream()
            .filter(endpoint -> provider.equalsIgnoreCase(endpoint.providerName()))
            .toList();
  }

  /** The cheapest endpoint; where others of the same provider charge more, that is ambiguous. */
  private static CallCost cost(CostBasis basis, List<Endpoint> serving, Supplier<Instant> time) {
    CallCost lowest = cost(basis, serving.getFirst(), time);
    Cost highest = lowest.cost();
    boolean ambiguous = false;
    for (Endpoint endpoint : serving.subList(1, serving.size())) {
      CallCost other = cost(basis, endpoint, time);
      ambiguous |= !isSame(lowest.cost(), other.cost());
      highest = MostRule.higher(highest, other.cost());
      lowest = isLower(other.cost(), lowest.cost()) ? other : lowest;
    }
    return ambiguous ? lowest.withAmbiguity(bound(highest, serving.size())) : lowest;
  }

  private static CallCost cost(CostBasis basis, Endpoint endpoint, Supplier<Instant> time) {
    AppliedPrices prices = applied(basis, endpoint.pricing(), basis.askedAt(), time);
    Cost cost = CostSum.cost(basis.call().usage(), prices);
    return new CallCost(basis, cost, prices, PriceSource.ENDPOINT, endpoint, null);
  }

  private static boolean isSame(Cost one, Cost other) {
    return one.unknown().equals(other.unknown()) && one.atLeast().compareTo(other.atLeast()) == 0;
  }

  private static boolean isLower(Cost one, Cost other) {
    boolean known = one instanceof Cost.Known;
    return known == other instanceof Cost.Known
        ? one.atLeast().compareTo(other.atLeast()) < 0
        : known;
  }

  private static CostBound bound(Cost highest, int endpoints) {
    return highest instanceof Cost.Known(var usd)
        ? new CostBound.AtMost(usd, endpoints)
        : new CostBound.None(highest.unknown());
  }
}
