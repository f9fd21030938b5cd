package io.openroutercatalog.internal.copies;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.generate.ZeroPriceHold.HeldPrice;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a catalogue between runs. It has OpenRouter's rows in place of configs, so that
 * the settings of the next run apply to them, and no settings, so that it holds no key.
 *
 * @param models the rows that were listed, in order
 * @param fetchedAt when they were fetched
 * @param sourceUrl the base URL they were fetched from
 * @param idOffset the offset that the ids were generated with
 * @param ids the id of every model that is remembered, by model id; those that were listed last
 *     come last
 * @param delisted models that are no longer listed
 * @param health the last good health, by model id
 * @param heldPrices prices of zero that are not believed yet, by model id
 * @param otherRows names and prices of the rows that were listed and are not among {@code models}
 * @param prices what is remembered of the prices of all rows
 */
public record CatalogCopy(
    List<ModelRow> models,
    Instant fetchedAt,
    String sourceUrl,
    int idOffset,
    Map<String, Integer> ids,
    List<DelistedModel> delisted,
    Map<String, KnownHealth> health,
    Map<String, HeldPrice> heldPrices,
    List<ModelRow> otherRows,
    PriceHistory prices) {

  /**
   * A model that is no longer listed.
   *
   * @param model its last row
   * @param id the id of its config
   * @param since when it was first missing from the list
   */
  public record DelistedModel(ModelRow model, int id, Instant since) {}

  /**
   * {@return this copy with the ids, the delisted models, the health and the prices of an older
   * one} The ids of the older copy take precedence. Its models that this copy does not list are
   * delisted. Of each model the health that was measured last counts.
   */
  public CatalogCopy withMemoryOf(CatalogCopy older) {
    Map<String, Integer> allIds = idsAfter(older);
    Map<String, DelistedModel> allDelisted = new LinkedHashMap<>();
    for (ModelRow model : older.models) {
      Integer id = allIds.get(model.id());
      if (id != null) {
        allDelisted.put(model.id(), new DelistedModel(model, id, fetchedAt));
      }
    }
    older.delisted.forEach(gone -> allDelisted.put(gone.model().id(), gone));
    delisted.forEach(gone -> allDelisted.putIfAbsent(gone.model().id(), gone));
    models.forEach(model -> allDelisted.remove(model.id()));
    // Drops a delisted model of this copy whose id belongs to another model in the older one.
    allDelisted
        .values()
        .removeIf(gone -> !Objects.equals(allIds.get(gone.model().id()), gone.id()));
    Map<String, KnownHealth> newestHealth = new HashMap<>(older.health);
    health.forEach((model, known) -> newestHealth.merge(model, known, KnownHealth::newer));
    return new CatalogCopy(
        models,
        fetchedAt,
        sourceUrl,
        idOffset,
        allIds,
        List.copyOf(allDelisted.values()),
        newestHealth,
        heldPricesAfter(older),
        otherRows,
        prices.withOlder(older.prices, older.rows(), rows(), fetchedAt));
  }

  /** {@return where the list of these settings comes from, as a copy states it} */
  public static String sourceOf(CatalogSettings settings) {
    String baseUrl = settings.baseUrl().toString();
    return switch (settings.listScope()) {
      case ALL -> baseUrl;
      case ACCOUNT -> baseUrl + "/models/user";
    };
  }

  /** {@return all rows that were listed; of some only names and prices} */
  public List<ModelRow> rows() {
    return Stream.concat(models.stream(), otherRows.stream()).toList();
  }

  /** {@return this copy with other held prices} */
  public CatalogCopy withHeldPrices(Map<String, HeldPrice> held) {
    return with(ids, delisted, held, prices);
  }

  /** This copy knows better of the models that it lists. */
  private Map<String, HeldPrice> heldPricesAfter(CatalogCopy older) {
    Map<String, HeldPrice> all = new HashMap<>(older.heldPrices);
    models.forEach(model -> all.remove(model.id()));
    all.putAll(heldPrices);
    return all;
  }

  /** The ids of this copy come last, since its models were listed last. */
  private Map<String, Integer> idsAfter(CatalogCopy older) {
    Map<String, Integer> all = new LinkedHashMap<>(older.ids);
    Set<Integer> taken = new HashSet<>(older.ids.values());
    ids.forEach(
        (model, id) -> {
          Integer first = all.remove(model);
          if (first != null || !taken.contains(id)) {
            all.put(model, first == null ? id : first);
          }
        });
    return all;
  }

  /**
   * {@return this copy without half of its delisted models, or if it has none, half of the prices
   * that have ended, or half of the ids that no listed model has; null if there is nothing to leave
   * out}
   */
  @Nullable CatalogCopy halved() {
    if (!delisted.isEmpty()) {
      List<DelistedModel> newest =
          delisted.stream()
              .sorted(Comparator.comparing(DelistedModel::since).reversed())
              .limit(delisted.size() / 2)
              .toList();
      return with(ids, newest, heldPrices, prices);
    }
    if (prices.changes() > 0) {
      return with(ids, delisted, heldPrices, prices.halved());
    }
    int unlisted = ids.size() - models.size();
    if (unlisted <= 0) {
      return null;
    }
    Map<String, Integer> newest = new LinkedHashMap<>();
    ids.entrySet().stream()
        .skip((unlisted + 1) / 2)
        .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
    return with(newest, delisted, heldPrices, prices);
  }

  private CatalogCopy with(
      Map<String, Integer> newIds,
      List<DelistedModel> newDelisted,
      Map<String, HeldPrice> newHeldPrices,
      PriceHistory newPrices) {
    return new CatalogCopy(
        models,
        fetchedAt,
        sourceUrl,
        idOffset,
        newIds,
        newDelisted,
        health,
        newHeldPrices,
        otherRows,
        newPrices);
  }

  /**
   * {@return this copy, with ids that were generated with this offset} Others could collide with
   * today's, so they are left out with all that is found by them.
   */
  CatalogCopy withIdsOfOffset(int offset) {
    return offset == idOffset ? this : with(Map.of(), List.of(), heldPrices, prices);
  }
}
