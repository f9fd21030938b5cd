package io.openroutercatalog;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the models an application can use through OpenRouter. Call {@link #initialize}
 * once at start-up, and ask for configs by id from anywhere; or {@link #create} an instance of your
 * own, where a dependency injection container keeps it.
 *
 * <pre>{@code
 * CatalogService catalog = CatalogService.initialize(CatalogSettings.builder().apiKey(key).build());
 * LlmConfig config = catalog.findById(-7930022); // null where there is none
 * }</pre>
 *
 * <p>Nothing in the environment (network, service, answers) makes a method of this class throw.
 * What cannot be fetched leaves the catalogue as it was; before the first list that is the operator
 * configs alone, and {@link CatalogSnapshot#fetchedAt()} is null. No method logs or repeats the API
 * key.
 *
 * <p>Safe for use by many threads. The queries take no lock and allocate nothing.
 */
public final class CatalogService implements AutoCloseable {
  private static final AtomicReference<@Nullable CatalogService> SINGLETON =
      new AtomicReference<>();
  private static final ReentrantLock INITIALIZING = new ReentrantLock();

  private final CatalogSettings settings;
  private final CatalogEngine engine;

  private CatalogService(CatalogSettings settings) {
    this.settings = settings;
    this.engine = new CatalogEngine(settings);
  }

  /**
   * Starts the one catalogue of this JVM and fetches the list once, which blocks for at most {@link
   * CatalogSettings#modelsTimeout()}. Want of a network is no failure: the catalogue then holds the
   * operator configs alone, {@link #lastError()} says why, and {@link #refresh()} tries again.
   *
   * @param settings what to do
   * @return the catalogue; the one already started where its settings are equal
   * @throws IllegalStateException where one was started with other settings and not closed since
   */
  public static CatalogService initialize(CatalogSettings settings) {
    INITIALIZING.lock(); // A second caller waits for the first list too.
    try {
      CatalogService running = SINGLETON.get();
      if (running == null) {
        CatalogService started = new CatalogService(settings);
        SINGLETON.set(started);
        started.refresh();
        return started;
      }
      if (running.settings.equals(settings)) {
        return running;
      }
      throw new IllegalStateException(
          "the catalogue is already initialized with other settings: close() it first, or make a"
              + " second one with CatalogService.create(settings)");
    } finally {
      INITIALIZING.unlock();
    }
  }

  /**
   * {@return the catalogue started by {@link #initialize}}
   *
   * @throws IllegalStateException where none was, or it was closed since
   */
  public static CatalogService getInstance() {
    CatalogService running = SINGLETON.get();
    if (running == null) {
      throw new IllegalStateException(
          "no catalogue: call CatalogService.initialize(settings) at start-up");
    }
    return running;
  }

  /** {@return whether {@link #getInstance()} has a catalogue to return} */
  public static boolean isInitialized() {
    return SINGLETON.get() != null;
  }

  /**
   * Makes a catalogue of its own, apart from the one of {@link #initialize}, and fetches the list
   * once in the same way.
   *
   * @param settings what to do
   * @return a new catalogue, to be closed by the caller
   */
  public static CatalogService create(CatalogSettings settings) {
    CatalogService created = new CatalogService(settings);
    created.refresh();
    return created;
  }

  /**
   * {@return all configs that are served now: the operator's first, then the generated ones in the
   * order of the list}
   */
  public List<LlmConfig> configs() {
    return snapshot().configs();
  }

  /**
   * Finds the config that is served now under an id.
   *
   * @param id any number
   * @return the config, or null where there is none
   */
  public @Nullable LlmConfig findById(int id) {
    return snapshot().findById(id);
  }

  /** {@return the whole catalogue as it is served now} */
  public CatalogSnapshot snapshot() {
    return engine.snapshot();
  }

  /**
   * Fetches the list and serves it, in place of the old one and at once. Readers see the old
   * catalogue until the new one is complete, and keep it where there is none. Blocks; concurrent
   * calls wait for each other.
   *
   * @return what came of it; never an exception
   */
  public RefreshResult refresh() {
    return engine.refresh();
  }

  /** {@return why the last refresh failed, or null where it did not} */
  public @Nullable CatalogError lastError() {
    return engine.lastError();
  }

  /**
   * Ends all connections. A refresh that runs fails soon; all queries go on answering from the last
   * catalogue. Closing twice is no error. After closing the one of {@link #initialize}, that can be
   * called again.
   */
  @Override
  public void close() {
    SINGLETON.compareAndSet(this, null);
    engine.close();
  }
}
