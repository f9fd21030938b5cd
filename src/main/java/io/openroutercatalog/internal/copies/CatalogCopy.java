package io.openroutercatalog.internal.copies;

import io.openroutercatalog.internal.health.HealthPass.LastGood;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is kept of a catalogue: OpenRouter's rows rather than configs, so that today's settings
 * apply when it is used, and nothing of the settings, so no key.
 *
 * @param models the rows that were listed, in order
 * @param fetchedAt when they were fetched
 * @param sourceUrl where they were fetched from
 * @param idOffset that the ids were made with
 * @param ids the id of every model that ever got one
 * @param delisted models that vanished
 * @param health the last good health of models
 */
public record CatalogCopy(
    List<ModelRow> models,
    Instant fetchedAt,
    String sourceUrl,
    int idOffset,
    Map<String, Integer> ids,
    List<DelistedModel> delisted,
    Map<String, LastGood> health) {

  /** A model that vanished, with its last row and its id. */
  public record DelistedModel(ModelRow model, int id, Instant since) {}

  /**
   * {@return this copy with what an older one remembers: its ids, which win over the own ones, and
   * the models that vanished before this copy, or between the two}
   */
  public CatalogCopy remembering(CatalogCopy older) {
    Map<String, Integer> all = new HashMap<>(ids);
    all.values().removeAll(older.ids.values());
    all.putAll(older.ids);
    Map<String, DelistedModel> gone = new LinkedHashMap<>();
    for (ModelRow model : older.models) {
      Integer id = all.get(model.id());
      if (id != null) {
        gone.put(model.id(), new DelistedModel(model, id, fetchedAt));
      }
    }
    older.delisted.forEach(model -> gone.put(model.model().id(), model));
    delisted.forEach(model -> gone.putIfAbsent(model.model().id(), model));
    models.forEach(model -> gone.remove(model.id()));
    // An id that the older copy knows as another model's is not the delisted one's.
    gone.values().removeIf(model -> !Objects.equals(all.get(model.model().id()), model.id()));
    return new CatalogCopy(
        models, fetchedAt, sourceUrl, idOffset, all, List.copyOf(gone.values()), health);
  }

  /** {@return this copy without ids, which were made with another offset} */
  CatalogCopy withoutIds() {
    return new CatalogCopy(models, fetchedAt, sourceUrl, idOffset, Map.of(), List.of(), health);
  }
}
