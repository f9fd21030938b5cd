package io.openroutercatalog;

import io.openroutercatalog.internal.base.Checks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a config says that all generated ones of a tier say alike, so that they share one instance.
 * The fields are those of {@link LlmConfig}.
 */
record ConfigTerms(
    BillingTier billingTier,
    boolean anonymousEnabled,
    boolean seoEnabled,
    @Nullable String seoSlug,
    int quotaReserveTokens,
    String provider,
    String apiKey,
    String apiBase,
    int rpm,
    int tpm,
    Map<String, Object> litellmParams,
    String systemInstructions,
    boolean useDefaultSystemInstructions,
    boolean citationsEnabled,
    boolean routerPoolEligible,
    boolean openrouterDynamic,
    AutoPinTier autoPinTier) {

  /** {@return the terms that a builder has now, the last ones where they are equal} */
  static ConfigTerms of(LlmConfigBuilder from) {
    ConfigTerms last = from.lastTerms;
    ConfigTerms now =
        new ConfigTerms(
            from.billingTier,
            from.anonymousEnabled,
            from.seoEnabled,
            from.seoSlug,
            from.quotaReserveTokens,
            Checks.present("provider", from.provider),
            from.apiKey,
            from.apiBase,
            from.rpm,
            from.tpm,
            from.litellmParams,
            from.systemInstructions,
            from.useDefaultSystemInstructions,
            from.citationsEnabled,
            from.routerPoolEligible,
            from.openrouterDynamic,
            from.autoPinTier);
    return last != null && last.equals(now) ? last : now;
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "ConfigTerms[" + provider + " " + billingTier.jsonName() + "]";
  }
}
