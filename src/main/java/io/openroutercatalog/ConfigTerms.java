package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.internal.base.JsonValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the application decides of a config, as opposed to what OpenRouter states of its model: who
 * may use it, how much of it, and with which key. {@link CatalogSettings#terms} has those of
 * generated configs, which all configs of a tier share. Immutable and safe for use by many threads.
 */
public final class ConfigTerms {
  private static final ConfigTerms DEFAULTS = new ConfigTerms(new Builder());

  private final boolean anonymousEnabled;
  private final boolean seoEnabled;
  private final @Nullable String seoSlug;
  private final int quotaReserveTokens;
  private final String apiKey;
  private final String apiBase;
  private final int rpm;
  private final int tpm;
  private final Map<String, Object> litellmParams;
  private final String systemInstructions;
  private final boolean useDefaultSystemInstructions;
  private final boolean citationsEnabled;

  private ConfigTerms(Builder from) {
    this.anonymousEnabled = from.anonymousEnabled;
    this.seoEnabled = from.seoEnabled;
    this.seoSlug = from.seoSlug;
    this.quotaReserveTokens = from.quotaReserveTokens;
    this.apiKey = from.apiKey;
    this.apiBase = from.apiBase;
    this.rpm = from.rpm;
    this.tpm = from.tpm;
    this.litellmParams = from.litellmParams;
    this.systemInstructions = from.systemInstructions;
    this.useDefaultSystemInstructions = from.useDefaultSystemInstructions;
    this.citationsEnabled = from.citationsEnabled;
  }

  /**
   * {@return the terms of a config of which nothing was decided; each accessor names its default}
   */
  public static ConfigTerms defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that starts with these terms} */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** {@return whether users without an account may use it; false by default} */
  public boolean anonymousEnabled() {
    return anonymousEnabled;
  }

  /** {@return whether it gets a public page; false by default} */
  public boolean seoEnabled() {
    return seoEnabled;
  }

  /** {@return the path of its public page, or null, the default; null for a generated config} */
  public @Nullable String seoSlug() {
    return seoSlug;
  }

  /**
   * {@return the tokens to reserve of a user's quota before a call, 0 or more; 4,000 by default}
   */
  public int quotaReserveTokens() {
    return quotaReserveTokens;
  }

  /** {@return the key for calls, empty for none, the default; a secret} */
  public String apiKey() {
    return apiKey;
  }

  /** {@return the base URL for calls; empty by default} */
  public String apiBase() {
    return apiBase;
  }

  /** {@return requests allowed per minute, 0 or more; 200 by default} */
  public int rpm() {
    return rpm;
  }

  /** {@return tokens allowed per minute, 0 or more; 1,000,000 by default} */
  public int tpm() {
    return tpm;
  }

  /** {@return a JSON object for the application's own client, possibly with secrets; immutable} */
  public Map<String, Object> litellmParams() {
    return litellmParams;
  }

  /** {@return instructions to put before a conversation; empty by default} */
  public String systemInstructions() {
    return systemInstructions;
  }

  /** {@return whether the application's default instructions apply as well; true by default} */
  public boolean useDefaultSystemInstructions() {
    return useDefaultSystemInstructions;
  }

  /** {@return whether answers should cite their sources; true by default} */
  public boolean citationsEnabled() {
    return citationsEnabled;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        anonymousEnabled,
        seoEnabled,
        seoSlug,
        quotaReserveTokens,
        apiKey,
        apiBase,
        rpm,
        tpm,
        litellmParams,
        systemInstructions,
        useDefaultSystemInstructions,
        citationsEnabled);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof ConfigTerms that && values().equals(that.values()));
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return a short form for logs, without what may be secret} */
  @Override
  public String toString() {
    return "ConfigTerms[rpm=" + rpm + ", tpm=" + tpm + "]";
  }

  /**
   * Builds terms. Setters throw {@link IllegalArgumentException} for an impossible value, naming
   * the field and the value. Not thread-safe.
   */
  public static final class Builder {
    private boolean anonymousEnabled;
    private boolean seoEnabled;
    private @Nullable String seoSlug;
    private int quotaReserveTokens = 4_000;
    private String apiKey = "";
    private String apiBase = "";
    private int rpm = 200;
    private int tpm = 1_000_000;
    private Map<String, Object> litellmParams = Map.of();
    private String systemInstructions = "";
    private boolean useDefaultSystemInstructions = true;
    private boolean citationsEnabled = true;

    private Builder() {}

    private Builder(ConfigTerms from) {
      anonymousEnabled = from.anonymousEnabled;
      seoEnabled = from.seoEnabled;
      seoSlug = from.seoSlug;
      quotaReserveTokens = from.quotaReserveTokens;
      apiKey = from.apiKey;
      apiBase = from.apiBase;
      rpm = from.rpm;
      tpm = from.tpm;
      litellmParams = from.litellmParams;
      systemInstructions = from.systemInstructions;
      useDefaultSystemInstructions = from.useDefaultSystemInstructions;
      citationsEnabled = from.citationsEnabled;
    }

    /** {@return the terms} */
    public ConfigTerms build() {
      return new ConfigTerms(this);
    }

    /** Sets {@link ConfigTerms#anonymousEnabled()}. */
    public Builder anonymousEnabled(boolean anonymousEnabled) {
      this.anonymousEnabled = anonymousEnabled;
      return this;
    }

    /** Sets {@link ConfigTerms#seoEnabled()}. */
    public Builder seoEnabled(boolean seoEnabled) {
      this.seoEnabled = seoEnabled;
      return this;
    }

    /** Sets {@link ConfigTerms#seoSlug()}. */
    public Builder seoSlug(@Nullable String seoSlug) {
      this.seoSlug = seoSlug;
      return this;
    }

    /** Sets {@link ConfigTerms#quotaReserveTokens()}. */
    public Builder quotaReserveTokens(int quotaReserveTokens) {
      this.quotaReserveTokens =
          ArgumentChecks.notNegative("quota_reserve_tokens", quotaReserveTokens);
      return this;
    }

    /** Sets {@link ConfigTerms#apiKey()}. */
    public Builder apiKey(String apiKey) {
      this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
      return this;
    }

    /** Sets {@link ConfigTerms#apiBase()}. */
    public Builder apiBase(String apiBase) {
      this.apiBase = Objects.requireNonNull(apiBase, "apiBase");
      return this;
    }

    /** Sets {@link ConfigTerms#rpm()}. */
    public Builder rpm(int rpm) {
      this.rpm = ArgumentChecks.notNegative("rpm", rpm);
      return this;
    }

    /** Sets {@link ConfigTerms#tpm()}. */
    public Builder tpm(int tpm) {
      this.tpm = ArgumentChecks.notNegative("tpm", tpm);
      return this;
    }

    /** Sets {@link ConfigTerms#litellmParams()}, copied. */
    public Builder litellmParams(Map<String, Object> litellmParams) {
      this.litellmParams = JsonValues.copyObject(litellmParams, "litellm_params");
      return this;
    }

    /** Sets {@link ConfigTerms#systemInstructions()}. */
    public Builder systemInstructions(String systemInstructions) {
      this.systemInstructions = Objects.requireNonNull(systemInstructions, "systemInstructions");
      return this;
    }

    /** Sets {@link ConfigTerms#useDefaultSystemInstructions()}. */
    public Builder useDefaultSystemInstructions(boolean useDefaultSystemInstructions) {
      this.useDefaultSystemInstructions = useDefaultSystemInstructions;
      return this;
    }

    /** Sets {@link ConfigTerms#citationsEnabled()}. */
    public Builder citationsEnabled(boolean citationsEnabled) {
      this.citationsEnabled = citationsEnabled;
      return this;
    }
  }
}
