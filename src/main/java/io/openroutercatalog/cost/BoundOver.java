package io.openroutercatalog.cost;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The highest of what the list and the endpoints of a model would charge. Pure. */
final class BoundOver {
  private Cost highest;
  private int endpoints;

  private BoundOver(Cost first) {
    this.highest = first;
  }

  /** {@return the most that a usage can have cost} */
  static CostBound usage(
      Usage usage,
      Pricing list,
      @Nullable ModelEndpoints known,
      @Nullable LocalTime at,
      LocalTime listedAt) {
    BoundOver bound = new BoundOver(MostRule.most(usage, list, at, listedAt));
    for (Endpoint endpoint : ordinary(known)) {
      bound.add(MostRule.most(usage, endpoint.pricing(), at, askedAt(known)));
    }
    return bound.result();
  }

  /** {@return the most that a call can cost which was not made yet} */
  static CostBound planned(
      ModelRow row,
      @Nullable ModelEndpoints known,
      long promptTokens,
      @Nullable Long completionTokens,
      LocalTime listedAt) {
    Long ofRow = completionTokens == null ? row.maxCompletionTokens() : completionTokens;
    BoundOver bound = new BoundOver(MostRule.most(promptTokens, ofRow, row.pricing(), listedAt));
    for (Endpoint endpoint : ordinary(known)) {
      Long limit = completionTokens == null ? endpoint.maxCompletionTokens() : completionTokens;
      bound.add(MostRule.most(promptTokens, limit, endpoint.pricing(), askedAt(known)));
    }
    return bound.result();
  }

  private static List<Endpoint> ordinary(@Nullable ModelEndpoints known) {
    return known == null ? List.of() : known.ordinary();
  }

  private static LocalTime askedAt(@Nullable ModelEndpoints known) {
    return known == null ? LocalTime.MIDNIGHT : AppliedPrices.timeOfDay(known.askedAt());
  }

  private void add(Cost cost) {
    highest = MostRule.higher(highest, cost);
    endpoints++;
  }

  private CostBound result() {
    return highest instanceof Cost.Known(var usd)
        ? new CostBound.AtMost(usd, endpoints)
        : new CostBound.None(highest.unknown());
  }
}
