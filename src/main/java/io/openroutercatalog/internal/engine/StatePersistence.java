package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.internal.copies.BootstrapCopy;
import io.openroutercatalog.internal.copies.CachedCopy;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CoalescingSaver;
import io.openroutercatalog.internal.copies.StartCopies;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.RefreshTiming;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Restores the state from a copy when a catalogue starts, and saves a copy of it afterwards. "Could
 * not be read" is not "is absent": until the store has been read, it is read again and nothing is
 * saved. What is found late is merged into what is served then.
 */
final class StatePersistence {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  /** Long for a file or a cache nearby, short for an application that is starting. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(5);

  /** More processes than this do not publish within the time of one reading. */
  private static final int MOST_PUBLISH_ATTEMPTS = 5;

  private final CatalogSettings settings;
  private final StateTransitions transitions;
  private final PublishedState published;
  private final Scheduler scheduler;
  private final RefreshTiming timing;
  private final Consumer<Duration> restored;
  private final SerialWorker storeWorker;
  private final CoalescingSaver saver;
  private final @Nullable CachedCopy cachedCopy;
  private final AtomicBoolean rereadIsSet = new AtomicBoolean();
  private final AtomicReference<StartCopies> startCopies = new AtomicReference<>(StartCopies.NONE);

  // For the thread of the store alone.
  private boolean merged;
  private int failedReads;
  private @Nullable Instant storedAt;

  /**
   * Creates what has not called anybody yet.
   *
   * @param restored called after a copy was published that is served until a list is fetched, with
   *     the age of its list by the clock
   */
  StatePersistence(
      CatalogSettings settings,
      StateTransitions transitions,
      PublishedState published,
      Scheduler scheduler,
      RefreshTiming timing,
      Consumer<Duration> restored) {
    this.settings = settings;
    this.transitions = transitions;
    this.published = published;
    this.scheduler = scheduler;
    this.timing = timing;
    this.restored = restored;
    this.storeWorker = scheduler.foreignWorker("store");
    this.saver = new CoalescingSaver(this::save, storeWorker);
    this.cachedCopy = CachedCopy.of(settings);
  }

  /**
   * Publishes the best copy there is. Both are read at the same time, and waited for 5 seconds
   * together; reading the store then goes on. Whatever is wrong with them, a catalogue must start.
   *
   * @param inStaticInitializer whether a static initializer of the application waits for this
   */
  void restore(boolean inStaticInitializer) {
    long deadline = scheduler.nanoTime() + START_TIMEOUT.toNanos();
    Future<Boolean> reading =
        cachedCopy == null ? null : storeWorker.submit(() -> isMerged(cachedCopy));
    Supplier<? extends @Nullable InputStream> opener = settings.bootstrap();
    if (opener != null) {
      BootstrapCopy bootstrap = new BootstrapCopy(opener, settings.idOffset());
      // Another thread would wait for the initializer to end, if this is code of the same class.
      Optional<CatalogCopy> copy =
          inStaticInitializer ? bootstrap.read() : readInTime(bootstrap, deadline);
      if (copy.isPresent()) {
        merge(copies -> copies.withBootstrap(copy.get()), null);
      }
    }
    if (reading != null) {
      await(reading, deadline, "cached");
    }
  }

  private Optional<CatalogCopy> readInTime(BootstrapCopy bootstrap, long deadline) {
    Future<Optional<CatalogCopy>> shipped =
        scheduler.foreignWorker("bootstrap").submit(bootstrap::read);
    Optional<CatalogCopy> copy = await(shipped, deadline, "bootstrap");
    shipped.cancel(true);
    return copy == null ? Optional.empty() : copy;
  }

  /** {@return the result, or null if it is not there in time or the caller is interrupted} */
  private <T> @Nullable T await(Future<T> result, long deadline, String what) {
    try {
      return scheduler.await(result, Duration.ofNanos(deadline - scheduler.nanoTime()));
    } catch (InterruptedException e) { // The one who waits is meant, not the reading.
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      log.atWarn()
          .addKeyValue("copy", what)
          .addKeyValue("waited", START_TIMEOUT)
          .log("copy is not there in time, the catalogue starts without it");
    }
    return null;
  }

  /** {@return whether the store was read, and what it holds is part of the state} */
  private boolean isMerged(CachedCopy store) {
    if (merged) {
      return true;
    }
    try {
      if (store.read() instanceof CachedCopy.ReadResult.Read(CatalogCopy copy)) {
        if (copy != null) {
          merge(copies -> copies.withCached(copy), copy);
        }
        storedAt = copy == null ? null : copy.fetchedAt();
        merged = true;
        failedReads = 0;
      }
    } catch (RuntimeException | Error e) { // For example a clock that throws, or no memory.
      log.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("cached copy cannot be used now, it is read again");
      log.warnOfMissingCode(e);
    }
    if (!merged) {
      setReread(store);
    }
    return merged;
  }

  private void setReread(CachedCopy store) {
    if (rereadIsSet.compareAndSet(false, true)) {
      failedReads++;
      scheduler.schedule(
          timing.rereading(failedReads),
          () -> {
            rereadIsSet.set(false);
            // Without a thread, the next save reads.
            var unused = storeWorker.submit(() -> isMerged(store));
          });
    }
  }

  /**
   * Makes a copy part of the state.
   *
   * @param found adds the copy to those that were found before
   * @param older the copy whose memory a list that was fetched needs, or null if it needs none
   */
  private void merge(UnaryOperator<StartCopies> found, @Nullable CatalogCopy older) {
    Instant now = settings.clock().instant();
    startCopies.updateAndGet(found);
    CatalogState next;
    try {
      next = published.update(state -> withCopy(state, older, now));
    } catch (RuntimeException e) { // Trying again would not help.
      log.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("cached copy cannot be used, skipped");
      return;
    }
    Instant fetchedAt = next.snapshot().fetchedAt();
    if (next.source() != Source.NETWORK && fetchedAt != null) {
      restored.accept(Duration.between(fetchedAt, now));
    }
  }

  private CatalogState withCopy(CatalogState state, @Nullable CatalogCopy older, Instant now) {
    if (state.source() == Source.NETWORK) {
      return older == null ? state : transitions.withMemoryOf(older, state, now);
    }
    StartCopies.Best best = startCopies.get().best();
    return best == null ? state : transitions.restored(best.copy(), best.source(), now);
  }

  /** Saves the newest state on the thread of the store, if there is one. */
  void saveSoon() {
    if (published.state().source() == Source.NETWORK) {
      startCopies.set(StartCopies.NONE); // Nothing needs their memory any more.
    }
    if (cachedCopy != null) {
      saver.saveSoon();
    }
  }

  private void save() {
    if (cachedCopy != null) {
      save(cachedCopy);
    }
  }

  private void save(CachedCopy store) {
    for (int attempt = 0; attempt < MOST_PUBLISH_ATTEMPTS; attempt++) {
      if (!isMerged(store)) {
        return;
      }
      // A list that came from a copy is not saved again, since it would look newer than it is.
      CatalogCopy copy = published.state().toCopy(settings);
      if (copy == null || isSuperseded(copy) || store.publish(copy)) {
        return;
      }
      merged = false; // Another process has published; the ids that it gave come first.
    }
    store.givesUp();
  }

  /** A list in the future comes from a wrong clock, and is no reason never to save again. */
  private boolean isSuperseded(CatalogCopy copy) {
    return storedAt != null
        && storedAt.isAfter(copy.fetchedAt())
        && !storedAt.isAfter(settings.clock().instant());
  }
}
