package io.openroutercatalog.model;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter states of a model in one row of its list, as far as the catalogue uses it. A
 * value is null or empty if the row states nothing usable. An operator config states the same facts
 * of its model. Immutable and safe for use by many threads.
 */
public final class ModelRow {
  private static final long NEVER = Long.MIN_VALUE;

  private final String id;
  private final @Nullable String name;
  private final @Nullable String canonicalSlug;
  private final long createdSeconds;
  private final @Nullable Long contextLength;
  private final @Nullable Long topProviderContextLength;
  private final @Nullable Long maxCompletionTokens;
  private final List<String> inputModalities;
  private final @Nullable List<String> outputModalities;
  private final List<String> supportedParameters;
  private final Pricing pricing;
  private final @Nullable LocalDate expirationDate;
  private final @Nullable String aliasTarget;
  private final ModelCard card;
  private final boolean alias;
  private final boolean router;

  private ModelRow(Builder from) {
    this.id = from.id;
    this.name = from.name;
    this.canonicalSlug = from.canonicalSlug;
    this.createdSeconds = from.createdSeconds;
    this.contextLength = from.contextLength;
    this.topProviderContextLength = from.topProviderContextLength;
    this.maxCompletionTokens = from.maxCompletionTokens;
    this.inputModalities = from.inputModalities;
    this.outputModalities = from.outputModalities;
    this.supportedParameters = from.supportedParameters;
    this.pricing = from.pricing;
    this.expirationDate = from.expirationDate;
    this.aliasTarget = from.aliasTarget;
    this.card = from.card;
    this.alias = from.alias;
    this.router = from.router;
  }

  /**
   * Starts a row that states only the id.
   *
   * @param id the model id, such as {@code qwen/qwen3-coder:free}
   * @return a builder
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** {@return a builder that starts with the values of this row} */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** {@return the model id, such as {@code qwen/qwen3-coder:free}} */
  public String id() {
    return id;
  }

  /** {@return the model id with its parts} */
  public ModelId modelId() {
    return new ModelId(id);
  }

  /** {@return the display name, or null} */
  public @Nullable String name() {
    return name;
  }

  /** {@return the dated, permanent name, or null; several rows can share one} */
  public @Nullable String canonicalSlug() {
    return canonicalSlug;
  }

  /** {@return when the model was added to OpenRouter, in whole seconds, or null} */
  public @Nullable Instant created() {
    return createdSeconds == NEVER ? null : Instant.ofEpochSecond(createdSeconds);
  }

  /**
   * {@return the context window in tokens, 0 or more, or null; OpenRouter states the largest of all
   * providers}
   */
  public @Nullable Long contextLength() {
    return contextLength;
  }

  /**
   * {@return the context window of the provider that serves most requests, in tokens, 0 or more, or
   * null; may be much smaller than {@link #contextLength()}}
   */
  public @Nullable Long topProviderContextLength() {
    return topProviderContextLength;
  }

  /** {@return the longest completion in tokens, 0 or more, or null} */
  public @Nullable Long maxCompletionTokens() {
    return maxCompletionTokens;
  }

  /** {@return the inputs it accepts, such as {@code text} and {@code image}; empty if unknown} */
  public List<String> inputModalities() {
    return inputModalities;
  }

  /** {@return the outputs it produces; null if unknown, or if an entry is no text} */
  public @Nullable List<String> outputModalities() {
    return outputModalities;
  }

  /** {@return the request parameters it supports, such as {@code tools}; empty if unknown} */
  public List<String> supportedParameters() {
    return supportedParameters;
  }

  /** {@return all stated prices} */
  public Pricing pricing() {
    return pricing;
  }

  /** {@return the announced last day (UTC), or null if OpenRouter announces none} */
  public @Nullable LocalDate expirationDate() {
    return expirationDate;
  }

  /**
   * {@return whether the row points to another one: its id has an alias mark, or it has a target}
   */
  public boolean alias() {
    return alias;
  }

  /** {@return the id of the row that this one points to, or null if it names none} */
  public @Nullable String aliasTarget() {
    return aliasTarget;
  }

  /**
   * {@return whether it is a router, which passes each request on to another model; its own prices
   * say nothing of what that costs}
   */
  public boolean router() {
    return router;
  }

