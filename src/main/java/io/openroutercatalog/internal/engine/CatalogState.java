package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.health.HealthPass.LastGood;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ModelList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is known between two refreshes. Immutable; {@link StateTransitions} makes the next one.
 *
 * @param answer that {@code snapshot} was made from, the rows not listed included
 * @param ids every model that ever got an id, with it
 * @param health the last good health of models
 * @param validator of the answer that {@code snapshot} was made from, or null
 * @param suspicion an implausible answer that was refused, or null
 */
public record CatalogState(
    CatalogSnapshot snapshot,
    ModelList answer,
    Source source,
    Map<String, Integer> ids,
    Map<String, LastGood> health,
    @Nullable ListFingerprint validator,
    @Nullable Suspicion suspicion) {

  public static CatalogState start(List<LlmConfig> operatorConfigs) {
    return new CatalogState(
        CatalogSnapshot.builder().configs(operatorConfigs).build(),
        new ModelList(List.of(), Map.of(), List.of()),
        Source.NONE,
        Map.of(),
        Map.of(),
        null,
        null);
  }

  /** {@return the configs that were generated, in the order of the list} */
  List<LlmConfig> generated() {
    return snapshot.configs().stream().filter(LlmConfig::openrouterDynamic).toList();
  }

  Set<String> listedModels() {
    return generated().stream().map(LlmConfig::modelName).collect(Collectors.toUnmodifiableSet());
  }

  /** {@return the same, known to hold at a time} */
  CatalogState confirmed(ListFingerprint validator, Instant now) {
    return new CatalogState(
        snapshot.toBuilder().fetchedAt(now).build(),
        answer,
        Source.NETWORK,
        ids,
        health,
        validator,
        null);
  }

  /** {@return what to keep of this, or null where its list was not fetched by this process} */
  public @Nullable CatalogCopy copy(CatalogSettings settings) {
    Instant fetchedAt = snapshot.fetchedAt();
    if (fetchedAt == null || source != Source.NETWORK) {
      return null;
    }
    List<CatalogCopy.DelistedModel> delisted = new ArrayList<>();
    for (DelistedConfig gone : snapshot.delisted().values()) {
      LlmConfig config = gone.lastConfig();
      delisted.add(new CatalogCopy.DelistedModel(config.row(), config.id(), gone.since()));
    }
    return new CatalogCopy(
        generated().stream().map(LlmConfig::row).toList(),
        fetchedAt,
        settings.baseUrl().toString(),
        settings.idOffset(),
        ids,
        delisted,
        health);
  }

  CatalogState suspecting(@Nullable Suspicion next) {
    return new CatalogState(snapshot, answer, source, ids, health, validator, next);
  }

  /**
   * An implausible answer.
   *
   * @param models that it would have listed
   * @param times it came in a row
   */
  record Suspicion(Set<String> models, int times) {}
}
