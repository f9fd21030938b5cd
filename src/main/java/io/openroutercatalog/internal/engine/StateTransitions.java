package io.openroutercatalog.internal.engine;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.internal.engine.CatalogState.Memory;
import io.openroutercatalog.internal.engine.Plausibility.Suspicion;
import io.openroutercatalog.internal.generate.ConfigGenerator;
import io.openroutercatalog.internal.generate.GeneratedConfigs;
import io.openroutercatalog.internal.generate.ZeroPriceHold;
import io.openroutercatalog.internal.generate.ZeroPriceHold.HeldPrice;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.internal.health.QualityBlend;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.RowsByName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps from one state of the catalogue to the next; pure. Immutable. */
public final class StateTransitions {
  /** How long the health of a model is remembered that is no longer selected for measuring. */
  private static final Duration HEALTH_RETENTION = Duration.ofHours(24);

  private final CatalogSettings settings;
  private final ConfigGenerator generator;
  private final QualityBlend blend;
  private final Plausibility plausibility;
  private final Delisting delisting;
  private final ZeroPriceHold priceHold;
  private final PriceHistory.Bounds priceBounds;

  public StateTransitions(CatalogSettings settings) {
    this.settings = settings;
    this.generator = new ConfigGenerator(settings);
    this.blend = new QualityBlend(settings.modelOverrides());
    this.plausibility = new Plausibility(settings.limits().implausibleLossShare());
    this.priceHold = new ZeroPriceHold(settings.policy());
    this.delisting = new Delisting(settings.schedule().delistedRetention());
    this.priceBounds =
        new PriceHistory.Bounds(
            settings.schedule().priceMemory(), settings.limits().maxRememberedPrices());
  }

  /** {@return the state before any list, with the operator configs alone} */
  public CatalogState initial() {
    return CatalogState.initial(generator.operatorConfigs());
  }

  /**
   * What follows from a list.
   *
   * @param state the next state
   * @param refusal why the list was not put into it, or null if it was
   */
  public record Decision(CatalogState state, @Nullable CatalogError refusal) {}

  /** {@return what follows from a list that was fetched} */
  public Decision fetched(
      CatalogState state, ModelList list, @Nullable ListFingerprint fingerprint, Instant now) {
    CatalogSnapshot before = state.snapshot();
    Memory memory = state.memory();
    Map<String, HeldPrice> held =
        priceHold.afterList(memory.heldPrices(), premiumModels(state), list.models(), now);
    GeneratedConfigs generated =
        generator.generate(list.models(), memory.ids(), held.keySet(), now);
    // Of each kind apart, since few models of one kind would not show among many of the other.
    List<Set<String>> served =
        Arrays.stream(ModelKind.values()).map(kind -> models(before.configs(), kind)).toList();
    Suspicion suspicion =
        plausibility.check(
            models(generated.configs(), null), served, state.source(), state.suspicion());
    if (suspicion != null) {
      return new Decision(state.withSuspicion(suspicion), plausibility.refusal(suspicion, served));
    }
    Delisting.Remembered remembered =
        delisting.afterList(
            new Delisting.Remembered(List.copyOf(before.delisted().values()), memory.outdated()),
            state.generatedConfigs(),
            generated.configs(),
            configAt(held.keySet(), generated, now),
            now);
    CatalogSnapshot snapshot =
        CatalogSnapshot.builder()
            .configs(blend.apply(generated.configs(), memory.health()))
            .fetchedAt(now)
            .exclusions(generated.exclusions())
            .brokenRows(list.brokenRows())
            .delisted(remembered.delisted())
            .rows(RowsByName.of(list.models()))
            .priceHistory(
                before
                    .priceHistory()
                    .afterList(before.rows().rows(), list.models(), now, priceBounds))
            .build();
    Memory next =
        new Memory(
            generated.ids(),
            memory.forgottenIds() + generated.forgottenIds(),
            memory.health(),
            remembered.outdated(),
            held);
    return new Decision(
        new CatalogState(snapshot, list, Source.NETWORK, next, fingerprint, null), null);
  }

  private BiFunction<ModelRow, Integer, LlmConfig> configAt(
      Set<String> held, GeneratedConfigs list, Instant now) {
    return (model, id) -> generator.configOf(model, id, held, list, now);
  }

  /** {@return the models that are or were listed as premium ones} */
  private static Set<String> premiumModels(CatalogState state) {
    return Stream.concat(
            state.generatedConfigs().stream(),
            state.snapshot().delisted().values().stream().map(DelistedConfig::lastConfig))
        .filter(config -> config.billingTier() == BillingTier.PREMIUM)
        .map(LlmConfig::modelName)
        .collect(Collectors.toSet());
  }

