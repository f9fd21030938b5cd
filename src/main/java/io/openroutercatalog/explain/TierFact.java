package io.openroutercatalog.explain;

import io.openroutercatalog.BillingTier;

/**
 * A tier and why.
 *
 * @param tier the tier
 * @param why for people
 */
public record TierFact(BillingTier tier, String why) {}
