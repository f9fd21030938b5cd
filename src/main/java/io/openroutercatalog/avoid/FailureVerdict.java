package io.openroutercatalog.avoid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a failure.
 *
 * @param scope what cools down
 * @param until when that ends, or null if nothing cools down
 * @param why a word for people and logs, such as {@code 429}
 * @param availability what the error says of the availability of the model, or null
 */
public record FailureVerdict(
    CoolDownScope scope,
    @Nullable Instant until,
    String why,
    @Nullable Availability availability) {}
