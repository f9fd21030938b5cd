package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CoalescingSaver;
import io.openroutercatalog.internal.copies.CopyStorage;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Restores the state from a copy when a catalogue starts, and saves a copy of it afterwards. */
final class StatePersistence {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final CatalogSettings settings;
  private final StateTransitions transitions;
  private final PublishedState published;
  private final CopyStorage storage;
  private final CoalescingSaver saver;

  StatePersistence(
      CatalogSettings settings,
      StateTransitions transitions,
      PublishedState published,
      Scheduler scheduler) {
    this.settings = settings;
    this.transitions = transitions;
    this.published = published;
    SerialWorker storeWorker = scheduler.foreignWorker("store");
    this.storage = new CopyStorage(settings, scheduler, storeWorker);
    this.saver = new CoalescingSaver(this::save, storeWorker);
  }

  /**
   * Publishes the best copy there is. Whatever is wrong with it, a catalogue must start.
   *
   * @return how old its list is by the clock, or null if no copy was published
   */
  @Nullable Duration restore() {
    try {
      CopyStorage.LoadedCopy loaded = storage.load();
      if (loaded == null) {
        return null;
      }
      CatalogCopy copy = loaded.copy();
      Instant now = settings.clock().instant();
      published.update(state -> transitions.restored(copy, loaded.source(), now));
      return Duration.between(copy.fetchedAt(), now);
    } catch (RuntimeException | Error e) {
      log.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("cached copy cannot be used, skipped");
      log.warnOfMissingCode(e);
      return null;
    }
  }

  /** Saves the newest state on the thread of the store, if there is one. */
  void saveSoon() {
    if (settings.store() != null) {
      saver.saveSoon();
    }
  }

  /** A list that came from a copy is not saved again, since it would look newer than it is. */
  private void save() {
    CatalogCopy copy = published.state().toCopy(settings);
    if (copy != null) {
      storage.save(copy);
    }
  }
}
