package io.openroutercatalog.model;

/**
 * A row that was found by a name.
 *
 * @param row the row
 * @param step how the name led to it
 */
public record NamedRow(ModelRow row, NameStep step) {}
