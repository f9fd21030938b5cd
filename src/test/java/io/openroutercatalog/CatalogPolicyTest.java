package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogPolicyTest {
  private static final CatalogPolicy STANDARD = CatalogPolicy.standard();
  private static final CatalogPolicy REFERENCE = CatalogPolicy.reference();

  @Test
  void the_standard_policy_has_these_choices() {
    assertThat(STANDARD)
        .hasToString(
            "CatalogPolicy[NUMERIC_ZERO, PT24H, REMEMBERED, LISTED, CLEAN, FACTS, THREE_VALUED,"
                + " ADAPTIVE, false, false, [batch]]");
  }

  @Test
  void the_reference_policy_has_the_choices_of_the_reference() {
    assertThat(REFERENCE)
        .hasToString(
            "CatalogPolicy[TEXT_ZERO, PT0S, LIST_ORDER, LISTED, REFERENCE, FACTS, REFERENCE, FIXED,"
                + " true, true, []]");
  }

  @Test
  void choices_made_one_by_one_lead_from_one_policy_to_the_other() {
    assertThat(
            STANDARD
                .withTierPolicy(TierPolicy.TEXT_ZERO)
                .withZeroPriceHold(Duration.ZERO)
                .withIdPolicy(IdPolicy.LIST_ORDER)
                .withNamePolicy(NamePolicy.REFERENCE)
                .withHealthPolicy(HealthPolicy.REFERENCE)
                .withHealthSchedule(HealthSchedule.FIXED)
                .withListAliases(true)
                .withListExpired(true)
                .withExcludedVariants(Set.of()))
        .isEqualTo(REFERENCE)
        .hasSameHashCodeAs(REFERENCE);
  }

  static Stream<UnaryOperator<CatalogPolicy>> choices() {
    return Stream.of(
        policy -> policy.withTierPolicy(TierPolicy.TEXT_ZERO),
        policy -> policy.withZeroPriceHold(Duration.ofHours(1)),
        policy -> policy.withIdPolicy(IdPolicy.LIST_ORDER),
        policy -> policy.withHealthPolicy(HealthPolicy.REFERENCE),
        policy -> policy.withHealthSchedule(HealthSchedule.FIXED),
        policy -> policy.withNamePolicy(NamePolicy.REFERENCE),
        policy -> policy.withContextRule(ContextRule.TOP_PROVIDER),
        policy -> policy.withListAliases(true),
        policy -> policy.withListExpired(true),
        policy -> policy.withExcludedVariants(Set.of("x")));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void a_choice_makes_another_policy_and_leaves_the_old_one(UnaryOperator<CatalogPolicy> choice) {
    CatalogPolicy changed = choice.apply(CatalogPolicy.standard());

    assertThat(changed).isNotEqualTo(CatalogPolicy.standard()).isNotEqualTo(null);
    assertThat(choice.apply(CatalogPolicy.standard())).isEqualTo(changed);
    assertThat(CatalogPolicy.standard().excludedVariants()).containsExactly("batch");
  }

  @Test
  void a_policy_copies_the_variants_that_were_passed_in() {
    Set<String> variants = new HashSet<>(Set.of("x"));

    CatalogPolicy policy = STANDARD.withExcludedVariants(variants);
    variants.clear();

    assertThat(policy.excludedVariants()).containsExactly("x");
  }
}
