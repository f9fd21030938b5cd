package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFiltersTest {
  private static final ModelFilters DEFAULTS = ModelFilters.defaults();

  @Test
  void the_defaults_are_those_of_the_reference() {
    assertThat(DEFAULTS.outputModalities()).containsExactly("text");
    assertThat(DEFAULTS.requiredParameters()).containsExactly("tools");
    assertThat(DEFAULTS.minContextLength()).isEqualTo(100_000);
    assertThat(DEFAULTS.excludedAuthors()).containsExactly("amazon");
    assertThat(DEFAULTS.excludedModelIds())
        .containsExactlyInAnyOrder(
            "openai/gpt-4-1106-preview",
            "openai/gpt-4-turbo-preview",
            "openai/gpt-4o:extended",
            "arcee-ai/virtuoso-large",
            "openai/o3-deep-research",
            "openai/o4-mini-deep-research",
            "openrouter/free");
    assertThat(DEFAULTS.excludedSuffixes()).containsExactly("-deep-research");
    assertThat(DEFAULTS.forceInclude()).isEmpty();
    assertThat(DEFAULTS.forceExclude()).isEmpty();
  }

  static Stream<UnaryOperator<ModelFilters>> changes() {
    return Stream.of(
        filters -> filters.withOutputModalities(List.of("x")),
        filters -> filters.withRequiredParameters(Set.of("x")),
        filters -> filters.withMinContextLength(1),
        filters -> filters.withExcludedAuthors(Set.of("x")),
        filters -> filters.withExcludedModelIds(Set.of("x")),
        filters -> filters.withExcludedSuffixes(Set.of("x")),
        filters -> filters.withForceInclude(Set.of("x")),
        filters -> filters.withForceExclude(Set.of("x")));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_change_makes_other_filters_and_leaves_the_rest(UnaryOperator<ModelFilters> change) {
    ModelFilters changed = change.apply(DEFAULTS);

    assertThat(changed).isNotEqualTo(DEFAULTS).isNotEqualTo(null);
    assertThat(change.apply(ModelFilters.defaults()))
        .isEqualTo(changed)
        .hasSameHashCodeAs(changed)
        .hasToString(changed.toString());
    // Undoing every setting in turn leads back to the defaults: only one had changed.
    assertThat(
            changed
                .withOutputModalities(DEFAULTS.outputModalities())
                .withRequiredParameters(DEFAULTS.requiredParameters())
                .withMinContextLength(DEFAULTS.minContextLength())
                .withExcludedAuthors(DEFAULTS.excludedAuthors())
                .withExcludedModelIds(DEFAULTS.excludedModelIds())
                .withExcludedSuffixes(DEFAULTS.excludedSuffixes())
                .withForceInclude(Set.of())
                .withForceExclude(Set.of()))
        .isEqualTo(DEFAULTS);
  }

  @Test
  void changes_made_one_after_the_other_all_hold() {
    ModelFilters filters = DEFAULTS;
    for (UnaryOperator<ModelFilters> change : changes().toList()) {
      filters = change.apply(filters);
    }

    assertThat(filters).hasToString("ModelFilters[[x], [x], 1, [x], [x], [x], [x], [x]]");
  }

  @Test
  void a_negative_context_length_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withMinContextLength(-1))
        .withMessage("min_context_length must be 0 or more, was -1");
  }

  @Test
  void filters_copy_the_sets_that_were_passed_in() {
    Set<String> providers = new HashSet<>(Set.of("x"));

    ModelFilters filters = DEFAULTS.withExcludedAuthors(providers);
    providers.clear();

    assertThat(filters.excludedAuthors()).containsExactly("x");
  }
}
