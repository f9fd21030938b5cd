package io.openroutercatalog.internal.explain;

import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.explain.Found;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.NamedRow;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a name or an id stands for.
 *
 * @param config the one that is listed, or the last one of a model that is not
 * @param since when the model was first missing
 */
record Subject(
    Found found,
    @Nullable Integer id,
    @Nullable String modelName,
    @Nullable LlmConfig config,
    @Nullable Instant since) {
  private static final Subject UNKNOWN = new Subject(Found.UNKNOWN, null, null, null, null);

  static Subject of(String query, Evidence evidence) {
    return isNumber(query) ? byId(query, evidence) : byName(query, evidence);
  }

  static boolean isNumber(String query) {
    return query.matches("[+-]?[0-9]+");
  }

  private static Subject byId(String query, Evidence evidence) {
    int id;
    try {
      id = Integer.parseInt(query);
    } catch (NumberFormatException e) { // No id has so many digits.
      return UNKNOWN;
    }
    LlmConfig config = evidence.snapshot().findById(id);
    if (config != null) {
      return listed(config);
    }
    DelistedConfig gone = evidence.snapshot().delisted().get(id);
    if (gone != null) {
      return notListed(gone.lastConfig().modelName(), evidence);
    }
    return evidence.ids().entrySet().stream()
        .filter(entry -> entry.getValue() == id)
        .map(entry -> notListed(entry.getKey(), evidence))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Subject byName(String query, Evidence evidence) {
    LlmConfig config = evidence.snapshot().findByModelId(query);
    if (config != null) {
      return listed(config);
    }
    NamedRow named = evidence.snapshot().rows().find(query);
    Subject byModelId = notListed(named == null ? query : named.row().id(), evidence);
    return byModelId.found == Found.UNKNOWN ? byDisplayName(query, evidence) : byModelId;
  }

  private static Subject byDisplayName(String query, Evidence evidence) {
    for (LlmConfig config : evidence.snapshot().configs()) {
      if (config.name().equalsIgnoreCase(query)) {
        return listed(config);
      }
    }
    for (ModelRow row : evidence.snapshot().rows().rows()) {
      if (query.equalsIgnoreCase(row.name())) {
        return notListed(row.id(), evidence);
      }
    }
    return UNKNOWN;
  }

  private static Subject listed(LlmConfig config) {
    return new Subject(Found.LISTED, config.id(), config.modelName(), config, null);
  }

  /** {@return what is known of a model that is no config} */
  private static Subject notListed(String modelId, Evidence evidence) {
    DelistedConfig gone = gone(modelId, evidence);
    Instant outdated = evidence.outdated().get(modelId);
    LlmConfig config = gone == null ? null : gone.lastConfig();
    Instant since = gone == null ? outdated : gone.since();
    Integer id = config == null ? evidence.ids().get(modelId) : (Integer) config.id();
    if (isInList(modelId, evidence)) {
      return new Subject(Found.EXCLUDED, id, modelId, config, since);
    }
    return since == null && id == null
        ? UNKNOWN
        : new Subject(Found.DELISTED, id, modelId, config, since);
  }

  private static boolean isInList(String modelId, Evidence evidence) {
    return evidence.snapshot().rows().rows().stream().anyMatch(row -> row.id().equals(modelId));
  }

  private static @Nullable DelistedConfig gone(String modelId, Evidence evidence) {
    Map<Integer, DelistedConfig> delisted = evidence.snapshot().delisted();
    return delisted.values().stream()
        .filter(gone -> Objects.equals(gone.lastConfig().modelName(), modelId))
        .findFirst()
        .orElse(null);
  }
}
