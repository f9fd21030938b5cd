package io.openroutercatalog.internal.base;

/** The names of the loggers that operators configure; docs/life.md documents them. */
public final class LoggerNames {
  /** Everything that happens to a catalogue. */
  public static final String CATALOG = "io.openroutercatalog.CatalogService";

  private LoggerNames() {}
}
