package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.SettingsLoader;
import io.openroutercatalog.store.CatalogStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Combines the settings of options, environment and settings file. */
final class CommandSettings {
  private static final String FILE_VARIABLE = "OPENROUTER_CATALOG_SETTINGS";

  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);

  private CommandSettings() {}

  /**
   * Reads the settings. An option takes precedence over the environment, and the environment over
   * the file.
   *
   * @throws CommandFailure if they cannot be read or are not allowed
   */
  static CatalogSettings of(CommonOptions options, Map<String, String> environment) {
    if (options.offline && options.baseUrl != null) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE, "--offline and --base-url exclude each other");
    }
    try {
      CatalogSettings settings = loaded(options, environment);
      checkStore(settings.store());
      Instant asOf = options.asOf;
      return asOf == null
          ? settings
          : settings.toBuilder().clock(Clock.fixed(asOf, ZoneOffset.UTC)).build();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(CommandFailure.WRONG_USAGE, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Looks at the store even where a command does not use it, since what is refused with a network
   * is wrong without one. A disk that stands still is waited for 5 seconds, as by every catalogue.
   *
   * @throws IllegalArgumentException if the store refuses its settings
   */
  private static void checkStore(@Nullable CatalogStore store) {
    if (store == null) {
      return;
    }
    FutureTask<@Nullable Void> check =
        new FutureTask<>(
            () -> {
              store.check();
              return null;
            });
    Thread.ofPlatform().daemon().name("openrouter-catalog-store").start(check);
    try {
      check.get(STORE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      // The catalogue logs what is wrong with it.
    } catch (TimeoutException e) {
      check.cancel(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CatalogSettings loaded(CommonOptions options, Map<String, String> environment) {
    SettingsLoader loader = SettingsLoader.create();
    Map<String, String> variables = new LinkedHashMap<>(environment);
    if (options.settings != null) {
      loader.file(options.settings);
      variables.remove(FILE_VARIABLE); // The option names another one.
    }
    Map<String, Object> stated = new LinkedHashMap<>();
    if (options.baseUrl != null) {
      stated.put("base_url", options.baseUrl);
    }
    if (options.policy != null) {
      stated.put("policy", options.policy);
    }
    return loader.environment(variables).map(stated).load();
  }
}
