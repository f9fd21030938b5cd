package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.internal.engine.Plausibility.Suspicion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lists are believed. */
class PlausibilityTest {
  private static final Plausibility HALF = new Plausibility(0.5);
  private static final Set<String> SERVED = models(10);

  private static Set<String> models(int count) {
    return IntStream.range(0, count).mapToObj(i -> "a/m" + i).collect(Collectors.toSet());
  }

  private static @Nullable Suspicion check(int listed, @Nullable Suspicion previous) {
    return HALF.check(models(listed), List.of(SERVED), Source.NETWORK, previous);
  }

  @ParameterizedTest(name = "{0} served from {1}, {2} of them listed and {3} new ones: {4}")
  @CsvSource({
    "10, NETWORK,   10, 0,  true",
    "10, NETWORK,   5,  0,  true",
    "10, NETWORK,   4,  0,  false",
    "10, NETWORK,   4,  90, false",
    "11, NETWORK,   6,  0,  true",
    "11, NETWORK,   5,  0,  false",
    "1,  NETWORK,   0,  1,  false",
    "10, NETWORK,   0,  0,  false",
    "10, STORE,     5,  0,  true",
    "10, STORE,     4,  0,  false",
    "10, BOOTSTRAP, 1,  0,  true",
    "10, BOOTSTRAP, 0,  5,  true",
    "10, BOOTSTRAP, 0,  0,  false",
    "0,  NONE,      0,  1,  true",
    "0,  NONE,      0,  0,  false"
  })
  void a_list_is_believed_unless_it_is_empty_or_misses_more_than_half_of_the_models(
      int served, Source servedFrom, int listed, int added, boolean believed) {
    Set<String> next = new HashSet<>(models(listed));
    IntStream.range(0, added).forEach(i -> next.add("new/m" + i));
    Suspicion suspicion = HALF.check(next, List.of(models(served)), servedFrom, null);
    assertThat(suspicion).isEqualTo(believed ? null : new Suspicion(next, 1));
  }

  @ParameterizedTest(name = "share {0}: {1} served, {2} of them listed: {3}")
  @CsvSource({
    "0,    10,   10,  true",
    "0,    10,   9,   false",
    "0.1,  10,   9,   true",
    "0.1,  10,   8,   false",
    "0.29, 100,  71,  true",
    "0.29, 100,  70,  false",
    "0.99, 1,    0,   false",
    "0.99, 1000, 10,  true",
    "0.99, 1000, 9,   false",
    "0.99, 10,   0,   false",
    "1,    1,    0,   true",
    "1,    1000, 0,   true",
    "1,    0,    0,   true"
  })
  void the_share_says_how_many_models_may_be_gone_at_once(
      double share, int served, int listed, boolean believed) {
    Plausibility plausibility = new Plausibility(share);
    Suspicion suspicion =
        plausibility.check(models(listed), List.of(models(served)), Source.NETWORK, null);
    assertThat(suspicion).isEqualTo(believed ? null : new Suspicion(models(listed), 1));
  }

  @Test
  void the_error_names_the_share() {
    assertThat(
            new Plausibility(0.125).refusal(new Suspicion(models(4), 1), List.of(SERVED)).message())
        .startsWith("more than 12.5 % of the 10 models are gone");
  }

  @Test
  void the_third_equal_list_in_a_row_is_believed() {
    Suspicion first = check(4, null);
    Suspicion second = check(4, first);
    assertThat(second).isEqualTo(new Suspicion(models(4), 2));
    assertThat(check(4, second)).isNull();
  }

  @Test
  void the_third_empty_list_in_a_row_is_believed() {
    assertThat(check(0, check(0, check(0, null)))).isNull();
  }

  @Test
  void another_implausible_list_starts_the_count_again() {
    Suspicion second = check(4, check(4, null));
    assertThat(check(3, second)).isEqualTo(new Suspicion(models(3), 1));
  }

  @Test
  void the_error_names_the_reason_and_the_count() {
    CatalogError missing = HALF.refusal(new Suspicion(models(4), 2), List.of(SERVED));
    CatalogError empty = HALF.refusal(new Suspicion(Set.of(), 1), List.of(SERVED));
    assertThat(missing.kind()).isEqualTo(CatalogError.Kind.IMPLAUSIBLE);
    assertThat(missing.message())
        .startsWith("more than 50 % of the 10 models are gone")
        .contains("seen 2 of the 3 times");
    assertThat(empty.message())
        .startsWith("none of the listed models is usable")
        .contains("seen 1 of the 3 times");
  }
}
