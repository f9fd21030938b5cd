package io.openroutercatalog;

import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.client.ModelsAnswer;
import io.openroutercatalog.client.Validator;
import io.openroutercatalog.health.HealthPass.LastGood;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is known between two refreshes. Immutable; {@link CatalogRules} makes the next one.
 *
 * @param answer that {@code snapshot} was made from, the rows not listed included
 * @param ids every model that ever got an id, with it
 * @param health the last good health of models
 * @param validator of the answer that {@code snapshot} was made from, or null
 * @param suspicion an implausible answer that was refused, or null
 */
record CatalogState(
    CatalogSnapshot snapshot,
    ModelsAnswer answer,
    Source source,
    Map<String, Integer> ids,
    Map<String, LastGood> health,
    @Nullable Validator validator,
    @Nullable Suspicion suspicion) {

  static CatalogState start(List<LlmConfig> operatorConfigs) {
    return new CatalogState(
        CatalogSnapshot.beforeAnyList(operatorConfigs),
        new ModelsAnswer(List.of(), Map.of(), List.of()),
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
  CatalogState confirmed(Validator validator, Instant now) {
    return new CatalogState(
        snapshot.confirmed(now), answer, Source.NETWORK, ids, health, validator, null);
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
