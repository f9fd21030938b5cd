package io.openroutercatalog.internal.base;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small map that keeps the order of its entries and has no nulls. Many maps can share one list of
 * keys. A look-up compares one key after the other. Immutable.
 */
public final class OrderedMap<K, V> extends AbstractMap<K, V> {
  private final List<K> keys;
  private final Object[] values;

  private OrderedMap(List<K> keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** {@return a map of distinct keys to the values at the same positions} */
  public static <K, V> OrderedMap<K, V> of(List<K> keys, List<V> values) {
    return over(List.copyOf(keys), values.toArray());
  }

  /** {@return a map of distinct keys to the values at the same positions} Neither is copied. */
  public static <K, V> OrderedMap<K, V> over(List<K> keys, Object[] values) {
    if (keys.size() != values.length) {
      throw new IllegalArgumentException(keys.size() + " keys, " + values.length + " values");
    }
    return new OrderedMap<>(keys, values);
  }

  /** {@return an immutable map in the order of the source} */
  public static <K, V> OrderedMap<K, V> copyOf(Map<K, V> source) {
    return source instanceof OrderedMap<K, V> ordered
        ? ordered
        : of(List.copyOf(source.keySet()), List.copyOf(source.values()));
  }

  /** {@return the keys in their order, as an immutable list} */
  public List<K> keys() {
    return keys;
  }

  /** {@return the values in their order} */
  public V[] valuesAs(Class<V[]> type) {
    return Arrays.copyOf(values, values.length, type);
  }

  @SuppressWarnings("unchecked") // The factories take only values of this type.
  private V value(int place) {
    return (V) values[place];
  }

  @Override
  public int size() {
    return keys.size();
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int place = key == null ? -1 : keys.indexOf(key);
    return place < 0 ? null : value(place);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public @Nullable V remove(@Nullable Object key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.size();
      }

      @Override
      public Iterator<Map.Entry<K, V>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < values.length;
          }

          @Override
          public Map.Entry<K, V> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return Map.entry(keys.get(next), value(next++));
          }
        };
      }
    };
  }
}
