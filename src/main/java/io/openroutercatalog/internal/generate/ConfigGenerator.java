package io.openroutercatalog.internal.generate;

import static io.openroutercatalog.BillingTier.FREE;
import static io.openroutercatalog.BillingTier.PREMIUM;

import io.openroutercatalog.AutoPinTier;
import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.IdPolicy;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.QualityScorer;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns the models of a list into configs: filters, tiers, ids, scores. The same input always gives
 * the same output. Immutable.
 */
public final class ConfigGenerator {
  /** The provider of every generated config. */
  public static final String PROVIDER = "OPENROUTER";

  private static final String DESCRIPTION_END = " via OpenRouter";

  private static final Comparator<ModelRow> OLDEST_FIRST =
      Comparator.comparing(ModelRow::created, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ModelRow::id);

  private final CatalogSettings settings;
  private final ExclusionRule filter;
  private final RowReading reading;
  private final StaticScorer byFacts;
  private final List<LlmConfig> operatorConfigs;

  /** Creates a generator, and scores the operator configs. */
  public ConfigGenerator(CatalogSettings settings) {
    this.settings = settings;
    this.filter = new ExclusionRule(settings.filters(), settings.policy());
    this.reading = new RowReading(settings.policy());
    this.byFacts = new StaticScorer(settings.policy());
    this.operatorConfigs =
        settings.operatorConfigs().stream().map(ConfigGenerator::scored).toList();
  }

  /** {@return the operator configs, scored} */
  public List<LlmConfig> operatorConfigs() {
    return operatorConfigs;
  }

  /**
   * Generates the configs of a list.
   *
   * @param models the rows of the list, with distinct ids
   * @param knownIds the {@link GeneratedConfigs#ids()} of the list before; empty at first
   * @param held the ids of the models that are premium, whatever their price is
   */
  public GeneratedConfigs generate(
      List<ModelRow> models, Map<String, Integer> knownIds, Set<String> held, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, Set<ExclusionReason>> exclusions = new HashMap<>();
    Map<Set<ExclusionReason>, Set<ExclusionReason>> equalSets = new HashMap<>();
    List<ModelRow> listed = new ArrayList<>();
    List<ModelRow> images = new ArrayList<>();
    for (ModelRow model : models) {
      Set<ExclusionReason> reasons = filter.reasonsAgainst(model, today);
      if (reasons.isEmpty()) {
        listed.add(model);
      } else if (isForImages(model, reasons) && ExclusionRule.areForChatOnly(reasons)) {
        images.add(model);
      } else {
        exclusions.put(model.id(), equalSets.computeIfAbsent(reasons, Set::copyOf));
      }
    }
    Map<String, Integer> ids = ids(images, ids(listed, knownIds, ModelKind.CHAT), ModelKind.IMAGE);
    int forgotten =
        StableIds.forgetFirst(
            ids, settings.limits().maxRememberedIds(), listed.size() + images.size());
    RowScorer scorer = scorer(listed);
    List<LlmConfig> configs = new ArrayList<>(operatorConfigs);
    add(listed, ModelKind.CHAT, ids, held, scorer, now, configs);
    add(images, ModelKind.IMAGE, ids, held, scorer, now, configs);
    return new GeneratedConfigs(
        List.copyOf(configs),
        Collections.unmodifiableMap(ids),
        forgotten,
        Map.copyOf(exclusions),
        scorer);
  }

  /** Adds the configs of all models of a kind. */
  private void add(
      List<ModelRow> models,
      ModelKind kind,
      Map<String, Integer> ids,
      Set<String> held,
      RowScorer scorer,
      Instant now,
      List<LlmConfig> to) {
    LlmConfigBuilder freeTerms = terms(FREE).kind(kind);
    LlmConfigBuilder premiumTerms = terms(PREMIUM).kind(kind);
    Map<StaticScore, StaticScore> equalScores = new HashMap<>();
    for (ModelRow model : models) {
      BillingTier tier = tier(model, held);
      int id = Objects.requireNonNull(ids.get(model.id()));
      StaticScore score =
          equalScores.computeIfAbsent(scorer.score(model, now), Function.identity());
      to.add(config(tier == FREE ? freeTerms : premiumTerms, model, id, score));
    }
  }

  /** {@return what scores the models of a list} */
  private RowScorer scorer(List<ModelRow> listed) {
    RowScorer usual =
        switch (settings.policy().scorePolicy()) {
          case FACTS -> byFacts;
          case BENCHMARKS -> BenchmarkScorer.over(listed, byFacts);
        };
    QualityScorer own = settings.qualityScorer();
    return own == null ? usual : new OwnScorer(usual, own);
  }

