package io.openroutercatalog.internal.explain;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.explain.ConfigFacts;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.explain.Found;
import io.openroutercatalog.explain.LeftOut;
import io.openroutercatalog.explain.ScoreFact;
import io.openroutercatalog.explain.TierFact;
import io.openroutercatalog.internal.generate.ConfigGenerator;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains names and ids; rules: docs/explaining.md. Pure and immutable. */
public final class Explainer {
  /** What may hold a secret. */
  private static final Set<String> SECRET = Set.of("api_key", "litellm_params");

  private final CatalogSettings settings;
  private final ConfigGenerator generator;
  private final HealthFacts healthFacts;

  /** Creates an explainer of catalogues with settings. */
  public Explainer(CatalogSettings settings) {
    this.settings = settings;
    this.generator = new ConfigGenerator(settings);
    this.healthFacts = new HealthFacts(settings);
  }

  /** {@return all that is known of a name or an id} */
  public Explanation explain(String query, Evidence evidence) {
    Subject subject = Subject.of(query, evidence);
    String model = subject.modelName();
    LlmConfig config = subject.config();
    return new Explanation(
        query,
        subject.found(),
        subject.id(),
        model,
        model == null ? List.of() : leftOut(model, evidence),
        config == null ? null : facts(config, subject, evidence),
        null,
        subject.since(),
        replacement(subject, evidence),
        model == null ? Map.of() : overrides(model),
        subject.found() == Found.UNKNOWN ? nearest(query, evidence) : List.of());
  }

  private List<LeftOut> leftOut(String model, Evidence evidence) {
    Set<ExclusionReason> reasons = evidence.snapshot().reasonsAgainst(model);
    if (reasons.isEmpty()) {
      return List.of();
    }
    ModelRow row =
        evidence.rows().stream().filter(r -> r.id().equals(model)).findFirst().orElse(null);
    return reasons.stream()
        .sorted()
        .map(
            reason ->
                new LeftOut(
                    reason,
                    reason.setting(),
                    row == null ? null : generator.exclusionFact(reason, row)))
        .toList();
  }

  private ConfigFacts facts(LlmConfig config, Subject subject, Evidence evidence) {
    return new ConfigFacts(
        config,
        IdOrigins.of(config, evidence, settings.idOffset(config.kind())),
        new TierFact(
            config.billingTier(),
            config.openrouterDynamic()
                ? generator.tierFact(config.row(), evidence.held().contains(config.modelName()))
                : "stated by the operator"),
        score(config, evidence),
        healthFacts.of(config, subject.found() == Found.LISTED, evidence));
  }

  private ScoreFact score(LlmConfig config, Evidence evidence) {
    StaticScore score = config.staticScore();
    Map<String, String> facts =
        config.openrouterDynamic()
            ? generator.scoreFacts(config.row(), listed(evidence), listedAt(evidence))
            : Map.of();
    List<ScoreFact.Component> components =
        score == null
            ? List.of()
            : score.components().entrySet().stream()
                .map(
                    part ->
                        new ScoreFact.Component(
                            part.getKey(), part.getValue(), facts.get(part.getKey())))
                .toList();
    return new ScoreFact(
        config.qualityScore(),
        config.qualityScoreStatic(),
        config.qualityScoreHealth(),
        components);
  }

  /** {@return the time that the scores go by} */
  private static Instant listedAt(Evidence evidence) {
    Instant fetchedAt = evidence.snapshot().fetchedAt();
    return fetchedAt == null ? evidence.now() : fetchedAt;
  }

  private static List<ModelRow> listed(Evidence evidence) {
    return evidence.snapshot().configs().stream()
        .filter(LlmConfig::openrouterDynamic)
        .map(LlmConfig::row)
        .toList();
  }

  private static @Nullable LlmConfig replacement(Subject subject, Evidence evidence) {
    return subject.id() != null
            && evidence.snapshot().lookup(subject.id()) instanceof LookupResult.Delisted gone
        ? gone.replacement()
        : null;
  }

  private Map<String, Object> overrides(String model) {
    Map<String, Object> overrides = new LinkedHashMap<>();
    if (settings.filters().forceInclude().contains(model)) {
      overrides.put("force_include", true);
    }
    if (settings.filters().forceExclude().contains(model)) {
      overrides.put("force_exclude", true);
    }
    settings
        .modelOverrides()
        .of(model)
        .forEach(
            (field, value) -> {
              if (value != null) {
                overrides.put(field, SECRET.contains(field) ? "set" : value);
              }
            });
    return overrides;
  }

  private static List<String> nearest(String query, Evidence evidence) {
    if (Subject.isNumber(query)) {
      return List.of();
    }
    return Nearest.of(
        query,
        Stream.concat(
            evidence.snapshot().configs().stream().map(LlmConfig::modelName),
            Stream.concat(
                evidence.snapshot().rows().rows().stream().map(ModelRow::id),
                evidence.snapshot().delisted().values().stream()
                    .map(gone -> gone.lastConfig().modelName()))));
  }
}
