package io.openroutercatalog.internal.health;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last good health of models, by model id. A copy with new answers of known models shares the
 * table of ids, since most rounds bring few answers. Immutable.
 */
final class HealthByModel extends AbstractMap<String, KnownHealth> {
  private final Map<String, Integer> places;
  private final KnownHealth[] values;

  private HealthByModel(Map<String, Integer> places, KnownHealth[] values) {
    this.places = places;
    this.values = values;
  }

  /** {@return the same entries} */
  static HealthByModel copyOf(Map<String, KnownHealth> health) {
    if (health instanceof HealthByModel already) {
      return already;
    }
    Map<String, Integer> places = new HashMap<>();
    KnownHealth[] values = new KnownHealth[health.size()];
    health.forEach(
        (model, known) -> {
          values[places.size()] = known;
          places.put(model, places.size());
        });
    return new HealthByModel(places, values);
  }

  /** {@return these entries, with others in place of those of the same models, or beside them} */
  HealthByModel with(Map<String, KnownHealth> newer) {
    if (!places.keySet().containsAll(newer.keySet())) {
      Map<String, KnownHealth> all = new HashMap<>(this);
      all.putAll(newer);
      return copyOf(all);
    }
    KnownHealth[] replaced = values.clone();
    newer.forEach((model, known) -> replaced[Objects.requireNonNull(places.get(model))] = known);
    return new HealthByModel(places, replaced);
  }

  @Override
  public @Nullable KnownHealth get(@Nullable Object model) {
    Integer place = places.get(model);
    return place == null ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object model) {
    return places.containsKey(model);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<Entry<String, KnownHealth>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, KnownHealth>> iterator() {
        return places.entrySet().stream()
            .map(entry -> Map.entry(entry.getKey(), values[entry.getValue()]))
            .iterator();
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }
}
