package io.openroutercatalog.explain;

import io.openroutercatalog.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * A reason against a row.
 *
 * @param reason the reason
 * @param setting the setting behind it, such as {@code min_context_length}; null if there is none
 * @param fact what of the row speaks against it, for people; null if the row itself is not known
 */
public record LeftOut(ExclusionReason reason, @Nullable String setting, @Nullable String fact) {}
