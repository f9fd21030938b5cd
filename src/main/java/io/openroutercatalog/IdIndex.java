package io.openroutercatalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a config by its id without boxing the id: a hash table with open addressing. Immutable. */
final class IdIndex {
  /** The 32-bit golden ratio; spreads ids that lie close together. */
  private static final int SPREAD = 0x9E3779B9;

  private final @Nullable LlmConfig[] table;
  private final int shift;

  /** Indexes configs, of which no two have the same id. */
  IdIndex(List<LlmConfig> configs) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, configs.size())); // At most half full.
    this.table = new LlmConfig[1 << bits];
    this.shift = 32 - bits;
    for (LlmConfig config : configs) {
      int slot = slot(config.id());
      while (table[slot] != null) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = config;
    }
  }

  @Nullable LlmConfig find(int id) {
    int slot = slot(id);
    LlmConfig config = table[slot];
    while (config != null && config.id() != id) {
      slot = (slot + 1) & (table.length - 1);
      config = table[slot];
    }
    return config;
  }

  private int slot(int id) {
    return (id * SPREAD) >>> shift;
  }
}
