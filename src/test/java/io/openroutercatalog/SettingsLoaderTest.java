package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.logs.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
  @TempDir private Path folder;

  private static CatalogSettings of(Map<String, String> environment) {
    return SettingsLoader.create().environment(environment).load();
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("settings.json"), json);
  }

  @Test
  void a_variable_sets_what_its_name_says() {
    CatalogSettings settings =
        of(
            Map.of(
                "OPENROUTER_CATALOG_RPM", "7",
                "OPENROUTER_CATALOG_EXCLUDED_PROVIDERS", "amazon, x-ai",
                "OPENROUTER_CATALOG_LIST_ALIASES", "true",
                "OPENROUTER_CATALOG_LITELLM_PARAMS", "{\"max_tokens\":5}",
                "OPENROUTER_CATALOG_REFRESH_INTERVAL_HOURS", "",
                "PATH", "/bin"));

    assertThat(settings)
        .isEqualTo(
            CatalogSettings.fromMap(
                Map.of(
                    "rpm",
                    7,
                    "excluded_providers",
                    List.of("amazon", "x-ai"),
                    "list_aliases",
                    true,
                    "litellm_params",
                    Map.of("max_tokens", 5))));
  }

  /**
   * An option, a variable of the library, the key that other tools use, and a file, in this order.
   */
  @Test
  void what_is_nearer_to_the_user_wins() throws IOException {
    Path file = file("{\"api_key\":\"of-file\",\"rpm\":1,\"tpm\":1,\"free_rpm\":1,\"free_tpm\":1}");
    Map<String, String> environment =
        Map.of(
            "OPENROUTER_CATALOG_SETTINGS", file.toString(),
            "OPENROUTER_API_KEY", "of-others",
            "OPENROUTER_CATALOG_TPM", "2",
            "OPENROUTER_CATALOG_FREE_RPM", "2");

    CatalogSettings settings =
        SettingsLoader.create().environment(environment).map(Map.of("freeRpm", 3)).load();

    assertThat(settings.apiKey()).isEqualTo("of-others");
    assertThat(settings.terms(BillingTier.PREMIUM))
        .returns(1, ConfigTerms::rpm)
        .returns(2, ConfigTerms::tpm);
    assertThat(settings.terms(BillingTier.FREE))
        .returns(3, ConfigTerms::rpm)
        .returns(1, ConfigTerms::tpm);
    assertThat(
            SettingsLoader.create()
                .environment(
                    Map.of(
                        "OPENROUTER_API_KEY", "of-others", "OPENROUTER_CATALOG_API_KEY", "of-own"))
                .load()
                .apiKey())
        .isEqualTo("of-own");
  }

  @Test
  void null_and_an_empty_variable_leave_what_was_set_before() {
    assertThat(
            SettingsLoader.create()
                .map(Map.of("rpm", 5))
                .environment(Map.of("OPENROUTER_CATALOG_RPM", ""))
                .load()
                .terms(BillingTier.PREMIUM)
                .rpm())
        .isEqualTo(5);
  }

  @Test
  void properties_lead_into_lists_and_objects() {
    Properties properties = new Properties();
    properties.setProperty("openrouter.catalog.refresh-interval-hours", "30m");
    properties.setProperty("openrouter.catalog.excluded-variants[0]", "a");
    properties.setProperty("openrouter.catalog.excluded-variants[1]", "b");
    properties.setProperty("openrouter.catalog.operator-configs[0].id", "7");
    properties.setProperty("openrouter.catalog.operator-configs[0].provider", "x");
    properties.setProperty("openrouter.catalog.operator-configs[0].model-name", "m");
    properties.setProperty("openrouter.catalog.model-overrides[openai/gpt-4.1].rpm", "9");
    properties.setProperty("openrouter.catalog.litellm-params.maxTokens", "5");
    properties.setProperty("another.property", "1");

    assertThat(SettingsLoader.create().properties(properties, "openrouter.catalog.").load())
        .isEqualTo(
            CatalogSettings.fromMap(
                Map.of(
                    "refresh_interval_hours",
                    0.5,
                    "excluded_variants",
                    Set.of("a", "b"),
                    "operator_configs",
                    List.of(Map.of("id", 7, "provider", "x", "model_name", "m")),
                    "model_overrides",
                    Map.of("openai/gpt-4.1", Map.of("rpm", 9)),
                    "litellm_params",
                    Map.of("maxTokens", "5"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p.a..b", "p.", "p.a[", "p.a[]", "p.a]b"})
  void a_property_that_is_no_path_is_refused_by_its_name(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsLoader.create().properties(Map.of(name, "1"), "p."))
        .withMessage("property " + name + " is no path of a setting");
  }

  @Test
  void a_property_that_is_a_value_and_an_object_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SettingsLoader.create().properties(Map.of("p.a", "1", "p.a.b", "2"), "p."))
        .withMessageContaining("is both a value and the name of an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPENROUTER_CATALOG_RMP | unknown setting OPENROUTER_CATALOG_RMP; did you mean rpm?",
        "OPENROUTER_CATALOG_RPM | OPENROUTER_CATALOG_RPM must be a whole number of at most 32 bits"
      })
  void an_error_names_the_variable(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Map.of(name, "x")))
        .withMessageStartingWith(message);
  }

  @Test
  void a_file_that_cannot_be_used_is_named() throws IOException {
    Path missing = folder.resolve("none.json");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Map.of("OPENROUTER_CATALOG_SETTINGS", missing.toString())))
        .withMessage("cannot read the settings " + missing + " (NoSuchFileException)");
    Path broken = file("[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsLoader.create().file(broken))
        .withMessageStartingWith(broken + " is not a JSON object");
  }

  @Test
  void no_text_of_it_has_a_key() {
    SettingsLoader loader =
        SettingsLoader.create().environment(Map.of("OPENROUTER_API_KEY", Canary.KEY));

    assertThat(loader).hasToString("SettingsLoader[api_key]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loader.map(Map.of("apiKey", Canary.KEY + "\n")).load())
        .satisfies(e -> assertThat(Canary.isIn(String.valueOf(e))).isFalse());
  }
}
