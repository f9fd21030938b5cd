package io.openroutercatalog;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.internal.json.StrictJsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Puts settings together from where applications keep them: a file, the environment, properties, a
 * map. What is added later wins. Keys are those of {@code docs/settings.md} in any usual way to
 * write them, and values may be texts.
 *
 * <pre>{@code
 * CatalogSettings settings = SettingsLoader.create().environment(System.getenv()).load();
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class SettingsLoader {
  private static final String VARIABLE_PREFIX = "OPENROUTER_CATALOG_";
  private static final String FILE_VARIABLE = VARIABLE_PREFIX + "SETTINGS";
  private static final String KEY_VARIABLE = "OPENROUTER_API_KEY";

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> written = new LinkedHashMap<>();

  private SettingsLoader() {}

  /** {@return a loader without any setting} */
  public static SettingsLoader create() {
    return new SettingsLoader();
  }

  /**
   * Adds the settings of a JSON file.
   *
   * @param file the path
   * @return this
   * @throws IllegalArgumentException if it cannot be read, or holds no JSON object
   */
  public SettingsLoader file(Path file) {
    try {
      return map(JsonText.parseObject(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read the settings " + file + " (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /**
   * Adds the settings of environment variables: the file that {@code OPENROUTER_CATALOG_SETTINGS}
   * names, then {@code OPENROUTER_API_KEY} as {@code api_key}, then each variable {@code
   * OPENROUTER_CATALOG_…}, such as {@code OPENROUTER_CATALOG_RPM}. Lists are separated by commas;
   * lists and objects may be JSON. An empty variable counts as none.
   *
   * @param environment such as {@code System.getenv()}
   * @return this
   * @throws IllegalArgumentException if the file cannot be read
   */
  public SettingsLoader environment(Map<String, String> environment) {
    String file = environment.getOrDefault(FILE_VARIABLE, "");
    if (!file.isBlank()) {
      file(path(file));
    }
    put("api_key", KEY_VARIABLE, environment.getOrDefault(KEY_VARIABLE, ""));
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(VARIABLE_PREFIX) && !name.equals(FILE_VARIABLE)) {
            put(name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT), name, value);
          }
        });
    return this;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          FILE_VARIABLE + " must be a path, was " + CleanText.of(text, 200), e);
    }
  }

  private void put(String key, String name, String value) {
    if (!value.isEmpty()) {
      values.put(key, value);
      written.put(key, name);
    }
  }

  /**
   * Adds the settings of properties: those whose names begin with a prefix. What follows is the
   * key; {@code [0]} leads into a list, and a name after a dot or in brackets into an object, such
   * as {@code operator-configs[0].model-name} and {@code model-overrides[openai/gpt-5].rpm}.
   *
   * @param properties by name, such as {@code System.getProperties()}
   * @param prefix such as {@code openrouter.catalog.}
   * @return this
   * @throws IllegalArgumentException if a name leads into a value that is none to lead into
   */
  public SettingsLoader properties(Map<?, ?> properties, String prefix) {
    PropertyTree tree = new PropertyTree();
    properties.forEach(
        (name, value) -> {
          if (name instanceof String text && text.startsWith(prefix) && value != null) {
            tree.put(text.substring(prefix.length()), value, text);
          }
        });
    return map(tree.values());
  }

  /**
   * Adds settings by key.
   *
   * @param map as a YAML or JSON file or a framework gives it; what is null counts as none
   * @return this
   * @throws IllegalArgumentException if two keys mean the same setting
   */
  public SettingsLoader map(Map<String, ?> map) {
    Map<String, String> names = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          String key = StrictJsonObject.key(name);
          String before = names.put(key, name);
          if (before != null) {
            throw new IllegalArgumentException(
                CleanText.of(name, 60) + " is also set as " + CleanText.of(before, 60));
          }
          if (value != null) {
            values.put(key, value);
            written.put(key, name);
          }
        });
    return this;
  }

  /**
   * {@return the settings}
   *
   * @throws IllegalArgumentException for an unknown key, a value of the wrong type or an impossible
   *     value; the message names the key as it was written, the value (unless it may be secret) and
   *     what is allowed
   */
  public CatalogSettings load() {
    return CatalogSettingsMap.read(values, written);
  }

  /** {@return the keys that were set, for logs} */
  @Override
  public String toString() {
    return "SettingsLoader" + values.keySet();
  }
}
