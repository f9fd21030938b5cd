package io.openroutercatalog;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a config by its id without boxing the id: a hash table with open addressing. Immutable. */
final class IdIndex {
  /** The 32-bit golden ratio; spreads ids that lie close together. */
  private static final int SPREAD = 0x9E3779B9;

  /** The ids in an array of their own, so that a miss reads no config from memory. */
  private final int[] ids;

  private final @Nullable LlmConfig[] configs;
  private final int shift;

  /** The value in {@link #ids} that marks a free place; no config has it as its id. */
  private final int noId;

  /**
   * Indexes configs.
   *
   * @throws IllegalArgumentException if two have the same id
   */
  IdIndex(List<LlmConfig> all) {
    // At most a quarter full: most look-ups end at the first place, which branch prediction
    // favours.
    int bits = 34 - Integer.numberOfLeadingZeros(Math.max(1, all.size()));
    this.ids = new int[1 << bits];
    this.configs = new LlmConfig[1 << bits];
    this.shift = 32 - bits;
    this.noId = noIdOf(all);
    Arrays.fill(ids, noId);
    for (LlmConfig config : all) {
      int place = place(config.id());
      if (configs[place] != null) {
        throw new IllegalArgumentException("two configs have the id " + config.id());
      }
      ids[place] = config.id();
      configs[place] = config;
    }
  }

  private IdIndex(IdIndex from, @Nullable LlmConfig[] configs) {
    this.ids = from.ids;
    this.configs = configs;
    this.shift = from.shift;
    this.noId = from.noId;
  }

  /**
   * {@return the index of configs that have the same ids in the same order as those that this one
   * was made of, at a fraction of the work; null if they do not}
   */
  @SuppressWarnings("ReferenceEquality") // Most are the same objects.
  @Nullable IdIndex replacing(List<LlmConfig> before, List<LlmConfig> after) {
    if (before.size() != after.size()) {
      return null;
    }
    @Nullable LlmConfig[] replaced = configs.clone();
    for (int i = 0; i < before.size(); i++) {
      LlmConfig config = after.get(i);
      if (config != before.get(i)) {
        if (config.id() != before.get(i).id()) {
          return null;
        }
        replaced[place(config.id())] = config;
      }
    }
    return new IdIndex(this, replaced);
  }

  private static int noIdOf(List<LlmConfig> all) {
    int id = Integer.MIN_VALUE; // Hardly ever an id of a config, so this mostly ends at once.
    while (contains(all, id)) {
      id++;
    }
    return id;
  }

  private static boolean contains(List<LlmConfig> all, int id) {
    for (LlmConfig config : all) {
      if (config.id() == id) {
        return true;
      }
    }
    return false;
  }

  @Nullable LlmConfig find(int id) {
    return configs[place(id)];
  }

  /** {@return the position of an id, or the free one where it would be} */
  private int place(int id) {
    int place = (id * SPREAD) >>> shift;
    while (ids[place] != id && ids[place] != noId) {
      place = (place + 1) & (ids.length - 1);
    }
    return place;
  }
}
