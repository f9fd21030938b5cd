package io.openroutercatalog;

import io.openroutercatalog.client.CatalogSource;
import io.openroutercatalog.refresh.Scheduler;

/**
 * The front door for tests in other packages: a catalogue with a time or a source of the test's.
 */
public final class FrontDoor {
  private FrontDoor() {}

  /** {@return a catalogue started as {@link CatalogService#create} starts it} */
  public static CatalogService create(
      CatalogSettings settings, CatalogSource source, Scheduler scheduler) {
    CatalogService created = new CatalogService(settings, source, scheduler);
    created.start();
    return created;
  }
}
