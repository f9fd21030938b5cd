package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.engine.Plausibility.Suspicion;
import io.openroutercatalog.internal.generate.ZeroPriceHold.HeldPrice;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is known between two refreshes. Immutable; {@link StateTransitions} makes the next one.
 *
 * @param snapshot what readers see
 * @param list what {@code snapshot} was made from, including rows that did not become configs
 * @param source where {@code list} came from
 * @param memory what is remembered of models, listed or not
 * @param fingerprint of {@code list}, or null if it cannot be recognised
 * @param suspicion an implausible list that was refused, or one that was missed; or null
 */
public record CatalogState(
    CatalogSnapshot snapshot,
    ModelList list,
    Source source,
    Memory memory,
    @Nullable ListFingerprint fingerprint,
    @Nullable Suspicion suspicion) {

  /**
   * What is remembered of models.
   *
   * @param ids the ids that models got, by model id, those of listed models last
   * @param forgottenIds how many ids were forgotten since the start
   * @param health the last good health, by model id
   * @param outdated delisted models that look-ups do not find any more
   * @param heldPrices prices of zero that are not believed yet, by model id
   */
  public record Memory(
      Map<String, Integer> ids,
      long forgottenIds,
      Map<String, KnownHealth> health,
      List<CatalogCopy.DelistedModel> outdated,
      Map<String, HeldPrice> heldPrices) {
    /** Nothing is remembered. */
    public static final Memory NONE = new Memory(Map.of(), 0, Map.of(), List.of(), Map.of());

    /** {@return since when prices are held, by model id} */
    Map<String, Instant> heldSince() {
      Map<String, Instant> since = new HashMap<>();
      heldPrices.forEach((model, held) -> since.put(model, held.since()));
      return since;
    }

    /** {@return this memory with another health} */
    Memory withHealth(Map<String, KnownHealth> newHealth) {
      return new Memory(ids, forgottenIds, newHealth, outdated, heldPrices);
    }
  }

  /** {@return the state before any list} */
  public static CatalogState initial(List<LlmConfig> operatorConfigs) {
    return withoutList(CatalogSnapshot.builder().configs(operatorConfigs).build(), Source.NONE);
  }

  /** {@return the state of a catalogue that an application made itself, as if it was fetched} */
  static CatalogState inMemory(CatalogSnapshot snapshot) {
    return withoutList(snapshot, Source.NETWORK);
  }

  private static CatalogState withoutList(CatalogSnapshot snapshot, Source source) {
    ModelList none = new ModelList(List.of(), Map.of(), List.of());
    return new CatalogState(snapshot, none, source, Memory.NONE, null, null);
  }

  /** {@return the configs that were generated, in the order of the list} */
  List<LlmConfig> generatedConfigs() {
    return snapshot.configs().stream().filter(LlmConfig::openrouterDynamic).toList();
  }

  /** {@return the ids of the models of the generated configs} */
  Set<String> generatedModels() {
    return generatedConfigs().stream()
        .map(LlmConfig::modelName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@return this state, with a list that the service has confirmed} */
  CatalogState confirmed(ListFingerprint newFingerprint, Instant now) {
    return new CatalogState(
        snapshot.toBuilder().fetchedAt(now).build(),
        list,
        Source.NETWORK,
        memory,
        newFingerprint,
        null);
  }

  /** {@return this state with another suspicion, or with none} */
  CatalogState withSuspicion(@Nullable Suspicion newSuspicion) {
    return new CatalogState(snapshot, list, source, memory, fingerprint, newSuspicion);
  }

  /** {@return the copy to keep of this state, or null unless this process fetched its list} */
  public @Nullable CatalogCopy toCopy(CatalogSettings settings) {
    Instant fetchedAt = snapshot.fetchedAt();
    if (fetchedAt == null || source != Source.NETWORK) {
      return null;
    }
    List<CatalogCopy.DelistedModel> delisted = new ArrayList<>();
    for (DelistedConfig gone : snapshot.delisted().values()) {
      LlmConfig config = gone.lastConfig();
      delisted.add(new CatalogCopy.DelistedModel(config.row(), config.id(), gone.since()));
    }
    delisted.addAll(memory.outdated());
    Set<String> generated = generatedModels();
    List<ModelRow> rows = new ArrayList<>();
    List<ModelRow> otherRows = new ArrayList<>();
    for (ModelRow row : list.models()) {
      if (generated.contains(row.id())) {
        rows.add(row);
      } else {
        otherRows.add(PriceHistory.namesAndPrices(row));
      }
    }
    return new CatalogCopy(
        rows,
        fetchedAt,
        CatalogCopy.sourceOf(settings),
        settings.idOffset(),
        memory.ids(),
        delisted,
        memory.health(),
        memory.heldPrices(),
        otherRows,
        snapshot.priceHistory());
  }
}
