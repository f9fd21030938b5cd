package io.openroutercatalog.internal.generate;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
   * @return the ids of {@code modelIds} and {@code kept}
   */
  public static Map<String, Integer> assign(
      List<String> modelIds, Map<String, Integer> kept, Collection<Integer> reserved, int offset) {
    Map<String, Integer> ids = new HashMap<>(kept);
    Set<Integer> taken = new HashSet<>(reserved);
    ids.values().removeAll(taken);
    taken.addAll(ids.values());
    Blake2b blake2b = new Blake2b();
    for (String modelId : modelIds) {
      ids.computeIfAbsent(modelId, name -> claim(base(name, offset, blake2b), taken));
    }
    return ids;
  }

  private static int claim(int wanted, Set<Integer> taken) {
    int id = wanted;
    while (!taken.add(id)) {
      id--;
    }
    return id;
  }
}
