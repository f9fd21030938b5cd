package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which models of OpenRouter's list become configs: those an agent can use. All conditions must
 * hold. Start from {@link #defaults()}, whose values are the reference's, and change what differs.
 * Immutable.
 */
public final class ModelFilters {
  private static final ModelFilters DEFAULTS = new ModelFilters(new Values());

  private final Values values;

  private ModelFilters(Values values) {
    this.values = values;
  }

  private ModelFilters with(Consumer<Values> change) {
    Values copy = new Values(values);
    change.accept(copy);
    return new ModelFilters(copy);
  }

  /** {@return the reference's filters} */
  public static ModelFilters defaults() {
    return DEFAULTS;
  }

  /**
   * {@return the output modalities a model must have, exactly and in this order; by default only
   * {@code text}}
   */
  public List<String> outputModalities() {
    return values.outputModalities;
  }

  /**
   * Changes {@link #outputModalities()}, setting {@code output_modalities}.
   *
   * @param outputModalities the new value
   * @return a copy with it
   */
  public ModelFilters withOutputModalities(List<String> outputModalities) {
    return with(to -> to.outputModalities = List.copyOf(outputModalities));
  }

  /** {@return the request parameters a model must support; by default {@code tools}} */
  public Set<String> requiredParameters() {
    return values.requiredParameters;
  }

  /**
   * Changes {@link #requiredParameters()}, setting {@code required_parameters}.
   *
   * @param requiredParameters the new value
   * @return a copy with it
   */
  public ModelFilters withRequiredParameters(Set<String> requiredParameters) {
    return with(to -> to.requiredParameters = Set.copyOf(requiredParameters));
  }

  /** {@return the shortest context that is enough, in tokens, 0 or more; by default 100,000} */
  public long minContextLength() {
    return values.minContextLength;
  }

  /**
   * Changes {@link #minContextLength()}, setting {@code min_context_length}.
   *
   * @param minContextLength the new value
   * @return a copy with it
   */
  public ModelFilters withMinContextLength(long minContextLength) {
    return with(
        to ->
            to.minContextLength =
                ArgumentChecks.inRange("min_context_length", minContextLength, 0, Long.MAX_VALUE));
  }

  /**
   * {@return authors whose models are left out, by the part of the model id before the "/"; by
   * default {@code amazon}, which needs tool configuration along with the tool history, and that is
   * not relayed}
   */
  public Set<String> excludedAuthors() {
    return values.excludedAuthors;
  }

  /**
   * Changes {@link #excludedAuthors()}, setting {@code excluded_providers}.
   *
   * @param excludedAuthors the new value
   * @return a copy with it
   */
  public ModelFilters withExcludedAuthors(Set<String> excludedAuthors) {
    return with(to -> to.excludedAuthors = Set.copyOf(excludedAuthors));
  }

  /**
   * {@return models left out by their id; by default those removed upstream, without capacity, only
   * on dedicated endpoints, or that reject standard parameters, and the meta-router {@code
   * openrouter/free}}
   */
  public Set<String> excludedModelIds() {
    return values.excludedModelIds;
  }

  /**
   * Changes {@link #excludedModelIds()}, setting {@code excluded_model_ids}.
   *
   * @param excludedModelIds the new value
   * @return a copy with it
   */
  public ModelFilters withExcludedModelIds(Set<String> excludedModelIds) {
    return with(to -> to.excludedModelIds = Set.copyOf(excludedModelIds));
  }

  /**
   * {@return endings of the id, before its variant, that leave a model out; by default {@code
   * -deep-research}}
   */
  public Set<String> excludedSuffixes() {
    return values.excludedSuffixes;
  }

  /**
   * Changes {@link #excludedSuffixes()}, setting {@code excluded_suffixes}.
   *
   * @param excludedSuffixes the new value
   * @return a copy with it
   */
  public ModelFilters withExcludedSuffixes(Set<String> excludedSuffixes) {
    return with(to -> to.excludedSuffixes = Set.copyOf(excludedSuffixes));
  }

  /** {@return ids of models that become configs whatever the filters and the policy say} */
  public Set<String> forceInclude() {
    return values.forceInclude;
  }

  /**
   * Changes {@link #forceInclude()}, setting {@code force_include}.
   *
   * @param forceInclude the new value
   * @return a copy with it
   */
  public ModelFilters withForceInclude(Set<String> forceInclude) {
    return with(to -> to.forceInclude = Set.copyOf(forceInclude));
  }

  /** {@return ids of models that become no configs, in addition to {@link #excludedModelIds()}} */
  public Set<String> forceExclude() {
    return values.forceExclude;
  }

  /**
   * Changes {@link #forceExclude()}, setting {@code force_exclude}; it goes before {@link
   * #forceInclude()}.
   *
   * @param forceExclude the new value
   * @return a copy with it
   */
  public ModelFilters withForceExclude(Set<String> forceExclude) {
    return with(to -> to.forceExclude = Set.copyOf(forceExclude));
  }

  private List<Object> all() {
    return List.of(
        values.outputModalities,
        values.requiredParameters,
        values.minContextLength,
        values.excludedAuthors,
        values.excludedModelIds,
        values.excludedSuffixes,
        values.forceInclude,
        values.forceExclude);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelFilters that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  @Override
  public String toString() {
    return "ModelFilters" + all();
  }

  /** The values, which never change once they are part of filters. */
  private static final class Values {
    private List<String> outputModalities = List.of("text");
    private Set<String> requiredParameters = Set.of("tools");
    private long minContextLength = 100_000;
    private Set<String> excludedAuthors = Set.of("amazon");
    private Set<String> excludedModelIds =
        Set.of(
            "openai/gpt-4-1106-preview",
            "openai/gpt-4-turbo-preview",
            "openai/gpt-4o:extended",
            "arcee-ai/virtuoso-large",
            "openai/o3-deep-research",
            "openai/o4-mini-deep-research",
            "openrouter/free");
    private Set<String> excludedSuffixes = Set.of("-deep-research");
    private Set<String> forceInclude = Set.of();
    private Set<String> forceExclude = Set.of();

    private Values() {}

    private Values(Values from) {
      outputModalities = from.outputModalities;
      requiredParameters = from.requiredParameters;
      minContextLength = from.minContextLength;
      excludedAuthors = from.excludedAuthors;
      excludedModelIds = from.excludedModelIds;
      excludedSuffixes = from.excludedSuffixes;
      forceInclude = from.forceInclude;
      forceExclude = from.forceExclude;
    }
  }
}
