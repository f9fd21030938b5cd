package io.openroutercatalog;

import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.source.CatalogSource;

/** Lets tests in other packages create a catalogue with their own scheduler or source. */
public final class FrontDoor {
  private FrontDoor() {}

  /** {@return a catalogue started as {@link CatalogService#create} starts it} */
  public static CatalogService create(
      CatalogSettings settings, CatalogSource source, Scheduler scheduler) {
    CatalogService created = notStarted(settings, source, scheduler);
    created.start();
    return created;
  }

  /** {@return a catalogue that has fetched nothing yet, and has no background} */
  public static CatalogService notStarted(
      CatalogSettings settings, CatalogSource source, Scheduler scheduler) {
    return new CatalogService(settings, source, scheduler);
  }

  /** Starts a catalogue that was created without being started. */
  public static void start(CatalogService catalog) {
    catalog.start();
  }
}
