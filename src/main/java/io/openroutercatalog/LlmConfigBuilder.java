package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link LlmConfig}. Required are {@link #id}, {@link #provider} and {@link #modelName};
 * the rest has the defaults named at each method. The scores of an operator config are computed by
 * the catalogue unless they are stated here.
 *
 * <p>Setters throw {@link IllegalArgumentException} for an impossible value, naming the field and
 * the value. Not thread-safe; may be used again after {@link #build()}.
 */
public final class LlmConfigBuilder {
  @Nullable Integer id;
  ConfigTraits traits = ConfigTraits.UNSTATED;
  ConfigTerms terms = ConfigTerms.defaults();
  ModelRow row = ModelRow.builder("").outputModalities(List.of()).build();
  String description = "";
  @Nullable Integer qualityScoreStatic;
  @Nullable Double qualityScoreHealth;
  @Nullable Integer qualityScore;
  boolean healthGated;
  @Nullable StaticScore staticScore;

  LlmConfigBuilder() {}

  LlmConfigBuilder(LlmConfig from) {
    id = from.id();
    traits = from.traits();
    terms = from.terms();
    row = from.row();
    description = from.description();
    qualityScoreStatic = from.qualityScoreStatic();
    qualityScoreHealth = from.qualityScoreHealth();
    qualityScore = from.qualityScore();
    healthGated = from.healthGated();
    staticScore = from.staticScore();
  }

  /** {@return the config} Throws {@link IllegalStateException} if a required field was not set. */
  public LlmConfig build() {
    return new LlmConfig(this);
  }

  /**
   * Sets {@link LlmConfig#id()}: any number outside the range of generated ids, which {@link
   * CatalogSettings#idOffset()} describes.
   */
  public LlmConfigBuilder id(int id) {
    this.id = id;
    return this;
  }

  /** Sets {@link LlmConfig#terms()}, all of them; {@link ConfigTerms#defaults()} by default. */
  public LlmConfigBuilder terms(ConfigTerms terms) {
    this.terms = Objects.requireNonNull(terms, "terms");
    return this;
  }

  /** Sets {@link LlmConfig#row()}, all that is stated of the model, its id and name included. */
  public LlmConfigBuilder row(ModelRow row) {
    this.row = Objects.requireNonNull(row, "row");
    return this;
  }

  /** Changes the terms. If nothing differs the old object stays, so that configs share it. */
  LlmConfigBuilder terms(UnaryOperator<ConfigTerms.Builder> change) {
    ConfigTerms next = change.apply(terms.toBuilder()).build();
    terms = next.equals(terms) ? terms : next;
    return this;
  }

  LlmConfigBuilder row(UnaryOperator<ModelRow.Builder> change) {
    row = change.apply(row.toBuilder()).build();
    return this;
  }

  /** Sets {@link LlmConfig#name()}; the model name by default. */
  public LlmConfigBuilder name(String name) {
    ArgumentChecks.notBlank("name", name);
    return row(to -> to.name(name));
  }

  /** Sets {@link LlmConfig#description()}; empty by default. */
  public LlmConfigBuilder description(String description) {
    this.description = Objects.requireNonNull(description, "description");
    return this;
  }

  /** Sets {@link LlmConfig#billingTier()}; premium by default. */
  public LlmConfigBuilder billingTier(BillingTier billingTier) {
    traits = traits.withBillingTier(Objects.requireNonNull(billingTier, "billingTier"));
    return this;
  }

  /** Sets {@link LlmConfig#kind()}; {@code CHAT} by default. */
  public LlmConfigBuilder kind(ModelKind kind) {
    traits = traits.withKind(Objects.requireNonNull(kind, "kind"));
    return this;
  }

  /** Sets {@link LlmConfig#provider()}, the backend, in upper case. */
  public LlmConfigBuilder provider(String provider) {
    traits =
        traits.withProvider(ArgumentChecks.notBlank("provider", provider).toUpperCase(Locale.ROOT));
    return this;
  }

  /** Sets {@link LlmConfig#modelName()}, the model id as the provider knows it. */
  public LlmConfigBuilder modelName(String modelName) {
    ArgumentChecks.notBlank("model_name", modelName);
    return row(to -> to.id(modelName));
  }

  /** Sets {@link LlmConfig#anonymousEnabled()}; false by default. */
  public LlmConfigBuilder anonymousEnabled(boolean anonymousEnabled) {
    return terms(to -> to.anonymousEnabled(anonymousEnabled));
  }

  /** Sets {@link LlmConfig#seoEnabled()}; false by default. */
  public LlmConfigBuilder seoEnabled(boolean seoEnabled) {
    return terms(to -> to.seoEnabled(seoEnabled));
  }

  /** Sets {@link LlmConfig#seoSlug()}; null by default. */
  public LlmConfigBuilder seoSlug(@Nullable String seoSlug) {
    return terms(to -> to.seoSlug(seoSlug));
  }

  /** Sets {@link LlmConfig#quotaReserveTokens()}; 0 or more, 4,000 by default. */
  public LlmConfigBuilder quotaReserveTokens(int quotaReserveTokens) {
    return terms(to -> to.quotaReserveTokens(quotaReserveTokens));
  }

  /** Sets {@link LlmConfig#apiKey()}; empty by default. */
  public LlmConfigBuilder apiKey(String apiKey) {
    return terms(to -> to.apiKey(apiKey));
  }

  /** Sets {@link LlmConfig#apiBase()}; empty by default. */
  public LlmConfigBuilder apiBase(String apiBase) {
    return terms(to -> to.apiBase(apiBase));
  }

  /** Sets {@link LlmConfig#rpm()}; 0 or more, 200 by default. */
  public LlmConfigBuilder rpm(int rpm) {
    return terms(to -> to.rpm(rpm));
  }

  /** Sets {@link LlmConfig#tpm()}; 0 or more, 1,000,000 by default. */
  public LlmConfigBuilder tpm(int tpm) {
    return terms(to -> to.tpm(tpm));
  }

  /** Sets {@link LlmConfig#litellmParams()}; copied, empty by default. */
  public LlmConfigBuilder litellmParams(Map<String, Object> litellmParams) {
    terms = terms.toBuilder().litellmParams(litellmParams).build(); // Keeps the new order.
    return this;
  }

  /** Sets {@link LlmConfig#systemInstructions()}; empty by default. */
  public LlmConfigBuilder systemInstructions(String systemInstructions) {
    return terms(to -> to.systemInstructions(systemInstructions));
  }

  /** Sets {@link LlmConfig#useDefaultSystemInstructions()}; true by default. */
  public LlmConfigBuilder useDefaultSystemInstructions(boolean useDefaultSystemInstructions) {
    return terms(to -> to.useDefaultSystemInstructions(useDefaultSystemInstructions));
  }

  /** Sets {@link LlmConfig#citationsEnabled()}; true by default. */
  public LlmConfigBuilder citationsEnabled(boolean citationsEnabled) {
    return terms(to -> to.citationsEnabled(citationsEnabled));
  }

  /** Sets {@link LlmConfig#routerPoolEligible()}; true by default. */
  public LlmConfigBuilder routerPoolEligible(boolean routerPoolEligible) {
    traits = traits.withRouterPoolEligible(routerPoolEligible);
    return this;
  }

  /** Sets {@link LlmConfig#openrouterDynamic()}; false by default, and for operator configs. */
  public LlmConfigBuilder openrouterDynamic(boolean openrouterDynamic) {
    traits = traits.withOpenrouterDynamic(openrouterDynamic);
    return this;
  }

  /** Sets {@link LlmConfig#autoPinTier()}; {@code A} by default. */
  public LlmConfigBuilder autoPinTier(AutoPinTier autoPinTier) {
    traits = traits.withAutoPinTier(Objects.requireNonNull(autoPinTier, "autoPinTier"));
    return this;
  }

  /** Sets {@link LlmConfig#qualityScoreStatic()}, 0–100; the total of the components by default. */
  public LlmConfigBuilder qualityScoreStatic(int qualityScoreStatic) {
    this.qualityScoreStatic = ArgumentChecks.score("quality_score_static", qualityScoreStatic);
    return this;
  }

  /** Sets {@link LlmConfig#qualityScoreHealth()}, 0–100; null while unknown, the default. */
  public LlmConfigBuilder qualityScoreHealth(@Nullable Double qualityScoreHealth) {
    this.qualityScoreHealth = ArgumentChecks.score("quality_score_health", qualityScoreHealth);
    return this;
  }

  /** Sets {@link LlmConfig#qualityScore()}, 0–100; the static score by default. */
  public LlmConfigBuilder qualityScore(int qualityScore) {
    this.qualityScore = ArgumentChecks.score("quality_score", qualityScore);
    return this;
  }

  /** Sets {@link LlmConfig#healthGated()}; false by default. */
  public LlmConfigBuilder healthGated(boolean healthGated) {
    this.healthGated = healthGated;
    return this;
  }

  /** Sets {@link LlmConfig#canonicalSlug()}; null by default. */
  public LlmConfigBuilder canonicalSlug(@Nullable String canonicalSlug) {
    return row(to -> to.canonicalSlug(canonicalSlug));
  }

  /** Sets {@link LlmConfig#created()}, kept in whole seconds; null by default. */
  public LlmConfigBuilder created(@Nullable Instant created) {
    return row(to -> to.created(created));
  }

  /** Sets {@link LlmConfig#expirationDate()}; null by default. */
  public LlmConfigBuilder expirationDate(@Nullable LocalDate expirationDate) {
    return row(to -> to.expirationDate(expirationDate));
  }

  /** Sets {@link LlmConfig#contextLength()}, 0 or more; null if unknown, the default. */
  public LlmConfigBuilder contextLength(@Nullable Long contextLength) {
    return row(to -> to.contextLength(contextLength));
  }

  /** Sets {@link LlmConfig#topProviderContextLength()}, 0 or more; null if unknown, the default. */
  public LlmConfigBuilder topProviderContextLength(@Nullable Long topProviderContextLength) {
    return row(to -> to.topProviderContextLength(topProviderContextLength));
  }

  /** Sets {@link LlmConfig#maxCompletionTokens()}, 0 or more; null if unknown, the default. */
  public LlmConfigBuilder maxCompletionTokens(@Nullable Long maxCompletionTokens) {
    return row(to -> to.maxCompletionTokens(maxCompletionTokens));
  }

  /** Sets {@link LlmConfig#inputModalities()}, copied; empty by default. */
  public LlmConfigBuilder inputModalities(List<String> inputModalities) {
    return row(to -> to.inputModalities(inputModalities));
  }

  /** Sets {@link LlmConfig#outputModalities()}, copied; empty by default. */
  public LlmConfigBuilder outputModalities(List<String> outputModalities) {
    return row(to -> to.outputModalities(outputModalities));
  }

  /** Sets {@link LlmConfig#supportedParameters()}, copied; empty by default. */
  public LlmConfigBuilder supportedParameters(List<String> supportedParameters) {
    return row(to -> to.supportedParameters(supportedParameters));
  }

  /** Sets {@link LlmConfig#pricing()}; none stated by default. */
  public LlmConfigBuilder pricing(Pricing pricing) {
    return row(to -> to.pricing(pricing));
  }

  /** Sets {@link LlmConfig#card()}; states nothing by default. */
  public LlmConfigBuilder card(ModelCard card) {
    return row(to -> to.card(card));
  }

  /** Sets {@link LlmConfig#staticScore()}; null by default. */
  public LlmConfigBuilder staticScore(@Nullable StaticScore staticScore) {
    this.staticScore = staticScore;
    return this;
  }
}
