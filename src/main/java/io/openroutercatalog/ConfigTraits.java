package io.openroutercatalog;

/**
 * The fields that have the same few values in most configs: all generated configs of a tier share
 * one instance. The fields are those of {@link LlmConfig}.
 */
record ConfigTraits(
    String provider,
    ModelKind kind,
    BillingTier billingTier,
    boolean routerPoolEligible,
    boolean openrouterDynamic,
    AutoPinTier autoPinTier) {
  /** The defaults of an operator config, which must still state its provider. */
  static final ConfigTraits UNSTATED =
      new ConfigTraits("", ModelKind.CHAT, BillingTier.PREMIUM, true, false, AutoPinTier.A);

  ConfigTraits withProvider(String provider) {
    return new ConfigTraits(
        provider, kind, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigTraits withKind(ModelKind kind) {
    return new ConfigTraits(
        provider, kind, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigTraits withBillingTier(BillingTier billingTier) {
    return new ConfigTraits(
        provider, kind, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigTraits withRouterPoolEligible(boolean routerPoolEligible) {
    return new ConfigTraits(
        provider, kind, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigTraits withOpenrouterDynamic(boolean openrouterDynamic) {
    return new ConfigTraits(
        provider, kind, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }

  ConfigTraits withAutoPinTier(AutoPinTier autoPinTier) {
    return new ConfigTraits(
        provider, kind, billingTier, routerPoolEligible, openrouterDynamic, autoPinTier);
  }
}
