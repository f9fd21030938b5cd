package io.openroutercatalog.internal.generate;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which premium models stay premium although they are now listed at a price of zero, since such a
 * price was often an error; rules: docs/rules.md, "Free or premium". Pure and immutable.
 */
public final class ZeroPriceHold {
  /** How many later lists have to repeat a price of zero. */
  private static final int LATER_LISTS = 2;

  private final CatalogPolicy policy;

  /** Creates the rule. */
  public ZeroPriceHold(CatalogPolicy policy) {
    this.policy = policy;
  }

  /**
   * A price of zero that is not believed yet.
   *
   * @param since when it was first listed
   * @param laterLists how many lists have repeated it
   */
  public record HeldPrice(Instant since, int laterLists) {
    private HeldPrice repeated(Instant now) {
      // A clock that was ahead for a while must not hold a price for ever.
      return new HeldPrice(since.isAfter(now) ? now : since, laterLists + 1);
    }

    private boolean isBelieved(Duration least, Instant now) {
      return laterLists >= LATER_LISTS && !now.isBefore(since.plus(least));
    }
  }

  /** {@return which of these prices are held under the policy of today} */
  public Map<String, HeldPrice> restored(Map<String, HeldPrice> held) {
    return policy.zeroPriceHold().isZero() ? Map.of() : held;
  }

  /**
   * {@return the prices that are held after a list, by model id} A model that the list does not
   * have keeps what is known of it.
   *
   * @param held the prices that were held before
   * @param premium the models that were premium before, those with a held price included
   * @param rows the list
   * @param now the time of the list
   */
  public Map<String, HeldPrice> afterList(
      Map<String, HeldPrice> held, Set<String> premium, Collection<ModelRow> rows, Instant now) {
    if (policy.zeroPriceHold().isZero()) {
      return Map.of();
    }
    Map<String, HeldPrice> next = new HashMap<>(held);
    for (ModelRow row : rows) {
      HeldPrice known = next.remove(row.id());
      if (premium.contains(row.id()) && isListedAtZero(row)) {
        HeldPrice price = known == null ? new HeldPrice(now, 0) : known.repeated(now);
        if (!price.isBelieved(policy.zeroPriceHold(), now)) {
          next.put(row.id(), price);
        }
      }
    }
    next.keySet().retainAll(premium);
    return Map.copyOf(next);
  }

  /** {@return the ids of those rows that are premium} */
  public Set<String> premium(Stream<ModelRow> rows, Set<String> held) {
    return rows.filter(
            row ->
                held.contains(row.id())
                    || BillingTierRule.tier(row, policy.tierPolicy()) == BillingTier.PREMIUM)
        .map(ModelRow::id)
        .collect(Collectors.toSet());
  }

  private boolean isListedAtZero(ModelRow row) {
    return !row.modelId().isFreeVariant()
        && BillingTierRule.tier(row, policy.tierPolicy()) == BillingTier.FREE;
  }
}
