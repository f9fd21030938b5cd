package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.engine.CatalogState.Suspicion;
import io.openroutercatalog.internal.generate.ConfigGenerator;
import io.openroutercatalog.internal.generate.GeneratedConfigs;
import io.openroutercatalog.internal.health.HealthBlend;
import io.openroutercatalog.internal.health.HealthPass;
import io.openroutercatalog.internal.health.HealthPass.LastGood;
import io.openroutercatalog.internal.health.ModelHealth;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From one state of the catalogue to the next; pure. Each step keeps what was good. */
public final class StateTransitions {
  /** So many equal answers in a row are believed, however odd. */
  private static final int BELIEVED_AFTER = 3;

  /** How long the health of a model counts that is no longer among the selected ones. */
  private static final Duration KEEP_UNCONFIRMED_HEALTH = Duration.ofHours(24);

  private final ConfigGenerator generator;
  private final Duration delistedRetention;

  public StateTransitions(CatalogSettings settings) {
    this.generator = new ConfigGenerator(settings);
    this.delistedRetention = settings.schedule().delistedRetention();
  }

  public CatalogState start() {
    return CatalogState.start(generator.operatorConfigs());
  }

  /**
   * What to do with an answer: the next state, and why the answer is not in it, or null where it
   * is.
   */
  public record Decision(CatalogState state, @Nullable CatalogError refused) {}

  public Decision listed(
      CatalogState state, ModelList answer, @Nullable ListFingerprint validator, Instant now) {
    GeneratedConfigs generation = generator.generate(answer.models(), state.ids(), now);
    Suspicion suspicion = suspicion(state, generation);
    if (suspicion != null && suspicion.times() < BELIEVED_AFTER) {
      return new Decision(state.suspecting(suspicion), refusal(state, suspicion));
    }
    CatalogSnapshot snapshot =
        CatalogSnapshot.builder()
            .configs(blended(generation.configs(), state.health()))
            .fetchedAt(now)
            .exclusions(generation.exclusions())
            .brokenRows(answer.brokenRows())
            .delisted(delisted(state, generation.configs(), now).values())
            .build();
    return new Decision(
        new CatalogState(
            snapshot, answer, Source.NETWORK, generation.ids(), state.health(), validator, null),
        null);
  }

  /** The same rows still hold; what depends on the time is decided anew, back and forth. */
  public Decision confirmed(CatalogState state, ListFingerprint validator, Instant now) {
    return isSameAt(state, now)
        ? new Decision(state.confirmed(validator, now), null)
        : listed(state, state.answer(), validator, now);
  }

  /** {@return whether the rows would give what they gave, so that it need not be worked out} */
  private boolean isSameAt(CatalogState state, Instant now) {
    Instant before = state.snapshot().fetchedAt();
    Instant oldest = now.minus(delistedRetention);
    return before != null
        && !state.generated().isEmpty()
        && state.snapshot().delisted().values().stream()
            .allMatch(gone -> gone.since().isAfter(oldest))
        && generator.isSameAt(state.answer().models(), before, now);
  }

  /** A pass brought new health. */
  public CatalogState measured(CatalogState state, HealthPass pass, Instant now) {
    Map<String, LastGood> health = pass.update(state.health(), now, KEEP_UNCONFIRMED_HEALTH);
    CatalogSnapshot snapshot =
        state.snapshot().toBuilder().configs(blended(state.snapshot().configs(), health)).build();
    return new CatalogState(
        snapshot,
        state.answer(),
        state.source(),
        state.ids(),
        health,
        state.validator(),
        state.suspicion());
  }

  /**
   * A kept copy is to be served until there is an answer. Its rows pass today's filters; what they
   * keep out by now, expired models above all, was listed once and is delisted.
   */
  public CatalogState restored(CatalogCopy copy, Source source, Instant now) {
    GeneratedConfigs generation = generator.generate(copy.models(), copy.ids(), now);
    Map<Integer, DelistedConfig> delisted = new HashMap<>();
    for (CatalogCopy.DelistedModel gone : copy.delisted()) {
      delist(gone.model(), gone.id(), gone.since(), now, delisted);
    }
    for (ModelRow model : copy.models()) {
      Integer id = copy.ids().get(model.id());
      if (id != null) {
        delist(model, id, missedSince(model, copy.fetchedAt(), now), now, delisted);
      }
    }
    forget(delisted, generation.configs(), now);
    CatalogSnapshot snapshot =
        CatalogSnapshot.builder()
            .configs(blended(generation.configs(), copy.health()))
            .fetchedAt(copy.fetchedAt())
            .exclusions(generation.exclusions())
            .delisted(delisted.values())
            .build();
    return new CatalogState(
        snapshot,
        new ModelList(copy.models(), Map.of(), List.of()),
        source,
        generation.ids(),
        copy.health(),
        null,
        null);
  }

  /** A model that expired meanwhile was missed from the next day on, however often it restarts. */
  private static Instant missedSince(ModelRow model, Instant listed, Instant now) {
    LocalDate expiration = model.expirationDate();
    if (expiration == null) {
      return now;
    }
    Instant expired = expiration.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant missed = expired.isAfter(listed) ? expired : listed;
    return missed.isBefore(now) ? missed : now;
  }

  private void delist(
      ModelRow model, int id, Instant since, Instant now, Map<Integer, DelistedConfig> delisted) {
    delisted.put(id, new DelistedConfig(generator.configOf(model, id, now), since));
  }

  private static List<LlmConfig> blended(List<LlmConfig> configs, Map<String, LastGood> known) {
    Map<String, ModelHealth> health = new HashMap<>();
    known.forEach((model, last) -> health.put(model, last.health()));
    return HealthBlend.apply(configs, health);
  }

  /** {@return the next suspicion against what would be listed, or null where it is plausible} */
  private static @Nullable Suspicion suspicion(CatalogState state, GeneratedConfigs generation) {
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
    Map<Integer, DelistedConfig> delisted = new HashMap<>(state.snapshot().delisted());
    for (LlmConfig config : state.generated()) {
      delisted.put(config.id(), new DelistedConfig(config, now));
    }
    forget(delisted, configs, now);
    return delisted;
  }

  /** Forgets what is listed, and what vanished too long ago. */
  private void forget(Map<Integer, DelistedConfig> delisted, List<LlmConfig> configs, Instant now) {
    if (delisted.isEmpty()) {
      return;
    }
    Set<String> models = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (LlmConfig config : configs) {
      ids.add(config.id());
      if (config.openrouterDynamic()) {
        models.add(config.modelName());
      }
    }
    Instant oldest = now.minus(delistedRetention);
    delisted
        .values()
        .removeIf(
            gone ->
                !gone.since().isAfter(oldest)
                    || models.contains(gone.lastConfig().modelName())
                    || ids.contains(gone.lastConfig().id()));
  }
}
