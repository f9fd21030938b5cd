package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostCommandTest {
  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveModels() {
    openRouter.models(
        FakeModel.of("a/model")
            .with("canonical_slug", "a/model-2026")
            .priced("0.000001", "0.000002"),
        FakeModel.of("c/plain").without("supported_parameters").priced("0.000003", "0.000004"));
    openRouter.endpoints(
        "a/model",
        FakeAnswer.json(
            """
            {"data":{"endpoints":[
              {"provider_name":"One","tag":"one","status":0,"max_completion_tokens":1000,
               "pricing":{"prompt":"0.000001","completion":"0.000002"}},
              {"provider_name":"Two","tag":"two","status":0,"max_completion_tokens":500,
               "pricing":{"prompt":"0.000005","completion":"0.000006"}}]}}
            """));
  }

  private CliRun cost(String... args) {
    List<String> all =
        new ArrayList<>(List.of("--base-url", openRouter.baseUrl().toString(), "cost"));
    all.addAll(Arrays.asList(args));
    return CliRun.of(all.toArray(String[]::new));
  }

  @Test
  void an_amount_is_shown_with_its_parts_and_what_it_can_be_at_most() {
    CliRun run = cost("a/model-2026:nitro", "--prompt", "12000", "--completion", "800");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "a/model  $0.0136",
            "  prompt                    12,000 x $1.00/M       = $0.012",
            "  completion                   800 x $2.00/M       = $0.0016",
            "  by OpenRouter's list",
            "  at most $0.0648 over 2 endpoints");
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void the_provider_that_served_it_decides() {
    CliRun run =
        cost("a/model", "--prompt", "1000", "--completion", "0", "--provider", "TWO", "--json");

    assertThat(JsonText.parseObject(run.out(), "cost"))
        .containsEntry("estimate_usd", "0.005")
        .containsEntry("at_most_usd", "0.005")
        .containsEntry("price_from", "endpoint")
        .containsEntry("resolved_by", 1);
  }

  @Test
  void a_model_that_is_no_config_has_a_cost_too() {
    CliRun run = cost("c/plain", "--prompt", "1000", "--completion", "0", "--list-only");

    assertThat(run.lines().getFirst()).isEqualTo("c/plain  $0.003");
    assertThat(openRouter.endpointsRequests()).isZero();
  }

  @Test
  void all_counts_are_taken() {
    CliRun run =
        cost(
            "a/model",
            "--prompt",
            "100",
            "--completion",
            "10",
            "--cached",
            "20",
            "--cache-write",
            "30",
            "--image-output",
            "4",
            "--web-searches",
            "2",
            "--at",
            "2026-08-17T12:00:00Z",
            "--json");

    assertThat(JsonText.parseObject(run.out(), "cost"))
        .containsEntry("before_memory", true)
        .containsEntry(
            "parts",
            Map.of(
                "prompt", "0.00005",
                "input_cache_read", "0.00002",
                "input_cache_write", "0.00003",
                "completion", "0.000012",
                "image_output", "0.000008"));
  }

  @Test
  void at_most_is_what_a_call_can_cost_before_it_is_made() {
    assertThat(cost("a/model", "--prompt", "1000", "--completion", "100", "--at-most").lines())
        .containsExactly("at most $0.0056 over 2 endpoints");
    assertThat(cost("a/model", "--prompt", "1000", "--at-most", "--list-only").lines())
        .containsExactly("no upper bound, unknown: max_completion_tokens");
    assertThat(
            cost("a/model", "--prompt", "1000", "--completion", "1", "--at-most", "--json").out())
        .isEqualTo("{\"model\":\"a/model\",\"at_most_usd\":\"0.005006\",\"unknown\":[]}\n");
  }

  @Test
  void a_name_that_the_list_does_not_have_is_not_found() {
    CliRun run = cost("a/model:free", "--prompt", "1", "--completion", "1");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "openrouter-catalog: a/model:free is not in the list of "
                + openRouter.baseUrl()
                + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/model --prompt 1",
        "a/model --completion 1",
        "--prompt 1 --completion 1",
        "a/model --prompt -1 --completion 1",
        "a/model --prompt x --completion 1",
        "a/model --prompt 1 --completion 1 --at yesterday"
      })
  void wrong_usage_is_told(String args) {
    CliRun run = cost(args.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void endpoints_that_cannot_be_had_leave_the_list() {
    openRouter.endpoints("a/model", FakeAnswer.status(500));
    CliRun run = cost("a/model", "--prompt", "1000", "--completion", "0", "--provider", "Two");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .contains("  at most $0.001 by the list alone; endpoints may charge more");
    assertThat(run.err()).contains("no endpoints of a/model, its costs go by the list");
  }

  @Test
  void the_sample_has_prices_too() {
    CliRun run =
        CliRun.of("--offline", "cost", "openrouter/auto", "--prompt", "1", "--completion", "1");

    assertThat(run.exitCode()).isIn(0, 3);
    assertThat(run.err()).contains("showing the bundled sample");
  }
}
