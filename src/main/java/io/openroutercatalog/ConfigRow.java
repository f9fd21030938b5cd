package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.model.ModelRow;
import java.util.List;

/** The row of a config, which states more than one of OpenRouter's list may. */
final class ConfigRow {
  private ConfigRow() {}

  /** {@return the row with the values that a config always has; mostly the same object} */
  static ModelRow complete(ModelRow row) {
    ArgumentChecks.stated("model_name", row.id());
    String name = row.name();
    boolean named = name != null && !name.isBlank();
    boolean aliasMark = row.modelId().hasAliasMark();
    boolean pointsOrRoutes = row.alias() != aliasMark || row.aliasTarget() != null || row.router();
    if (named && row.outputModalities() != null && !pointsOrRoutes) {
      return row;
    }
    return row.toBuilder()
        .name(named ? name : row.id())
        .outputModalities(row.outputModalities() == null ? List.of() : row.outputModalities())
        .aliasTarget(null) // Where a row leads is not part of a config.
        .alias(aliasMark)
        .router(false)
        .build();
  }
}
