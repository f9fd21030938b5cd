package io.openroutercatalog.model;

import org.jspecify.annotations.Nullable;

/**
 * One provider's endpoint for a model, from which the model's health is computed. A value is null
 * if it is not stated or not readable.
 *
 * @param tag the provider's name for it, such as {@code openai/priority}
 * @param status 0 is fine, negative is degraded or disabled
 * @param uptimeLast30m percent
 * @param uptimeLast1d percent
 * @param uptimeLast5m percent
 */
public record Endpoint(
    @Nullable String tag,
    @Nullable Long status,
    @Nullable Double uptimeLast30m,
    @Nullable Double uptimeLast1d,
    @Nullable Double uptimeLast5m) {}
