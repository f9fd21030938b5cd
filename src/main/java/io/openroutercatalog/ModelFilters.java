package io.openroutercatalog;

import io.openroutercatalog.internal.base.Checks;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which models of OpenRouter's list become configs: those an agent can use. All conditions must
 * hold. Start from {@link #defaults()}, whose values are the reference's, and change what differs.
 * Immutable.
 */
public final class ModelFilters {
  private static final ModelFilters DEFAULTS =
      new ModelFilters(
          List.of("text"),
          Set.of("tools"),
          100_000,
          Set.of("amazon"),
          Set.of(
              "openai/gpt-4-1106-preview",
              "openai/gpt-4-turbo-preview",
              "openai/gpt-4o:extended",
              "arcee-ai/virtuoso-large",
              "openai/o3-deep-research",
              "openai/o4-mini-deep-research",
              "openrouter/free"),
          Set.of("-deep-research"));

  private final List<String> outputModalities;
  private final Set<String> requiredParameters;
  private final long minContextLength;
  private final Set<String> excludedProviders;
  private final Set<String> excludedModelIds;
  private final Set<String> excludedSuffixes;

  private ModelFilters(
      List<String> outputModalities,
      Set<String> requiredParameters,
      long minContextLength,
      Set<String> excludedProviders,
      Set<String> excludedModelIds,
      Set<String> excludedSuffixes) {
    this.outputModalities = outputModalities;
    this.requiredParameters = requiredParameters;
    this.minContextLength = minContextLength;
    this.excludedProviders = excludedProviders;
    this.excludedModelIds = excludedModelIds;
    this.excludedSuffixes = excludedSuffixes;
  }

  /** {@return the reference's filters} */
  public static ModelFilters defaults() {
    return DEFAULTS;
  }

  /**
   * {@return what a model must put out, exactly and in this order; by default only {@code text}}
   */
  public List<String> outputModalities() {
    return outputModalities;
  }

  /**
   * Changes {@link #outputModalities()}, setting {@code output_modalities}.
   *
   * @param outputModalities the new value
   * @return a copy with it
   */
  public ModelFilters withOutputModalities(List<String> outputModalities) {
    return new ModelFilters(
        List.copyOf(outputModalities),
        requiredParameters,
        minContextLength,
        excludedProviders,
        excludedModelIds,
        excludedSuffixes);
  }

  /** {@return the request parameters a model must support; by default {@code tools}} */
  public Set<String> requiredParameters() {
    return requiredParameters;
  }

  /**
   * Changes {@link #requiredParameters()}, setting {@code required_parameters}.
   *
   * @param requiredParameters the new value
   * @return a copy with it
   */
  public ModelFilters withRequiredParameters(Set<String> requiredParameters) {
    return new ModelFilters(
        outputModalities,
        Set.copyOf(requiredParameters),
        minContextLength,
        excludedProviders,
        excludedModelIds,
        excludedSuffixes);
  }

  /** {@return the shortest context in tokens that is enough, 0 or more; by default 100,000} */
  public long minContextLength() {
    return minContextLength;
  }

  /**
   * Changes {@link #minContextLength()}, setting {@code min_context_length}.
   *
   * @param minContextLength the new value
   * @return a copy with it
   */
  public ModelFilters withMinContextLength(long minContextLength) {
    return new ModelFilters(
        outputModalities,
        requiredParameters,
        Checks.inRange("min_context_length", minContextLength, 0, Long.MAX_VALUE),
        excludedProviders,
        excludedModelIds,
        excludedSuffixes);
  }

  /**
   * {@return providers whose models are left out, by the part of the model id before the "/"; by
   * default {@code amazon}, which needs tool configuration alongside tool history, and that is not
   * relayed}
   */
  public Set<String> excludedProviders() {
    return excludedProviders;
  }

  /**
   * Changes {@link #excludedProviders()}, setting {@code excluded_providers}.
   *
   * @param excludedProviders the new value
   * @return a copy with it
   */
  public ModelFilters withExcludedProviders(Set<String> excludedProviders) {
    return new ModelFilters(
        outputModalities,
        requiredParameters,
        minContextLength,
        Set.copyOf(excludedProviders),
        excludedModelIds,
        excludedSuffixes);
  }

  /**
   * {@return models left out by their id; by default those removed upstream, without capacity, only
   * on dedicated endpoints, or that reject standard parameters, and the meta-router {@code
   * openrouter/free}}
   */
  public Set<String> excludedModelIds() {
    return excludedModelIds;
  }

  /**
   * Changes {@link #excludedModelIds()}, setting {@code excluded_model_ids}.
   *
   * @param excludedModelIds the new value
   * @return a copy with it
   */
  public ModelFilters withExcludedModelIds(Set<String> excludedModelIds) {
    return new ModelFilters(
        outputModalities,
        requiredParameters,
        minContextLength,
        excludedProviders,
        Set.copyOf(excludedModelIds),
        excludedSuffixes);
  }

  /**
   * {@return endings of the id, before its variant, that leave a model out; by default {@code
   * -deep-research}}
   */
  public Set<String> excludedSuffixes() {
    return excludedSuffixes;
  }

  /**
   * Changes {@link #excludedSuffixes()}, setting {@code excluded_suffixes}.
   *
   * @param excludedSuffixes the new value
   * @return a copy with it
   */
  public ModelFilters withExcludedSuffixes(Set<String> excludedSuffixes) {
    return new ModelFilters(
        outputModalities,
        requiredParameters,
        minContextLength,
        excludedProviders,
        excludedModelIds,
        Set.copyOf(excludedSuffixes));
  }

  private List<Object> values() {
    return List.of(
        outputModalities,
        requiredParameters,
        minContextLength,
        excludedProviders,
        excludedModelIds,
        excludedSuffixes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelFilters that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "ModelFilters" + values();
  }
}
