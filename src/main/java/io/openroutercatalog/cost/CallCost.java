package io.openroutercatalog.cost;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.price.PriceName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call cost by the prices that are known, beside what the response says that it was charged.
 * A charge that is stated is the truth, and the estimate tells whether it was to be expected.
 * Immutable and safe for use by many threads.
 */
public final class CallCost {
  /** A charge above the estimate may have these as its cause, which no usage states. */
  private static final String PLUGINS = "plugins";

  private static final String SERVICE_TIER = "service_tier";
  private static final String CACHE_WRITE_1H = "cache_write_1h";
  private static final String OWN_KEY = "own_key";

  private final CompletedCall call;
  private final @Nullable NamedRow named;
  private final Cost cost;
  private final @Nullable CostBasis basis;
  private final @Nullable AppliedPrices prices;
  private final @Nullable PriceSource priceFrom;
  private final @Nullable Endpoint endpoint;
  private final @Nullable CostBound ambiguousBound;

  CallCost(
      CostBasis basis,
      Cost cost,
      AppliedPrices prices,
      PriceSource priceFrom,
      @Nullable Endpoint endpoint,
      @Nullable CostBound ambiguousBound) {
    this.call = basis.call();
    this.named = basis.named();
    this.cost = cost;
    this.basis = basis;
    this.prices = prices;
    this.priceFrom = priceFrom;
    this.endpoint = endpoint;
    this.ambiguousBound = ambiguousBound;
  }

  private CallCost(CompletedCall call, @Nullable NamedRow named, Cost cost) {
    this.call = call;
    this.named = named;
    this.cost = cost;
    this.basis = null;
    this.prices = null;
    this.priceFrom = null;
    this.endpoint = null;
    this.ambiguousBound = null;
  }

  private CallCost(CallCost from, CostBound ambiguousBound) {
    this.call = from.call;
    this.named = from.named;
    this.cost = from.cost;
    this.basis = from.basis;
    this.prices = from.prices;
    this.priceFrom = from.priceFrom;
    this.endpoint = from.endpoint;
    this.ambiguousBound = ambiguousBound;
  }

  /** {@return the answer for a model without prices of its own} */
  static CallCost unknown(CompletedCall call, @Nullable NamedRow named, String why) {
    return new CallCost(call, named, new Cost.Unknown(List.of(why)));
  }

  /** {@return the same, where the provider has dearer endpoints too} */
  CallCost withAmbiguity(CostBound bound) {
    return new CallCost(this, bound);
  }

  /** {@return the call} */
  public CompletedCall call() {
    return call;
  }

  /** {@return the row that the model's name led to, and how; null if it is unknown} */
  public @Nullable NamedRow named() {
    return named;
  }

  /** {@return what the call comes to by the prices that are known} */
  public Cost cost() {
    return cost;
  }

  /** {@return the parts of the amount that have a known price, in a fixed order} */
  public List<CostPart> parts() {
    return prices == null ? List.of() : CostSum.parts(call.usage(), prices);
  }

  /** {@return where the prices come from, or null if there are none} */
  public @Nullable PriceSource priceFrom() {
    return priceFrom;
  }

  /** {@return the endpoint whose prices were taken, or null if the list's were} */
  public @Nullable Endpoint endpoint() {
    return endpoint;
  }

  /**
   * {@return whether the provider has several endpoints that charge different amounts} Then the
   * lowest is taken, and {@link #atMost()} is the highest of them.
   */
  public boolean ambiguous() {
    return ambiguousBound != null;
  }

  /**
   * {@return whether the call was made before the memory of the model's prices begins, so that the
   * oldest known ones were taken}
   */
  public boolean beforeMemory() {
    return basis != null && basis.beforeMemory();
  }

  /** {@return the most that the call can have cost by the prices that are known} */
  public CostBound atMost() {
    if (ambiguousBound != null) {
      return ambiguousBound;
    }
    return basis == null ? new CostBound.None(cost.unknown()) : basis.bound();
  }

  /** {@return what the response says that OpenRouter charged, in USD, or null} */
  public @Nullable BigDecimal charged() {
    return call.usage().charged();
  }

  /**
   * {@return how much more was charged than estimated, in USD, negative if it was less; null if one
   * of them is not known} Of a call with a key of one's own, the charge is OpenRouter's fee alone.
   */
  public @Nullable BigDecimal difference() {
    BigDecimal charged = charged();
    return charged != null && cost instanceof Cost.Known(BigDecimal usd)
        ? charged.subtract(usd)
        : null;
  }

  /** {@return whether a charge is stated and equals the estimate to the last digit} */
  public boolean isExplained() {
    BigDecimal difference = difference();
    return difference != null && difference.signum() == 0;
  }

  /**
   * {@return what may stand outside the estimate: {@code plugins} where more was charged, for
   * example a web search or the parsing of a file; {@code service_tier} where the charge differs
   * and the model has a tier that a request has to ask for; {@code cache_write_1h} where a cache
   * that keeps tokens for an hour has a price of its own, since a usage does not tell; {@code
   * own_key} where the provider's bill is not part of the charge}
   */
  public List<String> outside() {
    List<String> outside = new ArrayList<>();
    BigDecimal difference = difference();
    boolean ownKey = call.usage().ownKey();
    if (difference != null && difference.signum() != 0 && !ownKey) {
      if (difference.signum() > 0) {
        outside.add(PLUGINS);
      }
      if (basis != null && basis.hasOptInEndpoints()) {
        outside.add(SERVICE_TIER);
      }
    }
    if (call.usage().cacheWriteTokens() > 0
        && prices != null
        && prices.states(PriceName.INPUT_CACHE_WRITE_1H)) {
      outside.add(CACHE_WRITE_1H);
    }
    if (ownKey) {
      outside.add(OWN_KEY);
    }
    return List.copyOf(outside);
  }

  /**
   * {@return all of this as a JSON object, with amounts as plain decimal text} {@code docs/cost.md}
   * lists the fields.
   */
  public Map<String, Object> toMap() {
    return CallCostJson.toMap(this);
  }

  /** {@return model, amount and source, for logs} */
  @Override
  public String toString() {
    return "CallCost["
        + CleanText.of(call.model(), 100)
        + ", "
        + cost
        + (priceFrom == null ? "]" : ", by " + priceFrom.jsonName() + "]");
  }
}
