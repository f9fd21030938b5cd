package io.openroutercatalog.internal.log;

import org.jspecify.annotations.Nullable;

/**
 * A fact of a line of the log.
 *
 * @param name of the fact, which does not change
 * @param value what the backend shows, by its text form
 */
public record Fact(String name, @Nullable Object value) {}
