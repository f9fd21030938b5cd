package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.json.JsonText;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A catalogue that was fetched, from OpenRouter or from the bundled sample. */
final class OpenedCatalog implements AutoCloseable {
  private static final String API_KEY = "OPENROUTER_API_KEY";
  private static final String SAMPLE = "sample-models.json";

  /** The service gave no answer, as opposed to one that is refused. */
  private static final Set<Kind> NOT_REACHED =
      Set.of(Kind.UNREACHABLE, Kind.TIMED_OUT, Kind.HTTP_STATUS);

  private final CatalogService service;
  private final @Nullable FakeOpenRouter sample;

  private OpenedCatalog(CatalogService service, @Nullable FakeOpenRouter sample) {
    this.service = service;
    this.sample = sample;
  }

  /**
   * Fetches a catalogue.
   *
   * @param mayFallBack whether the sample will do where OpenRouter itself cannot be reached
   * @throws CommandFailure where there is none
   */
  static OpenedCatalog open(
      CommonOptions options,
      Map<String, String> environment,
      boolean mayFallBack,
      PrintWriter err) {
    Logging.configure(options.verbose);
    CatalogSettings settings = settings(options, environment);
    // Who names an address wants an answer from there, even where it is OpenRouter's own.
    boolean named = options.baseUrl != null;
    boolean elsewhere =
        named || !settings.baseUrl().toString().equals(CatalogSettings.DEFAULT_API_BASE);
    if (options.offline) {
      if (named) {
        throw new CommandFailure(
            CommandFailure.WRONG_USAGE, "--offline and --base-url exclude each other");
      }
      err.println("openrouter-catalog: showing the bundled sample, not OpenRouter's list of today");
      return openSample(settings);
    }
    CatalogService service = CatalogService.create(settings);
    CatalogError error = service.lastError();
    if (error == null) {
      return new OpenedCatalog(service, null);
    }
    service.close();
    if (mayFallBack && !elsewhere && NOT_REACHED.contains(error.kind())) {
      err.println(
          "openrouter-catalog: OpenRouter cannot be reached ("
              + error.message()
              + "); showing the bundled sample instead");
      return openSample(settings);
    }
    throw new CommandFailure(
        CommandFailure.NO_ANSWER,
        "no catalogue from " + settings.baseUrl() + ": " + error.message());
  }

  private static OpenedCatalog openSample(CatalogSettings settings) {
    FakeOpenRouter sample = FakeOpenRouter.start().models(FakeAnswer.json(sampleModels()));
    CatalogService service =
        CatalogService.create(settings.toBuilder().baseUrl(sample.baseUrl()).build());
    CatalogError error = service.lastError();
    if (error == null) {
      return new OpenedCatalog(service, sample);
    }
    service.close();
    sample.close();
    throw new CommandFailure(
        CommandFailure.NO_ANSWER, "no catalogue from the bundled sample: " + error.message());
  }

  private static String sampleModels() {
    try (InputStream in = OpenedCatalog.class.getResourceAsStream(SAMPLE)) {
      return new String(Objects.requireNonNull(in, SAMPLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogSettings settings(CommonOptions options, Map<String, String> environment) {
    try {
      Map<String, Object> map =
          new LinkedHashMap<>(options.settings == null ? Map.of() : read(options.settings));
      if (options.baseUrl != null) {
        map.put("base_url", options.baseUrl.toString());
      }
      if (options.policy != null) {
        map.put("policy", options.policy);
      }
      String key = environment.getOrDefault(API_KEY, "");
      if (!key.isEmpty()) {
        map.put("api_key", key);
      }
      CatalogSettings settings = CatalogSettings.fromMap(map);
      Instant asOf = options.asOf;
      return asOf == null
          ? settings
          : settings.toBuilder().clock(Clock.fixed(asOf, ZoneOffset.UTC)).build();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(CommandFailure.WRONG_USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> read(Path file) {
    try {
      return JsonText.parseObject(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE,
          "cannot read the settings " + file + " (" + e.getClass().getSimpleName() + ")");
    }
  }

  CatalogService service() {
    return service;
  }

  @Override
  public void close() {
    service.close();
    if (sample != null) {
      sample.close();
    }
  }
}
