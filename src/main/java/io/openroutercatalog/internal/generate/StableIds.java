package io.openroutercatalog.internal.generate;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Integer ids that depend only on the name of a model, save for collisions; rules: docs/rules.md,
 * "Stable ids".
 */
public final class StableIds {
  /** How many different ids there are before collisions are resolved. */
  public static final int RANGE = 9_000_000;

  private static final int DIGEST_BYTES = 6;
  private static final int CHARACTERS_OF_ONE = 64;

  private StableIds() {}

  /** {@return the id a model claims first} */
  public static int base(String modelId, int offset) {
    return base(modelId, offset, new Blake2b());
  }

  private static int base(String modelId, int offset, Blake2b blake2b) {
    long number = 0;
    for (byte b : blake2b.hash(modelId.getBytes(StandardCharsets.UTF_8), DIGEST_BYTES)) {
      number = (number << 8) | (b & 0xff);
    }
    return offset - (int) (number % RANGE);
  }

  /**
   * Gives each model the id that it claims, or the next lower free one. Earlier models in the list
   * claim first.
   *
   * @param modelIds distinct ids in the order in which they claim
   * @param kept ids given before: their models keep them, and no other model gets them
   * @param reserved ids that are never handed out
   * @return the ids of {@code kept} and of {@code modelIds}, the latter last
   */
  public static Map<String, Integer> assign(
      List<String> modelIds, Map<String, Integer> kept, Collection<Integer> reserved, int offset) {
    Map<String, Integer> ids = new LinkedHashMap<>(kept);
    Set<Integer> taken = new HashSet<>(reserved);
    ids.values().removeAll(taken);
    taken.addAll(ids.values());
    Blake2b blake2b = new Blake2b();
    for (String modelId : modelIds) {
      Integer known = ids.remove(modelId);
      ids.put(modelId, known == null ? claim(base(modelId, offset, blake2b), taken) : known);
    }
    return ids;
  }

  /**
   * Forgets the first ids of a map until no more than a number is left. An id of more than 64
   * characters counts as several, so that long ones do not fill the memory.
   *
   * @param atLeast how many at the end of the map are kept in any case
   * @return how many were forgotten
   */
  public static int forgetFirst(Map<String, Integer> ids, int most, int atLeast) {
    long weight = 0;
    for (String modelId : ids.keySet()) {
      weight += weight(modelId);
    }
    int forgettable = ids.size() - atLeast;
    int forgotten = 0;
    for (Iterator<String> oldest = ids.keySet().iterator();
        weight > most && forgotten < forgettable; ) {
      weight -= weight(oldest.next());
      oldest.remove();
      forgotten++;
    }
    return forgotten;
  }

  private static int weight(String modelId) {
    return 1 + (modelId.length() - 1) / CHARACTERS_OF_ONE;
  }

  private static int claim(int wanted, Set<Integer> taken) {
    int id = wanted;
    while (!taken.add(id)) {
      id--;
    }
    return id;
  }
}