  /**
   * {@return what follows from a confirmation that the list has not changed} What depends on the
   * time, such as expiry, is computed again.
   */
  public Decision confirmed(CatalogState state, ListFingerprint fingerprint, Instant now) {
    return givesTheSameAt(state, now)
        ? new Decision(state.confirmed(fingerprint, now), null)
        : fetched(state, state.list(), fingerprint, now);
  }

  /**
   * {@return whether nothing that depends on the time has changed, which is known at little cost}
   */
  private boolean givesTheSameAt(CatalogState state, Instant now) {
    Instant before = state.snapshot().fetchedAt();
    return before != null
        && !state.generatedConfigs().isEmpty()
        && state.memory().heldPrices().isEmpty()
        && !delisting.isAnyOutdated(state.snapshot().delisted().values(), now)
        && generator.isSameAt(state.list().models(), before, now);
  }

  /** {@return the state after a round of health that was not degraded} */
  @SuppressWarnings("ReferenceEquality") // It is the same list if there is nothing to change.
  public CatalogState measured(CatalogState state, HealthRound round, Instant now) {
    Map<String, KnownHealth> health = round.update(state.memory().health(), now, HEALTH_RETENTION);
    List<LlmConfig> before = state.snapshot().configs();
    Map<String, KnownHealth> known = state.memory().health();
    long added = round.measured().keySet().stream().filter(m -> !known.containsKey(m)).count();
    boolean forgets = health.size() < known.size() + added;
    List<LlmConfig> configs =
        blend.apply(before, health, model -> forgets || round.measured().containsKey(model));
    return new CatalogState(
        // The same object if nothing changes, so that nobody is told.
        configs == before
            ? state.snapshot()
            : state.snapshot().toBuilder().configs(configs).build(),
        state.list(),
        state.source(),
        state.memory().withHealth(health),
        state.fingerprint(),
        state.suspicion());
  }

  /**
   * {@return the state after a copy was restored, to be served until a list is fetched} The
   * settings of today decide which of its models become configs; the others are delisted.
   */
  public CatalogState restored(CatalogCopy copy, Source source, Instant now) {
    ModelList list = new ModelList(copy.models(), Map.of(), List.of());
    return ofCopy(copy, list, copy.rows(), source, null, now);
  }

  /**
   * {@return the state of a list that was fetched, with what an older copy remembers} The ids of
   * the copy take precedence, since they were given first.
   */
  public CatalogState withMemoryOf(CatalogCopy older, CatalogState state, Instant now) {
    CatalogCopy own = state.toCopy(settings);
    return own == null
        ? state
        : ofCopy(
            withHeldPricesSince(older, own.withMemoryOf(older), now),
            state.list(),
            state.list().models(),
            state.source(),
            state.fingerprint(),
            now);
  }

  /** A model that was premium in the older copy may be listed at zero by now. */
  private CatalogCopy withHeldPricesSince(CatalogCopy older, CatalogCopy copy, Instant now) {
    Set<String> premium =
        priceHold.premium(
            Stream.concat(
                older.models().stream(), older.delisted().stream().map(DelistedModel::model)),
            older.heldPrices().keySet());
    premium.removeAll(copy.heldPrices().keySet());
    Map<String, HeldPrice> held = new HashMap<>(copy.heldPrices());
    held.putAll(priceHold.afterList(older.heldPrices(), premium, copy.models(), now));
    return copy.withHeldPrices(held);
  }

  private CatalogState ofCopy(
      CatalogCopy copy,
      ModelList list,
      List<ModelRow> rows,
      Source source,
      @Nullable ListFingerprint fingerprint,
      Instant now) {
    Map<String, HeldPrice> held = priceHold.restored(copy.heldPrices());
    GeneratedConfigs generated = generator.generate(list.models(), copy.ids(), held.keySet(), now);
    Delisting.Remembered remembered =
        delisting.afterRestore(
            copy, generated.configs(), configAt(held.keySet(), generated, now), now);
    CatalogSnapshot snapshot =
        CatalogSnapshot.builder()
            .configs(blend.apply(generated.configs(), copy.health()))
            .fetchedAt(copy.fetchedAt())
            .exclusions(generated.exclusions())
            .brokenRows(list.brokenRows())
            .delisted(remembered.delisted())
            .rows(RowsByName.of(rows))
            .priceHistory(copy.prices())
            .build();
    Memory memory =
        new Memory(
            generated.ids(), generated.forgottenIds(), copy.health(), remembered.outdated(), held);
    return new CatalogState(snapshot, list, source, memory, fingerprint, null);
  }

  /** {@return the generated models of a kind, or of all for null} */
  private static Set<String> models(List<LlmConfig> configs, @Nullable ModelKind kind) {
    Set<String> models = new HashSet<>();
    for (LlmConfig config : configs) {
      if (config.openrouterDynamic() && (kind == null || config.kind() == kind)) {
        models.add(config.modelName());
      }
    }
    return models;
  }
}