  /** {@return whether models give the same configs and exclusions at two times} */
  public boolean isSameAt(List<ModelRow> models, Instant one, Instant other) {
    LocalDate day = LocalDate.ofInstant(one, ZoneOffset.UTC);
    LocalDate otherDay = LocalDate.ofInstant(other, ZoneOffset.UTC);
    RowScorer scorer = scorer(models);
    for (ModelRow model : models) {
      LocalDate expiration = model.expirationDate();
      if (!scorer.isSameAt(model, one, other)
          || (expiration != null && expiration.isBefore(day) != expiration.isBefore(otherDay))) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return the config of a model, even if a filter excludes it}
   *
   * @param list what was generated of the list that is served
   */
  public LlmConfig configOf(
      ModelRow model, int id, Set<String> held, GeneratedConfigs list, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    boolean forImages = isForImages(model, filter.reasonsAgainst(model, today));
    return config(
        terms(tier(model, held)).kind(forImages ? ModelKind.IMAGE : ModelKind.CHAT),
        model,
        id,
        list.scorer().score(model, now));
  }

  private boolean isForImages(ModelRow model, Set<ExclusionReason> reasons) {
    return settings.imageConfigs() && ExclusionRule.isForImages(model, reasons);
  }

  /** {@return why a model has its tier, for people} */
  public String tierFact(ModelRow model, boolean held) {
    if (settings.modelOverrides().of(model.id()).get("billing_tier") != null) {
      return "the operator says so (setting model_overrides)";
    }
    return held
        ? "its price of zero is not believed yet (setting zero_price_hold_hours)"
        : BillingTierRule.why(model, settings.policy().tierPolicy());
  }

  /** {@return what of a model speaks against it, for people} */
  public String exclusionFact(ExclusionReason reason, ModelRow model) {
    return filter.fact(reason, model);
  }

  /**
   * {@return the fact behind each component of a static score, by component; for people}
   *
   * @param listed the models of the list that is served
   */
  public Map<String, String> scoreFacts(ModelRow model, List<ModelRow> listed, Instant now) {
    return scorer(listed).facts(model, now);
  }

  private BillingTier tier(ModelRow model, Set<String> held) {
    Object stated = settings.modelOverrides().of(model.id()).get("billing_tier");
    if (stated != null) { // The terms of the config then are those of that tier.
      return stated.equals(FREE.jsonName()) ? FREE : PREMIUM;
    }
    return held.contains(model.id())
        ? PREMIUM
        : BillingTierRule.tier(model, settings.policy().tierPolicy());
  }

  /** {@return the known ids with those of models of a kind, which claim after all known ones} */
  private Map<String, Integer> ids(
      List<ModelRow> listed, Map<String, Integer> knownIds, ModelKind kind) {
    int offset = settings.idOffset(kind);
    if (settings.policy().idPolicy() == IdPolicy.LIST_ORDER) {
      Map<String, Integer> before = kind == ModelKind.CHAT ? Map.of() : knownIds;
      return StableIds.assign(names(listed), before, List.of(), offset);
    }
    List<Integer> reserved = operatorConfigs.stream().map(LlmConfig::id).toList();
    return StableIds.assign(
        names(listed.stream().sorted(OLDEST_FIRST).toList()), knownIds, reserved, offset);
  }

  private static List<String> names(List<ModelRow> models) {
    return models.stream().map(ModelRow::id).toList();
  }

  private LlmConfig config(LlmConfigBuilder terms, ModelRow model, int id, StaticScore score) {
    ModelRow row = reading.named(model);
    String description = RowReading.nameOf(row) + DESCRIPTION_END;
    LlmConfig config = terms.id(id).row(row).description(description).staticScore(score).build();
    return settings.modelOverrides().apply(config);
  }

  /**
   * A builder with what all generated configs of a tier have in common; the rest is set for each
   * model.
   */
  private LlmConfigBuilder terms(BillingTier tier) {
    boolean free = tier == FREE;
    return LlmConfig.builder()
        .billingTier(tier)
        .provider(PROVIDER)
        .terms(settings.terms(tier))
        .routerPoolEligible(!free)
        .openrouterDynamic(true)
        .autoPinTier(free ? AutoPinTier.C : AutoPinTier.B);
  }

  /** A score that the operator states takes precedence over the computed one. */
  private static LlmConfig scored(LlmConfig config) {
    if (config.staticScore() != null || config.qualityScoreStatic() != 0) {
      return config;
    }
    StaticScore score = StaticScorer.scoreOperator(config);
    boolean stated = config.qualityScore() != 0;
    return config.toBuilder()
        .qualityScoreStatic(score.total())
        .qualityScore(stated ? config.qualityScore() : score.total())
        .staticScore(score)
        .build();
  }
}
