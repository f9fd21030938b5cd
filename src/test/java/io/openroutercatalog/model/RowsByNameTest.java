package io.openroutercatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.TestRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of models lead to rows; docs/cost.md, "Names". */
class RowsByNameTest {
  private static final RowsByName ROWS =
      RowsByName.of(
          List.of(
              row("a/plain", "a/plain-2026"),
              row("a/shared:batch", "a/shared-2026"),
              row("a/shared:free", "a/shared-2026"),
              row("a/shared", "a/shared-2026"),
              row("b/variants:free", "b/variants-2026"),
              row("b/variants:thinking", "b/variants-2026"),
              row("b/variants:extended", "b/variants-2026"),
              row("c/only:free", "c/only-2026"),
              row("d/two:free", "d/two-2026"),
              row("d/two:batch", "d/two-2026"),
              // The permanent name of one row is the id of another.
              row("e/other", "e/one"),
              row("e/one", "e/one-2026"),
              row("f/none", null),
              TestRow.of("~a/latest").canonicalSlug("~a/latest").aliasTarget("a/plain").row(),
              TestRow.of("g/pointer").canonicalSlug("a/plain-2026").aliasTarget("f/none").row(),
              TestRow.of("~a/nowhere").aliasTarget("a/missing").row(),
              TestRow.of("~a/chain").aliasTarget("~a/latest").row(),
              TestRow.of("~a/by-slug").aliasTarget("a/plain-2026").row(),
              TestRow.of("~a/none").alias(true).row(),
              TestRow.of("a/plain:pointer").aliasTarget("f/none").row()));

  private static ModelRow row(String id, @Nullable String slug) {
    return TestRow.of(id).canonicalSlug(slug).row();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a/plain,               a/plain,             ID
          a/shared:free,         a/shared:free,       ID
          e/one,                 e/one,               ID
          f/none,                f/none,              ID
          a/plain-2026,          a/plain,             CANONICAL_SLUG
          a/shared-2026,         a/shared,            CANONICAL_SLUG
          b/variants-2026,       b/variants:thinking, CANONICAL_SLUG
          c/only-2026,           c/only:free,         CANONICAL_SLUG
          e/one-2026,            e/one,               CANONICAL_SLUG
          a/shared-2026:free,    a/shared:free,       VARIANT
          a/shared-2026:batch,   a/shared:batch,      VARIANT
          b/variants-2026:extended, b/variants:extended, VARIANT
          c/only-2026:free,      c/only:free,         VARIANT
          a/plain:nitro,         a/plain,             WITHOUT_VARIANT
          a/plain-2026:online,   a/plain,             WITHOUT_VARIANT
          a/shared:thinking,     a/shared,            WITHOUT_VARIANT
          a/shared-2026:floor,   a/shared,            WITHOUT_VARIANT
          e/one:exacto,          e/one,               WITHOUT_VARIANT
          ~a/latest,             a/plain,             ALIAS
          g/pointer,             f/none,              ALIAS
          a/plain:pointer,       f/none,              ALIAS
          """)
  void a_name_leads_to_its_row(String name, String id, NameStep step) {
    NamedRow found = ROWS.find(name);

    assertThat(found).isNotNull().returns(step, NamedRow::step);
    assertThat(found).extracting(named -> named.row().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "a/unknown",
    "A/plain",
    "' a/plain'",
    "a/plain:free", // It must not become a paid row.
    "a/plain:batch",
    "a/plain-2026:free",
    "a/plain:nitro:online",
    "a/plain:",
    "c/only-2026:nitro", // The row of the permanent name is a variant.
    "c/only:nitro",
    "d/two-2026", // Which of the two is not known.
    "b/variants:nitro",
    "~a/nowhere",
    "~a/chain",
    "~a/by-slug",
    "~a/none",
    "~a/latest:nitro",
    "anthropic/claude-4.5-sonnet",
    "':'",
    "''"
  })
  void anything_else_is_unknown(String name) {
    assertThat(ROWS.find(name)).isNull();
  }

  @Test
  void no_name_is_unknown() {
    assertThat(ROWS.find(null)).isNull();
  }

  @Test
  void the_order_of_the_list_decides_between_equal_ones() {
    RowsByName rows =
        RowsByName.of(
            List.of(
                row("a/second:x", "a/slug"),
                row("a/third:x", "a/slug"),
                row("b/first", "b/slug"),
                row("b/second", "b/slug")));

    assertThat(rows.find("a/slug:x")).extracting(found -> found.row().id()).isEqualTo("a/second:x");
    assertThat(rows.find("b/slug")).extracting(found -> found.row().id()).isEqualTo("b/first");
  }

  @Test
  void each_step_has_its_number() {
    assertThat(NameStep.values()).extracting(NameStep::number).containsExactly(1, 2, 3, 4, 5);
  }
}
