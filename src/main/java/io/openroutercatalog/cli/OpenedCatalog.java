package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A catalogue that was fetched, from OpenRouter or from the bundled sample. */
final class OpenedCatalog implements AutoCloseable {
  private static final String SAMPLE = "sample-models.json";

  /** The errors without a usable response, as opposed to a response that is refused. */
  private static final Set<Kind> NOT_REACHED =
      Set.of(Kind.UNREACHABLE, Kind.TIMED_OUT, Kind.HTTP_STATUS);

  /** The deadline of the fetch ends it; the start must not stop waiting before. */
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(10);

  private static final Duration LONGER_THAN_ANY_FETCH = Duration.ofHours(1);

  /** The health of the sample's models is unknown: an endpoint works, without recent traffic. */
  private static final FakeAnswer NO_TRAFFIC =
      FakeAnswer.json("{\"data\":{\"endpoints\":[{\"status\":0}]}}");

  private final CatalogSettings settings;
  private final CatalogService service;
  private final ListOrigin origin;
  private final @Nullable FakeOpenRouter sample;

  private OpenedCatalog(
      CatalogSettings settings,
      CatalogService service,
      ListOrigin origin,
      @Nullable FakeOpenRouter sample) {
    this.settings = settings;
    this.service = service;
    this.origin = origin;
    this.sample = sample;
  }

  /**
   * Fetches a catalogue once, and measures its health unless {@code --no-health} is given.
   *
   * @param mayFallBack whether the cached copy or the sample may be shown if OpenRouter cannot be
   *     reached
   * @throws CommandFailure if there is no catalogue to show
   */
  static OpenedCatalog open(
      CommonOptions options,
      Map<String, String> environment,
      boolean mayFallBack,
      PrintWriter err) {
    OpenedCatalog opened = openUnmeasured(options, environment, mayFallBack, err);
    // A cached list has the health of the copy.
    return opened.origin.cached() ? opened : opened.measured(options, err);
  }

  /** Fetches a catalogue once as {@link #open} does, and measures no health. */
  static OpenedCatalog openUnmeasured(
      CommonOptions options,
      Map<String, String> environment,
      boolean mayFallBack,
      PrintWriter err) {
    Logging.configure(options.verbose);
    CatalogSettings settings =
        CommandSettings.of(options, environment).toBuilder()
            .refreshInterval(Duration.ZERO)
            .healthInterval(Duration.ZERO)
            .startupTimeout(LONGER_THAN_ANY_FETCH)
            .build();
    if (options.offline) {
      err.println("openrouter-catalog: showing the bundled sample, not OpenRouter's list of today");
      return openSample(settings);
    }
    // A user who names an address wants the list from there, even if it is OpenRouter's own.
    boolean elsewhere =
        options.baseUrl != null
            || !settings.baseUrl().toString().equals(CatalogSettings.DEFAULT_API_BASE);
    CatalogService service = CatalogService.create(settings);
    CatalogError error = errorOfFetch(service);
    if (error == null) {
      return new OpenedCatalog(settings, service, ListOrigin.service(settings.baseUrl()), null);
    }
    boolean fallsBack = mayFallBack && !elsewhere && NOT_REACHED.contains(error.kind());
    Instant keptSince = service.snapshot().fetchedAt();
    if (fallsBack && keptSince != null) {
      err.println(
          "openrouter-catalog: OpenRouter cannot be reached ("
              + error.message()
              + "); showing the cached list of "
              + keptSince);
      return new OpenedCatalog(settings, service, ListOrigin.cachedCopy(keptSince), null);
    }
    service.close();
    if (fallsBack) {
      err.println(
          "openrouter-catalog: OpenRouter cannot be reached ("
              + error.message()
              + "); showing the bundled sample instead");
      return openSample(settings);
    }
    throw new CommandFailure(
        CommandFailure.FAILED, "no catalogue from " + settings.baseUrl() + ": " + error.message());
  }

  /**
   * Waits for the first fetch, since the start does not if there is a cached copy. A refresh would
   * be another fetch.
   */
  private static @Nullable CatalogError errorOfFetch(CatalogService service) {
    long end = System.nanoTime() + LONGER_THAN_ANY_FETCH.toNanos();
    while (service.status().lastAttempt() == null && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos()); // A failed fetch is told to no listener.
    }
    return service.status().lastError();
  }

  private static OpenedCatalog openSample(CatalogSettings settings) {
    FakeOpenRouter sample = FakeOpenRouter.start().models(FakeAnswer.json(sampleModels()));
    CatalogService service =
        CatalogService.create(
            settings.toBuilder().baseUrl(sample.baseUrl()).store(null).bootstrap(null).build());
    OpenedCatalog opened = new OpenedCatalog(settings, service, ListOrigin.SAMPLE, sample);
    CatalogError error = service.status().lastError();
    if (error != null) { // The settings exclude all of its models.
      opened.close();
      throw new CommandFailure(
          CommandFailure.FAILED, "no catalogue from the bundled sample: " + error.message());
    }
    service.configs().forEach(config -> sample.endpoints(config.modelName(), NO_TRAFFIC));
    return opened;
  }

  private OpenedCatalog measured(CommonOptions options, PrintWriter err) {
    if (!options.noHealth) {
      HealthReport report;
      try (Progress progress = Progress.ofHealth(err, Progress.isTerminal())) {
        report = service.measureHealth(progress);
      }
      if (report.degraded()) {
        err.println(
            "openrouter-catalog: health could not be measured, "
                + report.failed()
                + " of "
                + report.selected()
                + " requests failed");
      }
    }
    return this;
  }

  private static String sampleModels() {
    try (InputStream in = OpenedCatalog.class.getResourceAsStream(SAMPLE)) {
      return new String(Objects.requireNonNull(in, SAMPLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CatalogService service() {
    return service;
  }

  /** {@return the settings that it was opened with} */
  CatalogSettings settings() {
    return settings;
  }

  /** {@return where its list is from} */
  ListOrigin origin() {
    return origin;
  }

  @Override
  public void close() {
    service.close();
    if (sample != null) {
      sample.close();
    }
  }
}
