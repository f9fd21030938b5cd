package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON as settings. If they are refused, the message names the wrong setting and contains no
 * key, whatever else is wrong.
 */
public final class SettingsFuzz {
  private static final String MARK = "k3y-0f-t3st";
  private static final int MOST_MESSAGE_CHARACTERS = 10_000;

  private SettingsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    if (text.contains(MARK)) {
      return; // If the input contains the key elsewhere too, this proves nothing.
    }
    Map<String, Object> map;
    try {
      map = JsonText.parseObject(text, "the input");
    } catch (IllegalArgumentException e) {
      Invariants.ofMessage(String.valueOf(e.getMessage()));
      return;
    }
    check(map);
    check(object(withKey(map, "sk-or-" + MARK)));
    check(object(withKey(map, MARK + "\r\nX-Injected: é")));
  }

  /** Removes the wrong setting until the rest is accepted. */
  private static void check(Map<?, ?> map) {
    Map<String, Object> left = new LinkedHashMap<>();
    map.forEach((name, value) -> left.put((String) name, value));
    String last = null;
    for (String message; (message = refusal(left)) != null; last = message) {
      Invariants.ofMessage(message);
      assertThat(message)
          .doesNotContain(MARK)
          .hasSizeLessThan(MOST_MESSAGE_CHARACTERS)
          .isNotEqualTo(last);
      String atFault = shown(atFault(message, left));
      left.keySet().removeIf(name -> shown(name).equals(atFault)); // Shortened names may be equal.
    }
  }

  private static @Nullable String refusal(Map<String, Object> map) {
    try {
      CatalogSettings settings = CatalogSettings.fromMap(map);
      assertThat(settings).isEqualTo(CatalogSettings.fromMap(map));
      assertThat(settings.toString()).doesNotContain(MARK);
      settings.operatorConfigs().forEach(c -> assertThat(c.toString()).doesNotContain(MARK));
      settings.operatorConfigs().forEach(c -> assertThat(c.toJson()).doesNotContain("\"api_key\""));
      return null;
    } catch (IllegalArgumentException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        assertThat(String.valueOf(cause.getMessage())).doesNotContain(MARK);
      }
      return String.valueOf(e.getMessage());
    }
  }

  private static String atFault(String message, Map<String, Object> map) {
    return map.keySet().stream()
        .filter(
            name ->
                message.startsWith(name)
                    || message.startsWith("settings." + shown(name))
                    || message.startsWith("unknown setting " + shown(name) + ";"))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(() -> new AssertionError("names no setting: " + message));
  }

  /** {@return a name in the form it has in messages} */
  private static String shown(String name) {
    return CleanText.of(name, 60);
  }

  private static Map<?, ?> object(@Nullable Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<?, ?>) value;
  }

  /** {@return the value with every text named api_key, at any depth, in place of another} */
  private static @Nullable Object withKey(@Nullable Object value, String key) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach(
            (name, inner) -> copy.put(name, "api_key".equals(name) ? key : withKey(inner, key)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(inner -> copy.add(withKey(inner, key)));
        yield copy;
      }
      case null -> null;
      default -> value;
    };
  }
}
