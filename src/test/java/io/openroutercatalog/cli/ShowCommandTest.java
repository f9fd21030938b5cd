package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {
  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveModels() {
    openRouter.models(
        FakeModel.of("qwen/qwen3.8-27b").priced("0.00000045", "0.0000032"),
        FakeModel.of("amazon/nova-pro-v1").with("context_length", 300),
        FakeModel.of("~qwen/latest"));
  }

  /** An id looks like an option, since it begins with a minus sign. */
  @ParameterizedTest
  @ValueSource(strings = {"-7930022", "qwen/qwen3.8-27b"})
  void a_config_is_shown_by_its_id_and_by_its_model(String wanted) {
    CliRun run = show(wanted);
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .contains(
            "id                               -7930022",
            "model_name                       qwen/qwen3.8-27b",
            "billing_tier                     premium",
            "seo_slug                         -",
            "supported_parameters             tools, max_tokens",
            "pricing",
            "  prompt                         0.00000045",
            "  completion                     0.0000032");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void the_components_of_the_score_are_shown_last() {
    CliRun run = show("qwen/qwen3.8-27b", "--as-of", "2026-02-01T00:00:00+02:00");
    assertThat(run.lines())
        .endsWith(
            "static_score_components",
            "  prestige                       38",
            "  recency                        20",
            "  pricing                        9",
            "  context                        6",
            "  capabilities                   2",
            "  penalty                        0");
  }

  @Test
  void the_key_is_not_shown() {
    CliRun run =
        CliRun.of(
            Map.of("OPENROUTER_API_KEY", Canary.KEY),
            "show",
            "qwen/qwen3.8-27b",
            "--base-url",
            openRouter.baseUrl().toString());
    assertThat(run.out() + run.err()).doesNotContain(Canary.KEY).doesNotContain("api_key");
  }

  @ParameterizedTest
  @CsvSource({
    "amazon/nova-pro-v1,but left out of the catalogue: context_length; provider",
    "~qwen/latest,left out of the catalogue: alias",
    "nobody/knows,is not in the catalogue; nor in the list of http://",
    "-1,is not in the catalogue; made from the list of http://",
    "-99999999999,is not in the catalogue; made from the list of http://",
    "+2147483648,is not in the catalogue; made from the list of http://"
  })
  void a_model_that_is_not_listed_is_an_error_that_says_why(String wanted, String why) {
    CliRun run = show(wanted);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(wanted)
        .contains(why.replaceFirst(";", ","))
        .doesNotContain("OpenRouter's list");
  }

  @Test
  void an_unknown_option_is_named_before_anything_is_fetched() {
    CliRun run = show("--bogus");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("unknown option --bogus");
    assertThat(openRouter.modelsRequests()).isZero();
  }

  private CliRun show(String wanted, String... options) {
    String[] args = new String[options.length + 4];
    args[0] = "show";
    args[1] = wanted;
    args[2] = "--base-url";
    args[3] = openRouter.baseUrl().toString();
    System.arraycopy(options, 0, args, 4, options.length);
    return CliRun.of(args);
  }
}
