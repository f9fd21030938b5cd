package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One model that an application can use, with the id it stores and everything it needs to call,
 * bill and rank it. Generated from OpenRouter's list, or written by an operator with {@link
 * #builder()}.
 *
 * <p>Immutable and safe for use by many threads. Two configs are equal when all their fields are.
 */
public final class LlmConfig {
  private static final int MOST_NAME_CHARACTERS = 200;

  private static final String DESCRIPTION_END = " via OpenRouter";

  private final ConfigTraits traits;
  private final ConfigTerms terms;
  private final ModelRow row;
  private final int id;

  /** Null if it is the name with {@link #DESCRIPTION_END}, as in generated configs. */
  private final @Nullable String description;

  private final int qualityScoreStatic;
  private final @Nullable Double qualityScoreHealth;
  private final int qualityScore;
  private final boolean healthGated;
  private final @Nullable StaticScore staticScore;

  LlmConfig(LlmConfigBuilder from) {
    this.id = ArgumentChecks.present("id", from.id);
    this.row = ConfigRow.complete(from.row);
    this.traits = from.traits;
    ArgumentChecks.stated("provider", traits.provider());
    this.terms = from.terms;
    this.description = isGenerated(from.description, name()) ? null : from.description;
    this.qualityScoreStatic = staticTotal(from.qualityScoreStatic, from.staticScore);
    this.qualityScoreHealth = from.qualityScoreHealth;
    this.qualityScore = from.qualityScore == null ? qualityScoreStatic : from.qualityScore;
    this.healthGated = from.healthGated;
    this.staticScore = from.staticScore;
  }

  /** {@return the stated score, else the total of the components, if there are any} */
  private static int staticTotal(@Nullable Integer stated, @Nullable StaticScore components) {
    if (stated != null) {
      return stated;
    }
    return components == null ? 0 : components.total();
  }

  /** {@return a builder, for operator configs and for tests} */
  public static LlmConfigBuilder builder() {
    return new LlmConfigBuilder();
  }

  /**
   * Reads a config from JSON, the inverse of {@link #toJson()}.
   *
   * @param json an object with the snake_case names; unknown names are skipped, so that a newer
   *     version's JSON can be read
   * @return the config
   * @throws IllegalArgumentException if it is not such an object; the message names the field
   */
  public static LlmConfig fromJson(String json) {
    return LlmConfigJson.read(json);
  }

  ConfigTraits traits() {
    return traits;
  }

  /** {@return what the application decides of it} Each term has an accessor here as well. */
  public ConfigTerms terms() {
    return terms;
  }

  /**
   * {@return what OpenRouter states of the model in its list, or an operator in the same form} Each
   * fact has an accessor here as well; the name is never null, and the output modalities are not.
   */
  public ModelRow row() {
    return row;
  }

  /** {@return a builder that starts with the values of this config} */
  public LlmConfigBuilder toBuilder() {
    return new LlmConfigBuilder(this);
  }

  /**
   * {@return this config as a JSON object with snake_case names, without {@code api_key}} The order
   * of the fields is that of the accessors here.
   */
  public String toJson() {
    return LlmConfigJson.write(this, false);
  }

  /**
   * {@return the same as {@link #toJson()} with {@code api_key} in clear, for a place where a
   * secret may go}
   */
  public String toJsonWithApiKey() {
    return LlmConfigJson.write(this, true);
  }

  /**
   * {@return the stable id: negative and derived from {@link #modelName()} for a generated config,
   * chosen by the operator otherwise}
   */
  public int id() {
    return id;
  }

  /** {@return the display name, or the model id if OpenRouter gives none} */
  public String name() {
    return Objects.requireNonNull(row.name());
  }

  /** {@return a short description, {@code "{name} via OpenRouter"} for a generated config} */
  public String description() {
    return description == null ? name() + DESCRIPTION_END : description;
  }

  private static boolean isGenerated(String description, String name) {
    return description.length() == name.length() + DESCRIPTION_END.length()
        && description.startsWith(name)
        && description.endsWith(DESCRIPTION_END);
  }

  /** {@return whether calls are paid for} */
  public BillingTier billingTier() {
    return traits.billingTier();
  }

  /** {@return whether users without an account may use it} */
  public boolean anonymousEnabled() {
    return terms.anonymousEnabled();
  }

  /** {@return whether it gets a public page} */
  public boolean seoEnabled() {
    return terms.seoEnabled();
  }

  /** {@return the path of its public page, or null; always null for a generated config} */
  public @Nullable String seoSlug() {
    return terms.seoSlug();
  }

  /** {@return the tokens to reserve of a user's quota before a call, 0 or more} */
  public int quotaReserveTokens() {
    return terms.quotaReserveTokens();
  }

  /** {@return the backend, upper case: {@code OPENROUTER} for a generated config} */
  public String provider() {
    return traits.provider();
  }

  /** {@return the model id as the provider knows it, such as {@code qwen/qwen3-coder:free}} */
  public String modelName() {
    return row.id();
  }

  /**
   * {@return the key for calls to {@link #apiBase()}, empty for none; a secret, so left out of
   * {@link #toString()} and {@link #toJson()}}
   */
  public String apiKey() {
    return terms.apiKey();
  }

