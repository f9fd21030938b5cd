package io.openroutercatalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The positions of configs in their list, by model name. Immutable. */
final class ConfigsByModel {
  private final Map<String, Integer> places;

  /** Indexes configs; of several with one model a generated one counts, else the first. */
  ConfigsByModel(List<LlmConfig> configs) {
    this.places = HashMap.newHashMap(configs.size());
    for (int i = 0; i < configs.size(); i++) {
      String model = configs.get(i).modelName();
      if (configs.get(i).openrouterDynamic()) {
        places.put(model, i);
      } else {
        places.putIfAbsent(model, i);
      }
    }
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
    Integer place = places.get(model);
    return place == null ? null : configs.get(place);
  }
}
