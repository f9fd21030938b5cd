package io.openroutercatalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Immutable copies of maps that keep their order, which {@link Map#copyOf} does not. */
final class OrderedMaps {
  private OrderedMaps() {}

  static <K, V> Map<K, V> copy(Map<K, V> source) {
    Map<K, V> copy = new LinkedHashMap<>();
    source.forEach(
        (key, value) -> copy.put(Objects.requireNonNull(key), Objects.requireNonNull(value)));
    return Collections.unmodifiableMap(copy);
  }
}
