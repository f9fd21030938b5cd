package io.openroutercatalog.internal.generate;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.TierPolicy;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceName;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells free models from premium ones; whatever is not certainly free is premium. */
final class BillingTierRule {
  private BillingTierRule() {}

  static BillingTier tier(ModelRow model, TierPolicy policy) {
    boolean free =
        model.modelId().isFreeVariant()
            || switch (policy) {
              case NUMERIC_ZERO -> costsNothing(model.pricing());
              case TEXT_ZERO ->
                  isTextZero(model.pricing().prompt()) && isTextZero(model.pricing().completion());
            };
    return free ? BillingTier.FREE : BillingTier.PREMIUM;
  }

  /** {@return why a model has its tier, for people} */
  static String why(ModelRow model, TierPolicy policy) {
    if (model.modelId().isFreeVariant()) {
      return "its id ends with :free";
    }
    if (tier(model, policy) == BillingTier.FREE) {
      return "no call of it can cost anything";
    }
    Pricing pricing = model.pricing();
    if (!isZero(pricing.prompt()) || !isZero(pricing.completion())) {
      return "prompt "
          + perMillion(pricing.prompt())
          + ", completion "
          + perMillion(pricing.completion())
          + " for a million tokens";
    }
    for (Map.Entry<String, Price> price : pricing.prices().entrySet()) {
      if (!isOptional(price.getKey()) && !isZero(price.getValue())) {
        return price.getKey() + " is not free of charge";
      }
    }
    return "its prices are zero at some times only";
  }

  private static String perMillion(@Nullable Price price) {
    return switch (price) {
      case Price.Exact(BigDecimal usd) ->
          usd.movePointRight(6).stripTrailingZeros().toPlainString() + " USD";
      case Price.Varies varies -> "varies";
      case Price.Unreadable unreadable -> "cannot be read";
      case null -> "is not stated";
    };
  }

  private static boolean costsNothing(Pricing pricing) {
    return isZero(pricing.prompt())
        && isZero(pricing.completion())
        && pricing.prices().entrySet().stream()
            .allMatch(price -> isOptional(price.getKey()) || isZero(price.getValue()))
        && pricing.overrides().stream().allMatch(BillingTierRule::costsNothing);
  }

  /** A caller has to ask for a web search; a discount is no price. */
  private static boolean isOptional(String name) {
    return name.equals(PriceName.WEB_SEARCH) || name.equals(PriceName.DISCOUNT);
  }

  private static boolean costsNothing(PriceOverride override) {
    return override.unreadable() == null
        && override.prices().values().stream().allMatch(BillingTierRule::isZero);
  }

  private static boolean isZero(@Nullable Price price) {
    return price instanceof Price.Exact exact && exact.usd().signum() == 0;
  }

  private static boolean isTextZero(@Nullable Price price) {
    return price instanceof Price.Exact exact && exact.usd().toString().equals("0");
  }
}
