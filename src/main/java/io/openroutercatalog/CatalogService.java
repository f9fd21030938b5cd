package io.openroutercatalog;

import io.openroutercatalog.cost.PriceBook;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.internal.client.OpenRouterClient;
import io.openroutercatalog.internal.engine.CatalogEngine;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.Engine;
import io.openroutercatalog.internal.engine.EngineUse;
import io.openroutercatalog.internal.engine.InMemoryEngine;
import io.openroutercatalog.internal.engine.Users;
import io.openroutercatalog.internal.engine.Waiting;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.store.CatalogStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the models an application can use through OpenRouter. Call {@link #initialize}
 * at start-up, and look up configs by id from anywhere. Each caller of {@link #initialize} closes
 * what it got, and the last one ends the catalogue; so a container may call it several times, for
 * example for contexts that overlap. {@link #create} makes a catalogue that nobody else has.
 *
 * <pre>{@code
 * CatalogService catalog = CatalogService.initialize(settings);
 * LlmConfig config = catalog.findById(-7930022); // null if there is none
 * }</pre>
 *
 * <p>No failure of the network or the service makes a method of this class throw, and none logs or
 * repeats the API key. A failed fetch leaves the catalogue as it was; before the first list it
 * holds only the operator configs. Safe for use by many threads. {@link #findById} and {@link
 * #configs} take no lock and allocate nothing.
 */
public final class CatalogService implements Catalog, AutoCloseable {
  private static final AtomicReference<@Nullable Singleton> SINGLETON = new AtomicReference<>();
  private static final ReentrantLock INITIALIZING = new ReentrantLock();
  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final CatalogSettings settings;
  private final Engine engine;

  /** What this is one user of, or null if nobody else has this catalogue. */
  private final @Nullable Singleton sharedWith;

  /** The engine's reference, which is read directly, since a call of the engine is slower. */
  private final AtomicReference<? extends CatalogState> state;

  CatalogService(CatalogSettings settings, CatalogSource source, Scheduler scheduler) {
    this(settings, engine(settings, source, scheduler), null);
  }

  private CatalogService(CatalogSettings settings, Engine engine, @Nullable Singleton sharedWith) {
    this.settings = settings;
    this.engine = engine;
    this.sharedWith = sharedWith;
    this.state = engine.reference();
  }

  private static Engine engine(CatalogSettings settings) {
    return engine(settings, client(settings), new BackgroundThreads());
  }

  private static Engine engine(
      CatalogSettings settings, CatalogSource source, Scheduler scheduler) {
    return new CatalogEngine(
        settings, source, scheduler, () -> ThreadLocalRandom.current().nextDouble());
  }

  private static OpenRouterClient client(CatalogSettings settings) {
    OpenRouterClient client = new OpenRouterClient(settings);
    if (client.withholdsKey()) {
      log.atWarn()
          .addKeyValue("base_url", settings.baseUrl())
          .log(
              "api_key is not sent: base_url is neither https nor this machine, it would travel in"
                  + " clear");
    }
    return client;
  }

  /**
   * Starts the one catalogue of this JVM and waits for the first list, for at most {@link
   * RefreshSchedule#startupTimeout()}. It does not wait if a cached copy or a bootstrap copy can be
   * served meanwhile; reading the copies may take 5 seconds. A missing network makes it neither
   * fail nor throw: without a copy the catalogue then holds the operator configs alone, {@link
   * #status()} says why, and the background, unless it is off, tries again until it succeeds.
   *
   * <p>If the catalogue runs already, with equal settings, its list, health and background are
   * shared. Each caller gets an object of its own and closes that: it ends its own subscriptions,
   * and the catalogue once nobody is left.
   *
   * @param settings the settings of the catalogue
   * @return the catalogue, to be closed by the caller
   * @throws IllegalStateException if one was started with other settings and is not closed, or if a
   *     static initializer calls this and the settings have a clock that waits for its end
   * @throws IllegalArgumentException if the store refuses its settings, see {@link
   *     CatalogStore#check}
   */
  public static CatalogService initialize(CatalogSettings settings) {
    INITIALIZING.lock(); // So that a second caller waits for the first list as well.
    try {
      Singleton running = SINGLETON.get();
      if (running != null) {
        CatalogService user = running.join(settings);
        if (user != null) {
          return user;
        }
      }
      Singleton started = new Singleton(settings, engine(settings), new Users<>());
      SINGLETON.set(started);
      CatalogService first = Objects.requireNonNull(started.join(settings));
      first.start();
      return first;
    } finally {
      INITIALIZING.unlock();
    }
  }

  /** The catalogue of {@link #initialize}, and those who use it. */
  private record Singleton(CatalogSettings settings, Engine engine, Users<CatalogService> users) {
    /** {@return a further user, or null once the last one has closed} */
    @Nullable CatalogService join(CatalogSettings wanted) {
      if (users.first() != null && !settings.equals(wanted)) {
        throw new IllegalStateException(
            "the catalogue is already initialized with other settings (different: "
                + String.join(", ", settings.differencesTo(wanted))
                + "): close() it first, or make a second one with CatalogService.create(settings)."
                + " A lambda is another one each time it is evaluated; keep it in a constant");
      }
      CatalogService user = new CatalogService(settings, new EngineUse(engine), this);
      return users.join(user) ? user : null;
    }

    void leave(CatalogService user) {
      if (users.leave(user)) {
        SINGLETON.compareAndSet(this, null);
        engine.close();
      }
    }
  }

  /**
   * {@return the catalogue started by {@link #initialize}: what its first caller got that is not
   * closed} Closing it is that caller's business.
   *
   * @throws IllegalStateException if none was started, or all were closed
   */
  public static CatalogService getInstance() {
    CatalogService running = running();
    if (running == null) {
      throw new IllegalStateException(
          "no catalogue: call CatalogService.initialize(settings) at start-up");
    }
    return running;
  }

  private static @Nullable CatalogService running() {
    Singleton singleton = SINGLETON.get();
    return singleton == null ? null : singleton.users.first();
  }

  /** {@return whether {@link #getInstance()} has a catalogue to return} */
  public static boolean isInitialized() {
    return running() != null;
  }

  /**
   * Creates a catalogue that is independent of the one of {@link #initialize}, and starts it in the
   * same way.
   *
   * @param settings the settings of the catalogue
   * @return a new catalogue, to be closed by the caller
   * @throws IllegalArgumentException if the store refuses its settings, see {@link
   *     CatalogStore#check}
   */
  public static CatalogService create(CatalogSettings settings) {
    CatalogService created = new CatalogService(settings, engine(settings), null);
    created.start();
    return created;
  }

  /**
   * Creates a catalogue that serves given configs and sends no requests, for the tests of an
   * application. A refresh succeeds and changes nothing, a health pass measures nothing, and
   * listeners are notified of the configs once. It has no thread until there is a listener.
   *
   * @param configs of any kind, of which no two have the same id
   * @return a new catalogue, to be closed by the caller
   * @throws IllegalArgumentException if two configs have the same id
   */
  public static CatalogService of(List<LlmConfig> configs) {
    CatalogSettings settings = CatalogSettings.builder().build();
    return new CatalogService(
        settings, new InMemoryEngine(configs, settings, new BackgroundThreads()), null);
  }

  /** Begins the first fetch, and waits for it if there is no copy. */
  void start() {
    try {
      CompletableFuture<RefreshResult> first = engine.start();
      if (!engine.servesCopy()) { // Otherwise the first list is awaited until it is complete.
        Waiting.upTo(settings.schedule().startupTimeout(), first);
      }
    } catch (RuntimeException | Error e) {
      close(); // A half-started catalogue must not remain.
      throw e;
    }
  }

  @Override
  public @Nullable LlmConfig findById(int id) {
    return snapshot().findById(id);
  }

  @Override
  public CatalogSnapshot snapshot() {
    return state.get().snapshot();
  }

  /**
   * {@return what calls cost, by OpenRouter's list and by the endpoints that are known: of the
   * models whose health is measured, and of those that {@link #endpoints} was asked for}
   */
  @Override
  public PriceBook prices() {
    return snapshot().prices(engine::knownEndpoints, settings.clock());
  }

  /**
   * Tells which providers serve a model, by what prices and how well. Sends a request unless a
   * response of the last {@link RefreshSchedule#healthInterval()} is kept, and blocks for at most
   * {@link FetchLimits#endpointsTimeout()} and the requests of other callers before it. Concurrent
   * calls for one model share one request.
   *
   * @param name of any row of OpenRouter's list, as a request or a response has it
   * @return the outcome; never an exception. If the thread is interrupted, it is a failure, and the
   *     request goes on.
   */
  public EndpointsResult endpoints(String name) {
    NamedRow named = snapshot().rows().find(name);
    if (named == null) {
      return new EndpointsResult.UnknownModel();
    }
    String id = named.row().id();
    return Waiting.forResult(
        engine.endpoints(id),
        () -> new EndpointsResult.Failed(Waiting.NO_RESULT, engine.knownEndpoints(id)));
  }

  /**
   * Explains all that is known of a model: whether it is listed and why not, how it came to its id
   * and its tier, its score and the evidence for its health, what takes its place. Sends no
   * request. For cool-downs, see {@link Explanation#with}.
   *
   * @param nameOrId a model id, another name of a model, or the id of a config in decimal
   * @return the explanation, also of what nothing is known of
   */
  public Explanation explain(String nameOrId) {
    return engine.explain(Objects.requireNonNull(nameOrId, "nameOrId"));
  }

  /** {@return how current the catalogue is now, and why} */
  public CatalogStatus status() {
    return engine.status();
  }

  /**
   * Waits until there is a list to serve, fetched or from a copy, or the catalogue is closed.
   *
   * @param atMost how long to wait; zero or less does not
   * @return the status then; an interrupt ends the wait and stays set
   */
  public CatalogStatus awaitReady(Duration atMost) {
    Waiting.upTo(atMost, engine.ready());
    return status();
  }

  /**
   * Fetches the list and serves it in place of the old one. Readers see the old catalogue until the
   * new one is complete, and keep it if the fetch fails. Blocks until a fetch has ended that began
   * after this call; calls that come during one fetch share the next one. Health is measured
   * afterwards in the background, if that is on.
   *
   * @return the outcome; never an exception. If the thread is interrupted, it is a failure, and the
   *     fetch goes on.
   */
  public RefreshResult refresh() {
    return Waiting.forResult(
        engine.refresh(), () -> new RefreshResult.Failed(Waiting.NO_RESULT, snapshot()));
  }

  /**
   * Measures the health of the models once and serves the result. Blocks; concurrent calls, the
   * background's included, share one pass.
   *
   * @param progress called with the number of models done, each time more than before, on a thread
   *     of the library's own; the pass may have begun before this call. A slow one misses numbers,
   *     and delays nobody but this call, which waits up to 5 seconds until the last number was
   *     taken.
   * @return the outcome; never an exception. If the thread is interrupted, it is a report with an
   *     {@link HealthReport#error()}, and the pass goes on.
   */
  public HealthReport measureHealth(IntConsumer progress) {
    return reportOf(engine.measure(progress));
  }

  private HealthReport reportOf(CompletableFuture<HealthReport> pass) {
    return Waiting.forResult(
        pass,
        () -> HealthReport.builder().error(Waiting.NO_RESULT).gated(status().gated()).build());
  }

  /** {@return the report of one health pass, as {@link #measureHealth(IntConsumer)} gives it} */
  public HealthReport measureHealth() {
    return reportOf(engine.measure(null));
  }

  /**
   * Notifies a listener of the current catalogue, and then of every one that is published.
   *
   * @param listener called on a thread of its own, which the library starts when needed
   * @return ends the subscription when closed; an update under way still ends
   */
  public Subscription subscribe(CatalogListener listener) {
    Runnable end = engine.subscribe(Objects.requireNonNull(listener, "listener"));
    return end::run;
  }

  /**
   * Switches the background refresh, its retries and the health passes off, until {@link
   * #startBackgroundRefresh}. What runs is finished.
   */
  public void stopBackgroundRefresh() {
    engine.stopBackground();
  }

  /**
   * Switches the background refresh on, or changes its interval, and switches the health passes on,
   * unless {@link RefreshSchedule#healthInterval()} is zero. The first refresh comes anywhere from
   * a tenth of the interval to the whole of it, so that many processes do not send requests at the
   * same time. While fetches fail, it comes after the retry delay. Without effect once closed.
   *
   * @param interval from one list to the next, from 1 second to 365 days
   * @throws IllegalArgumentException if the interval is out of that range
   */
  public void startBackgroundRefresh(Duration interval) {
    Duration checked = SettingChecks.interval("interval", interval);
    if (checked.isZero()) {
      throw new IllegalArgumentException(
          "interval must be from 1 second to 365 days, was " + interval);
    }
    engine.startBackground(checked);
  }

  /**
   * Ends the background, all connections and threads. Waits for running work, for at most 5 seconds
   * altogether, and then interrupts it. A list that has already been read is still served and
   * saved. Afterwards nothing changes any more, unless some work did not end in time, or a listener
   * made this call: its own update is not waited for. Queries still answer from the last catalogue.
   * Closing twice is no error.
   *
   * <p>What {@link #initialize} returned is closed for its caller alone, with the subscriptions
   * made through it; all else goes on until every caller has closed its own. Then another catalogue
   * can be initialized.
   */
  @Override
  public void close() {
    engine.close();
    if (sharedWith != null) {
      sharedWith.leave(this);
    }
  }

  /** {@return the status in short} */
  @Override
  public String toString() {
    return "CatalogService[" + status() + "]";
  }

  /** Ends a subscription. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    /** Ends it; closing twice is no error. */
    @Override
    void close();
  }
}
