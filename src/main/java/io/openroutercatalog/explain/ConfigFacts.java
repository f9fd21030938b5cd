package io.openroutercatalog.explain;

import io.openroutercatalog.LlmConfig;
import org.jspecify.annotations.Nullable;

/**
 * A config, and why it is what it is.
 *
 * @param config the config; of a model that is no longer listed, the last one
 * @param idOrigin how it came to its id
 * @param tier its tier and why
 * @param score its quality and what that is made of
 * @param health its health; null where none is measured, as for other backends than OpenRouter
 */
public record ConfigFacts(
    LlmConfig config,
    IdOrigin idOrigin,
    TierFact tier,
    ScoreFact score,
    @Nullable HealthFact health) {}
