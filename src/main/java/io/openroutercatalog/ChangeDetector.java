package io.openroutercatalog;

import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two catalogues; pure. */
final class ChangeDetector {
  /** Stands for every price that varies: the negative number that marks it has no meaning. */
  private static final Price VARIES = new Price.Varies(BigDecimal.ONE.negate());

  private ChangeDetector() {}

  static List<CatalogChange> between(CatalogSnapshot before, CatalogSnapshot after, Duration soon) {
    List<CatalogChange> changes = new ArrayList<>();
    for (LlmConfig now : after.configs()) {
      LlmConfig old = sameModel(before.findById(now.id()), now);
      if (old == null) {
        DelistedConfig gone = before.delisted().get(now.id());
        boolean known = gone != null && sameModel(gone.lastConfig(), now) != null;
        changes.add(known ? new CatalogChange.Returned(now) : new CatalogChange.Added(now));
      } else {
        addDifferences(old, now, changes);
      }
      addExpiry(old, before.fetchedAt(), now, after.fetchedAt(), soon, changes);
    }
    for (LlmConfig old : before.configs()) {
      if (sameModel(after.findById(old.id()), old) == null) {
        changes.add(new CatalogChange.Removed(old));
      }
    }
    return changes;
  }

  /** Under {@link IdPolicy#LIST_ORDER} an id can go from one model to another. */
  private static @Nullable LlmConfig sameModel(@Nullable LlmConfig found, LlmConfig wanted) {
    return found != null && found.modelName().equals(wanted.modelName()) ? found : null;
  }

  private static void addDifferences(LlmConfig old, LlmConfig now, List<CatalogChange> changes) {
    if (!sameAmounts(old.pricing(), now.pricing())) {
      changes.add(new CatalogChange.PriceChanged(old, now));
    }
    if (!Objects.equals(old.contextLength(), now.contextLength())
        || !Objects.equals(old.topProviderContextLength(), now.topProviderContextLength())
        || !Objects.equals(old.maxCompletionTokens(), now.maxCompletionTokens())) {
      changes.add(new CatalogChange.ContextChanged(old, now));
    }
    if (!sameSet(old.inputModalities(), now.inputModalities())
        || !sameSet(old.outputModalities(), now.outputModalities())
        || !sameSet(old.supportedParameters(), now.supportedParameters())) {
      changes.add(new CatalogChange.CapabilitiesChanged(old, now));
    }
    if (old.billingTier() != now.billingTier()) {
      changes.add(new CatalogChange.TierChanged(old, now));
    }
    if (old.healthGated() != now.healthGated()) {
      changes.add(
          now.healthGated() ? new CatalogChange.Gated(now) : new CatalogChange.Ungated(now));
    }
  }

  private static void addExpiry(
      @Nullable LlmConfig old,
      @Nullable Instant before,
      LlmConfig now,
      @Nullable Instant after,
      Duration soon,
      List<CatalogChange> changes) {
    LocalDate expiration = now.expirationDate();
    boolean isSoon = after != null && isSoon(expiration, after, soon);
    boolean wasSoon = old != null && before != null && isSoon(old.expirationDate(), before, soon);
    if (expiration != null && isSoon && !wasSoon) {
      changes.add(new CatalogChange.ExpiringSoon(now, expiration));
    }
  }

  private static boolean isSoon(@Nullable LocalDate expiration, Instant at, Duration soon) {
    return expiration != null
        && !expiration.isAfter(LocalDate.ofInstant(at.plus(soon), ZoneOffset.UTC));
  }

  /** A price written in another way, {@code 0.10} for {@code 0.1}, is the same price. */
  private static boolean sameAmounts(Pricing one, Pricing other) {
    return one.equals(other) || amounts(one).equals(amounts(other));
  }

  private static List<Object> amounts(Pricing pricing) {
    List<Object> amounts = new ArrayList<>();
    amounts.add(amounts(pricing.prices()));
    for (PriceOverride override : pricing.overrides()) {
      amounts.add(override.conditions());
      amounts.add(amounts(override.prices()));
      amounts.add(String.valueOf(override.unreadable()));
    }
    return amounts;
  }

  private static Map<String, Price> amounts(Map<String, Price> prices) {
    Map<String, Price> amounts = new HashMap<>();
    prices.forEach(
        (name, price) ->
            amounts.put(
                name,
                switch (price) {
                  case Price.Exact(BigDecimal usd) -> new Price.Exact(usd.stripTrailingZeros());
                  case Price.Varies varies -> VARIES;
                  case Price.Unreadable unreadable -> unreadable;
                }));
    return amounts;
  }

  /** {@return whether two lists have the same entries, in any order} */
  private static boolean sameSet(List<String> one, List<String> other) {
    return one.equals(other) || Set.copyOf(one).equals(Set.copyOf(other));
  }
}