  /** {@return the base URL for calls to the model} */
  public String apiBase() {
    return terms.apiBase();
  }

  /** {@return requests allowed per minute, 0 or more} */
  public int rpm() {
    return terms.rpm();
  }

  /** {@return tokens allowed per minute, 0 or more} */
  public int tpm() {
    return terms.tpm();
  }

  /**
   * {@return a JSON object for the application's own client; immutable, possibly holding secrets,
   * so left out of {@link #toString()}}
   */
  public Map<String, Object> litellmParams() {
    return terms.litellmParams();
  }

  /** {@return instructions to put before a conversation, possibly empty} */
  public String systemInstructions() {
    return terms.systemInstructions();
  }

  /** {@return whether the application's own default instructions apply as well} */
  public boolean useDefaultSystemInstructions() {
    return terms.useDefaultSystemInstructions();
  }

  /** {@return whether answers should cite their sources} */
  public boolean citationsEnabled() {
    return terms.citationsEnabled();
  }

  /**
   * {@return whether a router may spread load over it: premium only, since all free models share
   * one small quota of the account}
   */
  public boolean routerPoolEligible() {
    return traits.routerPoolEligible();
  }

  /** {@return true when generated from OpenRouter's list, false when written by an operator} */
  public boolean openrouterDynamic() {
    return traits.openrouterDynamic();
  }

  /** {@return its order of preference when an application pins a conversation on its own} */
  public AutoPinTier autoPinTier() {
    return traits.autoPinTier();
  }

  /** {@return the quality by the stated facts of the model, 0–100} */
  public int qualityScoreStatic() {
    return qualityScoreStatic;
  }

  /** {@return the health, 0–100, or null while unknown} */
  public @Nullable Double qualityScoreHealth() {
    return qualityScoreHealth;
  }

  /**
   * {@return the quality to rank by, 0–100: the static score, blended with the health if that is
   * known}
   */
  public int qualityScore() {
    return qualityScore;
  }

  /** {@return whether the model is known not to work at present and should not be chosen} */
  public boolean healthGated() {
    return healthGated;
  }

  /**
   * {@return the dated, permanent name that is in responses of the service, or null; several models
   * can share one}
   */
  public @Nullable String canonicalSlug() {
    return row.canonicalSlug();
  }

  /** {@return when the model was added to OpenRouter, or null} */
  public @Nullable Instant created() {
    return row.created();
  }

  /** {@return the last day (UTC) it is announced to be served, or null if none is announced} */
  public @Nullable LocalDate expirationDate() {
    return row.expirationDate();
  }

  /** {@return the context window in tokens, the largest of all providers, or null if unknown} */
  public @Nullable Long contextLength() {
    return row.contextLength();
  }

  /** {@return the context window of the main provider in tokens, or null if unknown} */
  public @Nullable Long topProviderContextLength() {
    return row.topProviderContextLength();
  }

  /** {@return the longest completion in tokens, or null if unknown} */
  public @Nullable Long maxCompletionTokens() {
    return row.maxCompletionTokens();
  }

  /**
   * {@return the inputs it accepts, such as {@code text}, {@code image}, {@code file}; empty if
   * unknown}
   */
  public List<String> inputModalities() {
    return row.inputModalities();
  }

  /** {@return the outputs it produces; empty if unknown} */
  public List<String> outputModalities() {
    return Objects.requireNonNull(row.outputModalities());
  }

  /**
   * {@return the request parameters it supports, such as {@code tools}, {@code reasoning}; empty if
   * unknown}
   */
  public List<String> supportedParameters() {
    return row.supportedParameters();
  }

  /** {@return all stated prices} */
  public Pricing pricing() {
    return row.pricing();
  }

  /** {@return what the model is for; {@code CHAT} unless image configs are asked for} */
  public ModelKind kind() {
    return traits.kind();
  }

  /** {@return what else OpenRouter tells of the model, such as its knowledge cutoff} */
  public ModelCard card() {
    return row.card();
  }

  /** {@return the components of {@link #qualityScoreStatic()}, or null if they are not known} */
  public @Nullable StaticScore staticScore() {
    return staticScore;
  }

  /** {@return whether it accepts images} */
  public boolean supportsImageInput() {
    return inputModalities().contains("image");
  }

  /** {@return whether it can call tools} */
  public boolean supportsTools() {
    return supportedParameters().contains("tools");
  }

  /** {@return whether it can reason before it answers} */
  public boolean supportsReasoning() {
    return supportedParameters().contains("reasoning");
  }

  /** {@return whether it can answer in a JSON schema that the request states} */
  public boolean supportsStructuredOutputs() {
    return supportedParameters().contains("structured_outputs");
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        traits,
        terms,
        row,
        description(),
        qualityScoreStatic,
        qualityScoreHealth,
        qualityScore,
        healthGated,
        staticScore);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LlmConfig that && id == that.id && values().equals(that.values()));
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** {@return a short form for logs, without secrets} */
  @Override
  public String toString() {
    return "LlmConfig["
        + id
        + " "
        + CleanText.of(modelName(), MOST_NAME_CHARACTERS)
        + " "
        + traits.billingTier().jsonName()
        + " quality "
        + qualityScore
        + "]";
  }
}
