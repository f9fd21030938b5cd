package io.openroutercatalog;

/**
 * The fields that have the same few values in most configs: all generated configs of a tier share
 * one instance. The fields are those of {@link LlmConfig}.
 */
record ConfigKind(
    String provider,
    BillingTier billingTier,
    boolean routerPoolEligible,
    boolean openrouterDynamic,
    AutoPinTier autoPinTier) {
  /** The defaults of an operator config, which must still state its provider. */
  static final ConfigKind UNSTATED =
      new ConfigKind("", BillingTier.PREMIUM, true, false, AutoPinTier.A);

  ConfigKind withProvider(String provider) {
    return new ConfigKind(
        provider, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigKind withBillingTier(BillingTier billingTier) {
    return new ConfigKind(
        provider, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigKind withRouterPoolEligible(boolean routerPoolEligible) {
    return new ConfigKind(
        provider, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigKind withOpenrouterDynamic(boolean openrouterDynamic) {
    return new ConfigKind(
        provider, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigKind withAutoPinTier(AutoPinTier autoPinTier) {
    return new ConfigKind(
        provider, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }
}
