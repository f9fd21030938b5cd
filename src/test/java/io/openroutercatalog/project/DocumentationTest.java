package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the pages with the code. */
class DocumentationTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| `([\\w.]+)` \\| `(.+?)` \\| (.+?) \\| (.+) \\|");
  private static final Pattern RANGE = Pattern.compile("(-?[\\d,.]+) (?:or more|to (-?[\\d,.]+))");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  /** A row of a table in docs/settings.md. */
  record Setting(String key, String method, String defaultJson, String allowed) {
    @Override
    public String toString() {
      return key;
    }
  }

  static List<Setting> settings() throws IOException {
    return Documents.lines("docs/settings.md").stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Setting(row.group(1), row.group(2), row.group(3), row.group(4)))
        .toList();
  }

  static Stream<Setting> ranges() throws IOException {
    return settings().stream().filter(setting -> RANGE.matcher(setting.allowed()).matches());
  }

  @Test
  void every_key_that_is_known_is_documented_and_no_other() throws IOException {
    Throwable error = catchThrowable(() -> CatalogSettings.fromMap(Map.of("no_such_key", 1)));
    String known = error.getMessage().replaceFirst(".*known are ", "");
    assertThat(settings())
        .extracting(Setting::key)
        .containsExactlyInAnyOrder(known.split(", "))
        .hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void the_documented_default_is_the_default(Setting setting) throws IOException {
    Object value = new ObjectMapper().readValue(setting.defaultJson(), Object.class);
    assertThat(CatalogSettings.fromMap(Collections.singletonMap(setting.key(), value)))
        .isEqualTo(CatalogSettings.builder().build());
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void the_documented_bounds_are_the_bounds(Setting setting) {
    MatchResult range = RANGE.matcher(setting.allowed()).results().findFirst().orElseThrow();
    BigDecimal least = number(range.group(1));
    BigDecimal step = BigDecimal.ONE.movePointLeft(least.scale());
    assertAllowed(setting.key(), least);
    assertRefused(setting.key(), least.subtract(step));
    if (range.group(2) != null) {
      BigDecimal most = number(range.group(2));
      assertAllowed(setting.key(), most);
      assertRefused(setting.key(), most.add(step));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void the_documented_method_exists(Setting setting) throws ClassNotFoundException {
    int dot = setting.method().indexOf('.');
    Class<?> type =
        dot < 0
            ? CatalogSettingsBuilder.class
            : Class.forName("io.openroutercatalog." + setting.method().substring(0, dot));
    assertThat(type.getMethods())
        .extracting(Method::getName)
        .contains(setting.method().substring(dot + 1));
  }

  @Test
  void every_method_of_the_builder_is_documented() throws IOException {
    String page = Files.readString(Path.of("docs/settings.md"));
    assertThat(CatalogSettingsBuilder.class.getMethods())
        .filteredOn(method -> method.getReturnType() == CatalogSettingsBuilder.class)
        .hasSizeGreaterThan(20)
        .allSatisfy(method -> assertThat(page).contains("`" + method.getName() + "`"));
  }

  @Test
  void the_reference_policy_is_what_the_page_says_it_stands_for() {
    Map<String, Object> said =
        Map.of(
            "tier_policy",
            "text_zero",
            "zero_price_hold_hours",
            0,
            "id_policy",
            "list_order",
            "name_policy",
            "reference",
            "health_policy",
            "reference",
            "health_schedule",
            "fixed",
            "list_aliases",
            true,
            "list_expired",
            true,
            "excluded_variants",
            List.of());
    assertThat(CatalogSettings.fromMap(said))
        .isEqualTo(CatalogSettings.fromMap(Map.of("policy", "reference")));
  }

  @Test
  void every_reason_and_every_field_is_in_the_rules() throws IOException {
    String rules = Files.readString(Path.of("docs/rules.md"));
    assertThat(ExclusionReason.values())
        .allSatisfy(reason -> assertThat(rules).contains("`" + reason.jsonName() + "`"));
    LlmConfig config = LlmConfig.builder().id(1).provider("x").modelName("y").build();
    Matcher field = Pattern.compile("\"(\\w+)\":").matcher(config.toJsonWithApiKey());
    assertThat(field.results().map(found -> found.group(1)))
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(rules).contains("`" + name + "`"));
  }

  /** Comments in the code refer to these headings. */
  @Test
  void the_headings_that_the_code_names_exist() throws IOException {
    assertThat(Documents.lines("docs/rules.md"))
        .contains(
            "## Which models become configs",
            "## Free or premium",
            "## Stable ids",
            "## Static score",
            "## Replacement",
            "### When a model is asked",
            "## Health");
  }

  @Test
  void the_readme_names_the_version_of_the_pom() throws IOException {
    Pattern version = Pattern.compile("<artifactId>openrouter-catalog</artifactId>\\s*<version>.*");
    Matcher pom = version.matcher(Files.readString(Path.of("pom.xml")));
    Matcher readme = version.matcher(Files.readString(Path.of("README.md")));
    assertThat(pom.find() && readme.find()).isTrue();
    assertThat(readme.group().replaceAll("\\s", "")).isEqualTo(pom.group().replaceAll("\\s", ""));
  }

  @Test
  void links_between_the_pages_lead_somewhere() throws IOException {
    List<String> pages = new ArrayList<>(List.of("README.md"));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.map(path -> "docs/" + path.getFileName()).sorted().forEach(pages::add);
    }
    assertThat(pages).hasSizeGreaterThan(5);
    for (String page : pages) {
      Matcher link = LINK.matcher(Files.readString(Path.of(page)));
      assertThat(link.results().map(found -> found.group(1)))
          .as(page)
          .allSatisfy(target -> assertThat(Path.of(page).resolveSibling(target)).exists());
    }
  }

  @Test
  void the_changelog_uses_its_fixed_sections() throws IOException {
    assertThat(Documents.lines("docs/changelog.md"))
        .filteredOn(line -> line.startsWith("### "))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(Arrays.asList("Added", "Changed", "Fixed", "Deviations"))
                    .contains(line.substring(4)));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace(",", ""));
  }

  private static Object json(BigDecimal number) {
    return number.scale() > 0 ? (Object) number : (Object) number.longValueExact();
  }

  private static void assertAllowed(String key, BigDecimal value) {
    assertThat(CatalogSettings.fromMap(Map.of(key, json(value)))).isNotNull();
  }

  private static void assertRefused(String key, BigDecimal value) {
    assertThatThrownBy(() -> CatalogSettings.fromMap(Map.of(key, json(value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }
}
