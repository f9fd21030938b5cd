package io.openroutercatalog;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogState.Suspicion;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.client.ModelsAnswer;
import io.openroutercatalog.generate.ConfigGenerator;
import io.openroutercatalog.generate.Generation;
import io.openroutercatalog.health.HealthBlend;
import io.openroutercatalog.health.HealthPass;
import io.openroutercatalog.health.HealthPass.LastGood;
import io.openroutercatalog.health.ModelHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From one state of the catalogue to the next; pure. Each step keeps what was good. */
final class CatalogRules {
  /** So many equal answers in a row are believed, however odd. */
  private static final int BELIEVED_AFTER = 3;

  /** How long the health of a model counts that is no longer among the selected ones. */
  private static final Duration KEEP_UNCONFIRMED_HEALTH = Duration.ofHours(24);

  private final ConfigGenerator generator;
  private final Duration delistedRetention;

  CatalogRules(CatalogSettings settings) {
    this.generator = new ConfigGenerator(settings);
    this.delistedRetention = settings.delistedRetention();
  }

  CatalogState start() {
    return CatalogState.start(generator.operatorConfigs());
  }

  /**
   * What to do with an answer: the next state, and why the answer is not in it, or null where it
   * is.
   */
  record Decision(CatalogState state, @Nullable CatalogError refused) {}

  Decision listed(
      CatalogState state, ModelsAnswer answer, @Nullable String validator, Instant now) {
    Generation generation = generator.generate(answer.models(), state.ids(), now);
    Suspicion suspicion = suspicion(state, generation);
    if (suspicion != null && suspicion.times() < BELIEVED_AFTER) {
      return new Decision(state.suspecting(suspicion), refusal(state, suspicion));
    }
    CatalogSnapshot snapshot =
        CatalogSnapshot.of(
            blended(generation.configs(), state.health()),
            now,
            generation.exclusions(),
            answer.brokenRows(),
            delisted(state, generation.configs(), now));
    return new Decision(
        new CatalogState(
            snapshot, answer, Source.NETWORK, generation.ids(), state.health(), validator, null),
        null);
  }

  /** The same rows still hold; what depends on the time is decided anew, back and forth. */
  Decision confirmed(CatalogState state, Instant now) {
    return listed(state, state.answer(), state.validator(), now);
  }

  /** A pass brought new health. */
  CatalogState measured(CatalogState state, HealthPass pass, Instant now) {
    Map<String, LastGood> health = pass.update(state.health(), now, KEEP_UNCONFIRMED_HEALTH);
    CatalogSnapshot snapshot =
        state.snapshot().withHealth(blended(state.snapshot().configs(), health));
    return new CatalogState(
        snapshot,
        state.answer(),
        state.source(),
        state.ids(),
        health,
        state.validator(),
        state.suspicion());
  }

  /** A kept copy is to be served until there is an answer. Its rows pass today's filters. */
  CatalogState restored(CatalogCopy copy, Source source, Instant now) {
    Generation generation = generator.generate(copy.models(), copy.ids(), now);
    Map<Integer, DelistedConfig> delisted = new HashMap<>();
    for (CatalogCopy.DelistedModel gone : copy.delisted()) {
      LlmConfig config = generator.configOf(gone.model(), gone.id(), now);
      delisted.put(config.id(), new DelistedConfig(config, gone.since()));
    }
    generation.configs().forEach(config -> delisted.remove(config.id()));
    CatalogSnapshot snapshot =
        CatalogSnapshot.of(
            blended(generation.configs(), copy.health()),
            copy.fetchedAt(),
            generation.exclusions(),
            Map.of(),
            delisted);
    return new CatalogState(
        snapshot,
        new ModelsAnswer(copy.models(), Map.of(), List.of()),
        source,
        generation.ids(),
        copy.health(),
        null,
        null);
  }

  private static List<LlmConfig> blended(List<LlmConfig> configs, Map<String, LastGood> known) {
    Map<String, ModelHealth> health = new HashMap<>();
    known.forEach((model, last) -> health.put(model, last.health()));
    return HealthBlend.apply(configs, health);
  }

  /** {@return the next suspicion against what would be listed, or null where it is plausible} */
  private static @Nullable Suspicion suspicion(CatalogState state, Generation generation) {
    Set<String> next = new HashSet<>();
    generation.configs().stream()
        .filter(LlmConfig::openrouterDynamic)
        .forEach(config -> next.add(config.modelName()));
    if (!next.isEmpty() && !isHalfGone(state, next)) {
      return null;
    }
    Suspicion before = state.suspicion();
    int times = before != null && before.models().equals(next) ? before.times() + 1 : 1;
    return new Suspicion(Set.copyOf(next), times);
  }

  /**
   * A shipped copy may be old, so only a list that was served as OpenRouter's own is compared with.
   */
  private static boolean isHalfGone(CatalogState state, Set<String> next) {
    if (state.source() == Source.BOOTSTRAP) {
      return false;
    }
    Set<String> before = state.listedModels();
    long gone = before.stream().filter(model -> !next.contains(model)).count();
    return gone * 2 > before.size();
  }

  private static CatalogError refusal(CatalogState state, Suspicion suspicion) {
    String what =
        suspicion.models().isEmpty()
            ? "none of the listed models is usable"
            : "more than half of the " + state.listedModels().size() + " models are gone";
    return CatalogError.of(
        Kind.IMPLAUSIBLE,
        what + " (answer " + suspicion.times() + " of " + BELIEVED_AFTER + " to be believed)");
  }

  private Map<Integer, DelistedConfig> delisted(
      CatalogState state, List<LlmConfig> configs, Instant now) {
    Set<String> models = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (LlmConfig config : configs) {
      ids.add(config.id());
      if (config.openrouterDynamic()) {
        models.add(config.modelName());
      }
    }
    Map<Integer, DelistedConfig> delisted = new HashMap<>(state.snapshot().delisted());
    for (LlmConfig config : state.generated()) {
      if (!models.contains(config.modelName())) {
        delisted.put(config.id(), new DelistedConfig(config, now));
      }
    }
    Instant oldest = now.minus(delistedRetention);
    delisted
        .values()
        .removeIf(
            gone ->
                gone.since().isBefore(oldest)
                    || models.contains(gone.config().modelName())
                    || ids.contains(gone.config().id()));
    return delisted;
  }
}