  /** {@return what else OpenRouter tells of the model; states nothing if it tells nothing} */
  public ModelCard card() {
    return card;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        id,
        name,
        canonicalSlug,
        createdSeconds,
        contextLength,
        topProviderContextLength,
        maxCompletionTokens,
        inputModalities,
        outputModalities,
        supportedParameters,
        pricing,
        expirationDate,
        aliasTarget,
        card,
        alias,
        router);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ModelRow that && id.equals(that.id) && values().equals(that.values()));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "ModelRow" + values();
  }

  /** Builds rows. Not thread-safe; may be used again after {@link #build()}. */
  public static final class Builder {
    private String id;
    private @Nullable String name;
    private @Nullable String canonicalSlug;
    private long createdSeconds = NEVER;
    private @Nullable Long contextLength;
    private @Nullable Long topProviderContextLength;
    private @Nullable Long maxCompletionTokens;
    private List<String> inputModalities = List.of();
    private @Nullable List<String> outputModalities;
    private List<String> supportedParameters = List.of();
    private Pricing pricing = Pricing.none();
    private @Nullable LocalDate expirationDate;
    private @Nullable String aliasTarget;
    private ModelCard card = ModelCard.NONE;
    private boolean alias;
    private boolean router;

    private Builder(String id) {
      this.id = Objects.requireNonNull(id, "id");
      this.alias = new ModelId(id).hasAliasMark();
    }

    private Builder(ModelRow from) {
      id = from.id;
      name = from.name;
      canonicalSlug = from.canonicalSlug;
      createdSeconds = from.createdSeconds;
      contextLength = from.contextLength;
      topProviderContextLength = from.topProviderContextLength;
      maxCompletionTokens = from.maxCompletionTokens;
      inputModalities = from.inputModalities;
      outputModalities = from.outputModalities;
      supportedParameters = from.supportedParameters;
      pricing = from.pricing;
      expirationDate = from.expirationDate;
      aliasTarget = from.aliasTarget;
      card = from.card;
      alias = from.alias;
      router = from.router;
    }

    /** {@return the row} */
    public ModelRow build() {
      return new ModelRow(this);
    }

    /** Sets {@link ModelRow#id()}, and {@link ModelRow#alias()} by its alias mark and target. */
    public Builder id(String id) {
      this.id = Objects.requireNonNull(id, "id");
      this.alias = aliasTarget != null || new ModelId(id).hasAliasMark();
      return this;
    }

    /** Sets {@link ModelRow#name()}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link ModelRow#canonicalSlug()}. */
    public Builder canonicalSlug(@Nullable String canonicalSlug) {
      this.canonicalSlug = canonicalSlug;
      return this;
    }

    /** Sets {@link ModelRow#created()}; parts of a second are dropped. */
    public Builder created(@Nullable Instant created) {
      this.createdSeconds = created == null ? NEVER : created.getEpochSecond();
      return this;
    }

    /** Sets {@link ModelRow#contextLength()}, 0 or more. */
    public Builder contextLength(@Nullable Long contextLength) {
      this.contextLength = ArgumentChecks.notNegative("context_length", contextLength);
      return this;
    }

    /** Sets {@link ModelRow#topProviderContextLength()}, 0 or more. */
    public Builder topProviderContextLength(@Nullable Long topProviderContextLength) {
      this.topProviderContextLength =
          ArgumentChecks.notNegative("top_provider_context_length", topProviderContextLength);
      return this;
    }

    /** Sets {@link ModelRow#maxCompletionTokens()}, 0 or more. */
    public Builder maxCompletionTokens(@Nullable Long maxCompletionTokens) {
      this.maxCompletionTokens =
          ArgumentChecks.notNegative("max_completion_tokens", maxCompletionTokens);
      return this;
    }

    /** Sets {@link ModelRow#inputModalities()}, copied. */
    public Builder inputModalities(List<String> inputModalities) {
      this.inputModalities = List.copyOf(inputModalities);
      return this;
    }

    /** Sets {@link ModelRow#outputModalities()}, copied. */
    public Builder outputModalities(@Nullable List<String> outputModalities) {
      this.outputModalities = outputModalities == null ? null : List.copyOf(outputModalities);
      return this;
    }

    /** Sets {@link ModelRow#supportedParameters()}, copied. */
    public Builder supportedParameters(List<String> supportedParameters) {
      this.supportedParameters = List.copyOf(supportedParameters);
      return this;
    }

    /** Sets {@link ModelRow#pricing()}. */
    public Builder pricing(Pricing pricing) {
      this.pricing = Objects.requireNonNull(pricing, "pricing");
      return this;
    }

    /** Sets {@link ModelRow#expirationDate()}. */
    public Builder expirationDate(@Nullable LocalDate expirationDate) {
      this.expirationDate = expirationDate;
      return this;
    }

    /** Sets {@link ModelRow#alias()}. */
    public Builder alias(boolean alias) {
      this.alias = alias;
      return this;
    }

    /** Sets {@link ModelRow#aliasTarget()}, which makes it an alias unless it is null. */
    public Builder aliasTarget(@Nullable String aliasTarget) {
      this.aliasTarget = aliasTarget;
      this.alias |= aliasTarget != null;
      return this;
    }

    /** Sets {@link ModelRow#card()}. */
    public Builder card(ModelCard card) {
      this.card = Objects.requireNonNull(card, "card");
      return this;
    }

    /** Sets {@link ModelRow#router()}. */
    public Builder router(boolean router) {
      this.router = router;
      return this;
    }
  }
}
