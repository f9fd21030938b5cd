package io.openroutercatalog;

import io.openroutercatalog.client.ModelEntry;
import io.openroutercatalog.health.HealthPass.LastGood;
import java.time.Instant;
import java.util.ArrayList;
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
record CatalogCopy(
    List<ModelEntry> models,
    Instant fetchedAt,
    String sourceUrl,
    int idOffset,
    Map<String, Integer> ids,
    List<DelistedModel> delisted,
    Map<String, LastGood> health) {

  /** A model that vanished, with its last row and its id. */
  record DelistedModel(ModelEntry model, int id, Instant since) {}

  /** {@return what to keep of a state whose list was fetched at a time} */
  static CatalogCopy of(CatalogState state, Instant fetchedAt, CatalogSettings settings) {
    List<DelistedModel> delisted = new ArrayList<>();
    for (DelistedConfig gone : state.snapshot().delisted().values()) {
      delisted.add(
          new DelistedModel(ModelEntry.of(gone.config()), gone.config().id(), gone.since()));
    }
    return new CatalogCopy(
        state.generated().stream().map(ModelEntry::of).toList(),
        fetchedAt,
        settings.baseUrl().toString(),
        settings.idOffset(),
        state.ids(),
        delisted,
        state.health());
  }

  /**
   * {@return this copy with what an older one remembers: its ids, which win over the own ones, and
   * the models that vanished before this copy, or between the two}
   */
  CatalogCopy remembering(CatalogCopy older) {
    Map<String, Integer> all = new HashMap<>(ids);
    all.values().removeAll(older.ids.values());
    all.putAll(older.ids);
    Map<String, DelistedModel> gone = new LinkedHashMap<>();
    for (ModelEntry model : older.models) {
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
