package io.openroutercatalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The positions of configs in their list, by model name. Immutable. */
final class ConfigsByModel {
  /** The 32-bit golden ratio; spreads the hashes of names that differ only at their end. */
  private static final int SPREAD = 0x9E3779B9;

  /** Of each slot the position of a config, plus 1; 0 is free. More than half of them are. */
  private final int[] slots;

  /** Indexes configs; of several with one model a generated one counts, else the first. */
  ConfigsByModel(List<LlmConfig> configs) {
    this.slots = new int[Integer.highestOneBit(configs.size() + 1) * 4];
    for (int i = 0; i < configs.size(); i++) {
      int slot = slot(configs.get(i).modelName(), configs);
      if (slots[slot] == 0 || configs.get(i).openrouterDynamic()) {
        slots[slot] = i + 1;
      }
    }
  }

  /** {@return the slot of a model, free if the model is unknown} */
  private int slot(String model, List<LlmConfig> configs) {
    int slot = (model.hashCode() * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    while (slots[slot] != 0 && !configs.get(slots[slot] - 1).modelName().equals(model)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** {@return whether this is the index of other configs as well} */
  @SuppressWarnings("ReferenceEquality") // Most are the same objects.
  static boolean isSame(List<LlmConfig> before, List<LlmConfig> after) {
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      LlmConfig old = before.get(i);
      LlmConfig config = after.get(i);
      same =
          old == config
              || (old.openrouterDynamic() == config.openrouterDynamic()
                  && old.modelName().equals(config.modelName()));
    }
    return same;
  }

  /** {@return the config of a model, or null if there is none} */
  @Nullable LlmConfig find(String model, List<LlmConfig> configs) {
    int place = slots[slot(model, configs)];
    return place == 0 ? null : configs.get(place - 1);
  }
}
