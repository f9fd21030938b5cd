package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd values in a row affect the row or the field, and never the list. */
class OddRowsTest {
  private static final String GOOD = FakeModel.of("b/good").toJson();

  private static List<LlmConfig> configs(String row) {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().rows(List.of(row, GOOD));
        CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build())) {
      assertThat(catalog.status().lastError()).isNull();
      return catalog.configs();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"prompt\":1e99999999999,\"completion\":\"0\"",
        "\"prompt\":\"1e99999999999\",\"completion\":0",
        "\"prompt\":true,\"completion\":[\"0\"]",
        "\"prompt\":{\"usd\":\"0\"}",
        "\"prompt\":\"-1\",\"completion\":\"-1\"",
        "\"prompt\":\"0\",\"completion\":\"\"",
        "\"prompt\":\"0\",\"completion\":\"0\",\"request\":\"free\"",
        "\"overrides\":{}",
        "\"overrides\":[null,1,[],{\"prompt\":[1]}]",
        "\"overrides\":[{\"min_prompt_tokens\":1e99999999999,\"prompt\":\"1e99999999999\"}]",
        "\"overrides\":[{\"min_prompt_tokens\":1e999999999}]",
        "\"overrides\":[{\"from_hour_utc\":0.5,\"to_hour_utc\":1e2,\"prompt\":\"0\"}]",
        "\"overrides\":[{\"min_prompt_tokens\":99999999999999999999999}]",
      })
  void odd_prices_neither_lose_the_model_nor_make_it_free(String pricing) {
    String row =
        FakeModel.of("a/odd").with("pricing", "@").toJson().replace("\"@\"", "{" + pricing + "}");
    List<LlmConfig> configs = configs(row);
    assertThat(configs).extracting(LlmConfig::modelName).containsExactly("a/odd", "b/good");
    assertThat(configs.get(0).billingTier()).isEqualTo(BillingTier.PREMIUM);
    // Everything that was read can be written.
    assertThat(LlmConfig.fromJson(configs.get(0).toJsonWithApiKey())).isEqualTo(configs.get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0",
        "9223372036854775807",
        "-9223372036854775808",
        "31556889864403199", // The last second that Java knows.
        "31556889864403200",
        "1e14",
      })
  void any_creation_time_can_be_scored(String created) {
    String row = FakeModel.of("a/odd").with("created", "@").toJson().replace("\"@\"", created);
    assertThat(configs(row)).extracting(LlmConfig::modelName).containsExactly("a/odd", "b/good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "+10000-01-01", "-999999999-01-01", "2027-1-1", ""})
  void an_expiration_date_without_a_year_of_four_digits_counts_as_absent(String date) {
    String row = FakeModel.of("a/odd").with("expiration_date", date).toJson();
    assertThat(configs(row)).extracting(LlmConfig::expirationDate).containsExactly(null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[\"text\",null]", "[\"text\",1]", "[\"text\",\"image\"]", "[]", "[\"TEXT\"]"})
  void output_modalities_must_be_exactly_text(String modalities) {
    String row =
        FakeModel.of("a/odd")
            .with("architecture", Map.of("output_modalities", "@"))
            .toJson()
            .replace("\"@\"", modalities);
    assertThat(configs(row)).extracting(LlmConfig::modelName).containsExactly("b/good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"  \"", "null", "5"})
  void a_model_without_a_name_is_called_by_its_id(String name) {
    String row = FakeModel.of("a/odd").with("name", "@").toJson().replace("\"@\"", name);
    LlmConfig config = configs(row).get(0);
    assertThat(config.name()).isEqualTo("a/odd");
    assertThat(config.description()).isEqualTo("a/odd via OpenRouter");
  }
}
