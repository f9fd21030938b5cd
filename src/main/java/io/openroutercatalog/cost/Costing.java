package io.openroutercatalog.cost;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Decides which prices a call is charged by; rules: docs/cost.md, "Which prices". Pure. */
final class Costing {
  private final CostBasis basis;
  private final Supplier<Instant> time;

  private Costing(CostBasis basis, Supplier<Instant> time) {
    this.basis = basis;
    this.time = time;
  }

  /**
   * {@return what the call cost}
   *
   * @param time the time of the call, asked for only where a price depends on it
   */
  static CallCost cost(CostBasis basis, Supplier<Instant> time) {
    return new Costing(basis, time).cost();
  }

  private CallCost cost() {
    ModelEndpoints endpoints = basis.endpoints();
    if (endpoints != null
        && !basis.isRemembered()) { // What endpoints charged before is not remembered.
      List<Endpoint> serving = ofProvider(endpoints);
      if (!serving.isEmpty()) {
        return cost(serving, endpoints.askedAt());
      }
    }
    AppliedPrices prices = applied(basis.list().pricing(), basis.statedAt());
    return new CallCost(
        basis,
        CostSum.cost(basis.call().usage(), prices),
        prices,
        basis.isRemembered() ? PriceSource.REMEMBERED : PriceSource.LIST,
        null,
        null);
  }

  private AppliedPrices applied(Pricing pricing, Instant statedAt) {
    long promptTokens = basis.call().usage().promptTokens();
    return pricing.overrides().isEmpty()
        ? AppliedPrices.base(pricing)
        : AppliedPrices.of(
            pricing,
            promptTokens,
            AppliedPrices.timeOfDay(time.get()),
            AppliedPrices.timeOfDay(statedAt));
  }

  private List<Endpoint> ofProvider(ModelEndpoints known) {
    String provider = basis.call().provider();
    return provider == null
        ? List.of()
        : known.ordinary().stream()
            .filter(endpoint -> provider.equalsIgnoreCase(endpoint.providerName()))
            .toList();
  }

  /** The cheapest endpoint; where others of the same provider charge more, that is ambiguous. */
  private CallCost cost(List<Endpoint> serving, Instant askedAt) {
    CallCost lowest = cost(serving.getFirst(), askedAt);
    Cost highest = lowest.cost();
    boolean ambiguous = false;
    for (Endpoint endpoint : serving.subList(1, serving.size())) {
      CallCost other = cost(endpoint, askedAt);
      ambiguous |= !isSame(lowest.cost(), other.cost());
      highest = MostRule.higher(highest, other.cost());
      lowest = isLower(other.cost(), lowest.cost()) ? other : lowest;
    }
    return ambiguous ? lowest.withAmbiguity(bound(highest, serving.size())) : lowest;
  }

  private CallCost cost(Endpoint endpoint, Instant askedAt) {
    AppliedPrices prices = applied(endpoint.pricing(), askedAt);
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
