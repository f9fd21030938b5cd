package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final String LINES =
      """
      {"model":"a/model","usage":{"prompt_tokens":1000,"completion_tokens":0,"cost":0.001}}
      {"model":"a/model","provider":"Two","usage":{"prompt_tokens":1000,"cost":0.005}}
      {"model":"a/model","usage":{"prompt_tokens":1000,"cost":0.008}}
      {"model":"nobody/knows","usage":{"prompt_tokens":1000,"cost":0.008}}
      not json
      {"model":"a/model","usage":{"prompt_tokens":-1}}
      {"model":"a/model","usage":{"prompt_tokens":1000,"cost":0.0001,"is_byok":true}}

      {"model":"a/model","usage":{"prompt_tokens":1000}}
      """;

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @BeforeEach
  void serveModels() {
    openRouter.models(FakeModel.of("a/model").priced("0.000001", "0.000002"));
    openRouter.endpoints(
        "a/model",
        FakeAnswer.json(
            """
            {"data":{"endpoints":[{"provider_name":"Two","tag":"two","status":0,
              "pricing":{"prompt":"0.000005","completion":"0.000006"}}]}}
            """));
  }

  private CliRun audit(String input, String... args) {
    List<String> all =
        new ArrayList<>(List.of("--base-url", openRouter.baseUrl().toString(), "audit"));
    all.addAll(Arrays.asList(args));
    return CliRun.reading(input, all.toArray(String[]::new));
  }

  @Test
  void each_line_is_told_and_a_summary_follows() {
    CliRun run = audit(LINES, "-");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "     1  a/model                               charged $0.001, explained",
            "     2  a/model                               charged $0.005, explained",
            "     3  a/model                               charged $0.008, estimated $0.001"
                + " (+$0.007, plugins?)",
            "     4  nobody/knows                          charged $0.008; unknown: row",
            "     5  broken: response is not a JSON object (column 1)",
            "     6  broken: prompt_tokens must be 0 or more, was -1",
            "     7  a/model                               charged $0.0001, own key; estimated"
                + " $0.001",
            "     8  broken: response is not a JSON object",
            "     9  a/model                               $0.001",
            "",
            "MODEL                           CALLS    CHARGED  ESTIMATED  EXACT DIFFERENCE",
            "a/model                             5     $0.014     $0.007      2     $0.007  own"
                + " key: 1",
            "nobody/knows                        1          -          -      -          - "
                + " unknown: row 1",
            "all                                 6     $0.014     $0.007      2     $0.007  own"
                + " key: 1; unknown: row 1",
            "3 broken lines");
    assertThat(openRouter.endpointsRequests()).isEqualTo(1);
  }

  @Test
  void with_json_there_is_one_object_for_each_line_and_the_summary_goes_elsewhere() {
    CliRun run = audit(LINES, "-", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).hasSize(9);
    List<Map<String, Object>> objects =
        run.lines().stream().map(line -> JsonText.parseObject(line, "line")).toList();
    assertThat(objects.get(1))
        .containsEntry("estimate_usd", "0.005")
        .containsEntry("difference_usd", "0")
        .containsEntry("price_from", "endpoint");
    assertThat(objects.get(3))
        .containsEntry("row", null)
        .containsEntry("resolved_by", null)
        .containsEntry("estimate_usd", null)
        .containsEntry("at_least_usd", "0")
        .containsEntry("unknown", List.of("row"));
    assertThat(objects.get(4)).containsOnlyKeys("line", "error").containsEntry("line", 5);
    assertThat(run.err()).contains("MODEL").contains("3 broken lines");
  }

  @Test
  void a_file_is_read_and_no_endpoint_asked_for_where_that_is_not_wanted(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("calls.jsonl"), LINES.lines().toList().get(1));
    CliRun run = audit("", file.toString(), "--list-only", "--json");

    assertThat(JsonText.parseObject(run.out(), "line"))
        .containsEntry("estimate_usd", "0.001")
        .containsEntry("difference_usd", "0.004")
        .containsEntry("price_from", "list");
    assertThat(openRouter.endpointsRequests()).isZero();
  }

  @Test
  void a_file_that_cannot_be_read_is_wrong_usage() {
    CliRun run = audit("", "/no/such/file");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("openrouter-catalog: cannot read /no/such/file (NoSuchFileException)\n");
  }

  @Test
  void an_empty_input_has_no_summary() {
    CliRun run = audit("", "-");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_line_that_is_too_long_is_broken_and_the_next_one_is_read() {
    String line = LINES.lines().toList().getFirst();
    String tooLong = "{\"x\":\"" + "x".repeat(BoundedLines.MOST_CHARACTERS) + "\"}";
    CliRun run = audit(tooLong + "\n" + line, "-", "--json");

    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getFirst())
        .isEqualTo("{\"line\":1,\"error\":\"the line has more than 8388608 characters\"}");
    assertThat(run.lines().getLast()).contains("\"estimate_usd\":\"0.001\"");
  }

  @Test
  void a_hostile_name_reaches_no_terminal() {
    CliRun run =
        audit(
            "{\"model\":\"a\\u001b[31m/b\",\"usage\":{}}\n"
                + "{\"model\":\"a/b\",\"usage\":{\"prompt_tokens\":\"\\u001b[31m\"}}",
            "-");

    assertThat(run.out()).doesNotContain("\u001b");
  }
}
