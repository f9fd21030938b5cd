package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.internal.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Combines the settings of options, environment and settings file. */
final class CommandSettings {
  private static final String API_KEY = "OPENROUTER_API_KEY";

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
}
