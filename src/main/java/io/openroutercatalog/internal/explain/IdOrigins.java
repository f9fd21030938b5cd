package io.openroutercatalog.internal.explain;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.explain.IdOrigin;
import io.openroutercatalog.explain.IdOrigin.Kind;
import io.openroutercatalog.internal.generate.StableIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out how a config came to its id; rules: docs/rules.md, "Stable ids". Pure. */
final class IdOrigins {
  private IdOrigins() {}

  /**
   * {@return how it did}
   *
   * @param offset the highest generated id
   */
  static IdOrigin of(LlmConfig config, Evidence evidence, int offset) {
    if (!config.openrouterDynamic()) {
      return new IdOrigin(Kind.OPERATOR, null, List.of());
    }
    int claimed = StableIds.base(config.modelName(), offset);
    if (claimed == config.id()) {
      return new IdOrigin(Kind.HASH, claimed, List.of());
    }
    List<String> holders = holders(claimed, config.id(), evidence);
    return new IdOrigin(holders.isEmpty() ? Kind.REMEMBERED : Kind.STEPPED, claimed, holders);
  }

  /** {@return who has all ids from one down to above another; empty if one of them is free} */
  private static List<String> holders(int from, int to, Evidence evidence) {
    Map<Integer, String> models = new HashMap<>();
    evidence.ids().forEach((model, id) -> models.put(id, model));
    evidence.snapshot().configs().forEach(config -> models.put(config.id(), config.modelName()));
    List<String> holders = new ArrayList<>();
    for (int id = from; id > to; id--) {
      String holder = models.get(id);
      if (holder == null) {
        return List.of();
      }
      holders.add(holder);
    }
    return holders;
  }
}
