package io.openroutercatalog;

import io.openroutercatalog.internal.base.Checks;
import io.openroutercatalog.internal.base.JsonValues;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
  @Nullable String name;
  String description = "";
  BillingTier billingTier = BillingTier.PREMIUM;
  boolean anonymousEnabled;
  boolean seoEnabled;
  @Nullable String seoSlug;
  int quotaReserveTokens = 4000;
  @Nullable String provider;
  @Nullable String modelName;
  String apiKey = "";
  String apiBase = "";
  int rpm = 200;
  int tpm = 1_000_000;
  Map<String, Object> litellmParams = Map.of();
  String systemInstructions = "";
  boolean useDefaultSystemInstructions = true;
  boolean citationsEnabled = true;
  boolean routerPoolEligible = true;
  boolean openrouterDynamic;
  AutoPinTier autoPinTier = AutoPinTier.A;
  @Nullable Integer qualityScoreStatic;
  @Nullable Double qualityScoreHealth;
  @Nullable Integer qualityScore;
  boolean healthGated;
  @Nullable String canonicalSlug;
  @Nullable Instant created;
  @Nullable LocalDate expirationDate;
  @Nullable Long contextLength;
  @Nullable Long maxCompletionTokens;
  List<String> inputModalities = List.of();
  List<String> outputModalities = List.of();
  List<String> supportedParameters = List.of();
  Pricing pricing = Pricing.none();
  @Nullable StaticScore staticScore;
  @Nullable ConfigTerms lastTerms;

  LlmConfigBuilder() {}

  LlmConfigBuilder(LlmConfig from) {
    id = from.id();
    name = from.name();
    description = from.description();
    billingTier = from.billingTier();
    anonymousEnabled = from.anonymousEnabled();
    seoEnabled = from.seoEnabled();
    seoSlug = from.seoSlug();
    quotaReserveTokens = from.quotaReserveTokens();
    provider = from.provider();
    modelName = from.modelName();
    apiKey = from.apiKey();
    apiBase = from.apiBase();
    rpm = from.rpm();
    tpm = from.tpm();
    litellmParams = from.litellmParams();
    systemInstructions = from.systemInstructions();
    useDefaultSystemInstructions = from.useDefaultSystemInstructions();
    citationsEnabled = from.citationsEnabled();
    routerPoolEligible = from.routerPoolEligible();
    openrouterDynamic = from.openrouterDynamic();
    autoPinTier = from.autoPinTier();
    qualityScoreStatic = from.qualityScoreStatic();
    qualityScoreHealth = from.qualityScoreHealth();
    qualityScore = from.qualityScore();
    healthGated = from.healthGated();
    canonicalSlug = from.canonicalSlug();
    created = from.created();
    expirationDate = from.expirationDate();
    contextLength = from.contextLength();
    maxCompletionTokens = from.maxCompletionTokens();
    inputModalities = from.inputModalities();
    outputModalities = from.outputModalities();
    supportedParameters = from.supportedParameters();
    pricing = from.pricing();
    staticScore = from.staticScore();
    lastTerms = from.terms();
  }

  /**
   * {@return the config} Throws {@link IllegalStateException} where a required field was not set.
   */
  public LlmConfig build() {
    LlmConfig config = new LlmConfig(this);
    lastTerms = config.terms();
    return config;
  }

  /**
   * Sets {@link LlmConfig#id()}.
   *
   * @param id any number outside the range of generated ids that {@link CatalogSettings#idOffset()}
   *     describes
   * @return this
   */
  public LlmConfigBuilder id(int id) {
    this.id = id;
    return this;
  }

  /**
   * Sets {@link LlmConfig#name()}.
   *
   * @param name what to show; the model name by default
   * @return this
   */
  public LlmConfigBuilder name(String name) {
    this.name = Checks.notBlank("name", name);
    return this;
  }

  /**
   * Sets {@link LlmConfig#description()}.
   *
   * @param description a short description; empty by default
   * @return this
   */
  public LlmConfigBuilder description(String description) {
    this.description = Objects.requireNonNull(description, "description");
    return this;
  }

  /**
   * Sets {@link LlmConfig#billingTier()}.
   *
   * @param billingTier whether calls are paid for; premium by default
   * @return this
   */
  public LlmConfigBuilder billingTier(BillingTier billingTier) {
    this.billingTier = Objects.requireNonNull(billingTier, "billingTier");
    return this;
  }

  /**
   * Sets {@link LlmConfig#anonymousEnabled()}.
   *
   * @param anonymousEnabled whether users without an account may use it; false by default
   * @return this
   */
  public LlmConfigBuilder anonymousEnabled(boolean anonymousEnabled) {
    this.anonymousEnabled = anonymousEnabled;
    return this;
  }

  /**
   * Sets {@link LlmConfig#seoEnabled()}.
   *
   * @param seoEnabled whether it gets a public page; false by default
   * @return this
   */
  public LlmConfigBuilder seoEnabled(boolean seoEnabled) {
    this.seoEnabled = seoEnabled;
    return this;
  }

  /**
   * Sets {@link LlmConfig#seoSlug()}.
   *
   * @param seoSlug the path of its public page; null by default
   * @return this
   */
  public LlmConfigBuilder seoSlug(@Nullable String seoSlug) {
    this.seoSlug = seoSlug;
    return this;
  }

  /**
   * Sets {@link LlmConfig#quotaReserveTokens()}.
   *
   * @param quotaReserveTokens tokens to reserve before a call, 0 or more; 4000 by default
   * @return this
   */
  public LlmConfigBuilder quotaReserveTokens(int quotaReserveTokens) {
    this.quotaReserveTokens = Checks.notNegative("quota_reserve_tokens", quotaReserveTokens);
    return this;
  }

  /**
   * Sets {@link LlmConfig#provider()}.
   *
   * @param provider the backend; made upper case
   * @return this
   */
  public LlmConfigBuilder provider(String provider) {
    this.provider = Checks.notBlank("provider", provider).toUpperCase(Locale.ROOT);
    return this;
  }

  /**
   * Sets {@link LlmConfig#modelName()}.
   *
   * @param modelName the model id as the provider knows it
   * @return this
   */
  public LlmConfigBuilder modelName(String modelName) {
    this.modelName = Checks.notBlank("model_name", modelName);
    return this;
  }

  /**
   * Sets {@link LlmConfig#apiKey()}.
   *
   * @param apiKey the key for calls, a secret; empty by default
   * @return this
   */
  public LlmConfigBuilder apiKey(String apiKey) {
    this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
    return this;
  }

  /**
   * Sets {@link LlmConfig#apiBase()}.
   *
   * @param apiBase the base URL for calls; empty by default
   * @return this
   */
  public LlmConfigBuilder apiBase(String apiBase) {
    this.apiBase = Objects.requireNonNull(apiBase, "apiBase");
    return this;
  }

  /**
   * Sets {@link LlmConfig#rpm()}.
   *
   * @param rpm requests per minute, 0 or more; 200 by default
   * @return this
   */
  public LlmConfigBuilder rpm(int rpm) {
    this.rpm = Checks.notNegative("rpm", rpm);
    return this;
  }

  /**
   * Sets {@link LlmConfig#tpm()}.
   *
   * @param tpm tokens per minute, 0 or more; 1,000,000 by default
   * @return this
   */
  public LlmConfigBuilder tpm(int tpm) {
    this.tpm = Checks.notNegative("tpm", tpm);
    return this;
  }

  /**
   * Sets {@link LlmConfig#litellmParams()}.
   *
   * @param litellmParams a JSON object for the application's own client, copied; empty by default
   * @return this
   */
  public LlmConfigBuilder litellmParams(Map<String, Object> litellmParams) {
    this.litellmParams = JsonValues.copyObject(litellmParams, "litellm_params");
    this.lastTerms = null; // An equal object can be in another order.
    return this;
  }

  /**
   * Sets {@link LlmConfig#systemInstructions()}.
   *
   * @param systemInstructions instructions to put before a conversation; empty by default
   * @return this
   */
  public LlmConfigBuilder systemInstructions(String systemInstructions) {
    this.systemInstructions = Objects.requireNonNull(systemInstructions, "systemInstructions");
    return this;
  }

  /**
   * Sets {@link LlmConfig#useDefaultSystemInstructions()}.
   *
   * @param useDefaultSystemInstructions whether the application's default instructions apply as
   *     well; true by default
   * @return this
   */
  public LlmConfigBuilder useDefaultSystemInstructions(boolean useDefaultSystemInstructions) {
    this.useDefaultSystemInstructions = useDefaultSystemInstructions;
    return this;
  }

  /**
   * Sets {@link LlmConfig#citationsEnabled()}.
   *
   * @param citationsEnabled whether answers should cite their sources; true by default
   * @return this
   */
  public LlmConfigBuilder citationsEnabled(boolean citationsEnabled) {
    this.citationsEnabled = citationsEnabled;
    return this;
  }

  /**
   * Sets {@link LlmConfig#routerPoolEligible()}.
   *
   * @param routerPoolEligible whether a router may spread load over it; true by default
   * @return this
   */
  public LlmConfigBuilder routerPoolEligible(boolean routerPoolEligible) {
    this.routerPoolEligible = routerPoolEligible;
    return this;
  }

  /**
   * Sets {@link LlmConfig#openrouterDynamic()}.
   *
   * @param openrouterDynamic whether it was generated; false by default, and refused as true for an
   *     operator config
   * @return this
   */
  public LlmConfigBuilder openrouterDynamic(boolean openrouterDynamic) {
    this.openrouterDynamic = openrouterDynamic;
    return this;
  }

  /**
   * Sets {@link LlmConfig#autoPinTier()}.
   *
   * @param autoPinTier how early to choose it automatically; {@code A} by default
   * @return this
   */
  public LlmConfigBuilder autoPinTier(AutoPinTier autoPinTier) {
    this.autoPinTier = Objects.requireNonNull(autoPinTier, "autoPinTier");
    return this;
  }

  /**
   * Sets {@link LlmConfig#qualityScoreStatic()}.
   *
   * @param qualityScoreStatic the static score, 0–100; the total of the components by default
   * @return this
   */
  public LlmConfigBuilder qualityScoreStatic(int qualityScoreStatic) {
    this.qualityScoreStatic = Checks.score("quality_score_static", qualityScoreStatic);
    return this;
  }

  /**
   * Sets {@link LlmConfig#qualityScoreHealth()}.
   *
   * @param qualityScoreHealth the health, 0–100, or null while unknown; null by default
   * @return this
   */
  public LlmConfigBuilder qualityScoreHealth(@Nullable Double qualityScoreHealth) {
    this.qualityScoreHealth = Checks.score("quality_score_health", qualityScoreHealth);
    return this;
  }

  /**
   * Sets {@link LlmConfig#qualityScore()}.
   *
   * @param qualityScore the score to rank by, 0–100; the static score by default
   * @return this
   */
  public LlmConfigBuilder qualityScore(int qualityScore) {
    this.qualityScore = Checks.score("quality_score", qualityScore);
    return this;
  }

  /**
   * Sets {@link LlmConfig#healthGated()}.
   *
   * @param healthGated whether it is known not to work at present; false by default
   * @return this
   */
  public LlmConfigBuilder healthGated(boolean healthGated) {
    this.healthGated = healthGated;
    return this;
  }

  /**
   * Sets {@link LlmConfig#canonicalSlug()}.
   *
   * @param canonicalSlug the dated, permanent name; null by default
   * @return this
   */
  public LlmConfigBuilder canonicalSlug(@Nullable String canonicalSlug) {
    this.canonicalSlug = canonicalSlug;
    return this;
  }

  /**
   * Sets {@link LlmConfig#created()}.
   *
   * @param created when the model was published, kept in whole seconds; null by default
   * @return this
   */
  public LlmConfigBuilder created(@Nullable Instant created) {
    this.created = created == null ? null : created.truncatedTo(ChronoUnit.SECONDS);
    return this;
  }

  /**
   * Sets {@link LlmConfig#expirationDate()}.
   *
   * @param expirationDate the last day it is served; null by default
   * @return this
   */
  public LlmConfigBuilder expirationDate(@Nullable LocalDate expirationDate) {
    this.expirationDate = expirationDate;
    return this;
  }

  /**
   * Sets {@link LlmConfig#contextLength()}.
   *
   * @param contextLength the context window in tokens, 0 or more; null where unknown, the default
   * @return this
   */
  public LlmConfigBuilder contextLength(@Nullable Long contextLength) {
    this.contextLength = Checks.notNegative("context_length", contextLength);
    return this;
  }

  /**
   * Sets {@link LlmConfig#maxCompletionTokens()}.
   *
   * @param maxCompletionTokens the longest answer in tokens, 0 or more; null where unknown, the
   *     default
   * @return this
   */
  public LlmConfigBuilder maxCompletionTokens(@Nullable Long maxCompletionTokens) {
    this.maxCompletionTokens = Checks.notNegative("max_completion_tokens", maxCompletionTokens);
    return this;
  }

  /**
   * Sets {@link LlmConfig#inputModalities()}.
   *
   * @param inputModalities what it takes in; empty by default
   * @return this
   */
  public LlmConfigBuilder inputModalities(List<String> inputModalities) {
    this.inputModalities = List.copyOf(inputModalities);
    return this;
  }

  /**
   * Sets {@link LlmConfig#outputModalities()}.
   *
   * @param outputModalities what it puts out; empty by default
   * @return this
   */
  public LlmConfigBuilder outputModalities(List<String> outputModalities) {
    this.outputModalities = List.copyOf(outputModalities);
    return this;
  }

  /**
   * Sets {@link LlmConfig#supportedParameters()}.
   *
   * @param supportedParameters the request parameters it knows; empty by default
   * @return this
   */
  public LlmConfigBuilder supportedParameters(List<String> supportedParameters) {
    this.supportedParameters = List.copyOf(supportedParameters);
    return this;
  }

  /**
   * Sets {@link LlmConfig#pricing()}.
   *
   * @param pricing its prices; none stated by default
   * @return this
   */
  public LlmConfigBuilder pricing(Pricing pricing) {
    this.pricing = Objects.requireNonNull(pricing, "pricing");
    return this;
  }

  /**
   * Sets {@link LlmConfig#staticScore()}.
   *
   * @param staticScore the components of the static score; null by default
   * @return this
   */
  public LlmConfigBuilder staticScore(@Nullable StaticScore staticScore) {
    this.staticScore = staticScore;
    return this;
  }
}
