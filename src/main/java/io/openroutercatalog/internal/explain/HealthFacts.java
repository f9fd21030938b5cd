package io.openroutercatalog.internal.explain;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.explain.HealthFact;
import io.openroutercatalog.explain.HealthFact.EndpointFact;
import io.openroutercatalog.internal.health.HealthEvidence;
import io.openroutercatalog.internal.health.HealthRule;
import io.openroutercatalog.internal.health.HealthSelection;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains the health of a model; pure. */
final class HealthFacts {
  private static final String OPENROUTER = "OPENROUTER";

  private final CatalogSettings settings;
  private final HealthRule rule;
  private final HealthSelection selection;

  HealthFacts(CatalogSettings settings) {
    this.settings = settings;
    this.rule =
        new HealthRule(
            settings.policy().healthPolicy(), settings.filters(), settings.healthJudge());
    this.selection = new HealthSelection(settings.schedule());
  }

  /** {@return the health of a config's model; null for another backend than OpenRouter} */
  @Nullable HealthFact of(LlmConfig config, boolean listed, Evidence evidence) {
    String model = config.modelName();
    if (!config.provider().equals(OPENROUTER) || config.kind() != ModelKind.CHAT) {
      return null;
    }
    KnownHealth known = evidence.health().get(model);
    Instant next = listed ? evidence.askedNext().apply(model) : null;
    List<EndpointFact> endpoints = endpoints(evidence.endpoints().apply(model));
    if (known == null) {
      return new HealthFact(
          config.healthGated(),
          config.qualityScoreHealth(),
          why(config, notMeasured(config, listed, evidence)),
          null,
          0,
          0,
          null,
          null,
          next,
          endpoints);
    }
    HealthEvidence measured = known.evidence();
    return new HealthFact(
        config.healthGated(),
        config.qualityScoreHealth(),
        why(config, rule.why(measured)),
        known.measuredAt(),
        measured.counted(),
        measured.working(),
        measured.uptimeLast30m(),
        measured.uptimeLast5m(),
        next,
        endpoints);
  }

  private String notMeasured(LlmConfig config, boolean listed, Evidence evidence) {
    boolean chosen =
        listed && selection.select(evidence.snapshot().configs()).contains(config.modelName());
    return chosen || !listed
        ? "not measured"
        : "not measured: not among the best models of its tier"
            + " (settings health_top_premium, health_top_free)";
  }

  /** What the operator states takes precedence. */
  private String why(LlmConfig config, String measured) {
    Set<String> stated = settings.modelOverrides().of(config.modelName()).keySet();
    return config.openrouterDynamic() && stated.contains("health_gated")
        ? (config.healthGated() ? "down" : "works") + ", as the operator states; " + measured
        : measured;
  }

  private List<EndpointFact> endpoints(@Nullable ModelEndpoints known) {
    return known == null ? List.of() : known.endpoints().stream().map(this::endpoint).toList();
  }

  private EndpointFact endpoint(Endpoint endpoint) {
    return new EndpointFact(
        endpoint.providerName() == null ? endpoint.tag() : endpoint.providerName(),
        rule.whyNotCounted(endpoint),
        endpoint.status(),
        endpoint.uptimeLast30m());
  }
}
