package io.openroutercatalog;

import io.openroutercatalog.internal.base.CleanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nested values of properties whose names are paths, such as {@code a[0].b}. Not thread-safe. */
final class PropertyTree {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([^\\]]+)\\]");

  private final Map<String, Object> root = new LinkedHashMap<>();

  /** {@return the values; a list is a map whose keys count up from "0"} */
  Map<String, Object> values() {
    return root;
  }

  /**
   * Puts a value where a path leads.
   *
   * @param name of the property, for messages
   */
  void put(String path, Object value, String name) {
    List<String> steps = steps(path, name);
    Map<String, Object> at = root;
    for (String step : steps.subList(0, steps.size() - 1)) {
      Object inner = at.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
      at = inside(inner, name);
    }
    if (at.putIfAbsent(steps.getLast(), value) instanceof Map) {
      throw clash(name);
    }
  }

  @SuppressWarnings("unchecked") // Only such maps are put in.
  private static Map<String, Object> inside(Object inner, String name) {
    if (inner instanceof LinkedHashMap<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw clash(name);
  }

  private static IllegalArgumentException clash(String name) {
    return new IllegalArgumentException(
        "property " + CleanText.of(name, 100) + " is both a value and the name of an object");
  }

  private static List<String> steps(String path, String name) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (step.find() && step.start() == end) {
      steps.add(step.group(1) == null ? step.group(2) : step.group(1));
      end = step.end();
    }
    if (steps.isEmpty() || end != path.length()) {
      throw new IllegalArgumentException(
          "property " + CleanText.of(name, 100) + " is no path of a setting");
    }
    return steps;
  }
}
