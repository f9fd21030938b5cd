package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from the service can neither control a terminal nor reorder or hide its text. */
class TerminalSafetyTest {
  /** Sequences that clear the screen (also in 8-bit form), reorder the text, or are invisible. */
  private static final String HOSTILE = "x\u001b[2J\u009b2J\u202e\u200b\r\n\u0007y";

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @ParameterizedTest
  @ValueSource(strings = {"list", "show vendor/model", "export", "show vendor/m\u001b[2J"})
  void hostile_names_never_reach_the_terminal(String command) {
    serveHostileModel();
    CliRun run = CliRun.of((command + " --base-url " + openRouter.baseUrl()).split(" "));
    assertPlain(run);
    assertThat(run.out() + run.err()).contains("vendor/m");
  }

  @Test
  void an_export_keeps_hostile_names_as_escape_sequences() throws IOException {
    serveHostileModel();
    CliRun run = CliRun.of("export", "--base-url", openRouter.baseUrl().toString());
    assertThat(new ObjectMapper().readTree(run.out()).at("/0/name").asText())
        .isEqualTo(HOSTILE.replaceAll("(?U)\\s+", " "));
  }

  @Test
  void hostile_error_messages_never_reach_the_terminal() {
    openRouter.models(FakeAnswer.json("{\"error\":{\"message\":\"no\\u001b[2J\\u009b\\r\\n!\"}}"));
    CliRun run = CliRun.of("list", "--base-url", openRouter.baseUrl().toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no?[2J???!");
    assertPlain(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void hostile_changes_never_reach_the_terminal(String form) {
    LlmConfig before = LlmConfig.builder().id(1).provider("x").modelName("v/m").build();
    LlmConfig after =
        before.toBuilder().modelName(HOSTILE).supportedParameters(List.of(HOSTILE)).build();
    for (CatalogChange change :
        List.of(
            new CatalogChange.Added(after),
            new CatalogChange.CapabilitiesChanged(before, after),
            new CatalogChange.Removed(after))) {
      String line =
          form.equals("json")
              ? ChangeLine.json(change, Instant.EPOCH)
              : ChangeLine.text(change, Instant.EPOCH);
      assertPlain(new CliRun(0, line, ""));
    }
  }

  @Test
  void a_change_as_json_keeps_hostile_text_as_escape_sequences() throws IOException {
    LlmConfig config = LlmConfig.builder().id(1).provider("x").modelName(HOSTILE).build();
    String line = ChangeLine.json(new CatalogChange.Added(config), Instant.EPOCH);
    assertThat(new ObjectMapper().readTree(line).get("model_name").asText()).isEqualTo(HOSTILE);
  }

  /** A script may pass on a hostile name as an argument. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --tier ", "list --limit ", "list --as-of ", "list --policy ", "list --settings ",
        "list --base-url ", "list ", "show a ", "show --", "--"
      })
  void hostile_arguments_never_reach_the_terminal(String command) {
    String hostile = HOSTILE.replaceAll("\\s", "");
    CliRun run = CliRun.of((command + hostile).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertPlain(run);
  }

  /** Wide characters take two columns, combining ones none. */
  @Test
  void the_columns_of_a_list_are_aligned_whatever_its_ids_are() {
    Map<String, Integer> widths =
        Map.of(
            "v/plain",
            7,
            "v/gr\u00f6\u00dfe",
            7,
            "v/gro\u0308\u00dfe",
            7,
            "v/\u6a21\u578b",
            6,
            "v/\ud55c\uad6d",
            6,
            "v/\u30e2\u30c7\u30eb",
            8,
            "v/\uff46\uff55",
            6,
            "v/\ud83d\ude00",
            4,
            "v/e\u20dd\u0301\u0301",
            3,
            "v/" + "\u6a21".repeat(90),
            2 + 2 * 78 + 1);
    openRouter.models(widths.keySet().stream().map(FakeModel::of).toList());
    CliRun run = CliRun.of("list", "--no-health", "--base-url", openRouter.baseUrl().toString());
    int tier = run.lines().get(0).indexOf("TIER");
    assertThat(run.lines().subList(1, 1 + widths.size()))
        .allSatisfy(
            line -> {
              int start = line.indexOf("v/");
              int end = line.indexOf(' ', start);
              String shown = line.substring(start, end);
              int width =
                  widths.entrySet().stream()
                      .filter(e -> shown.equals(e.getKey()) || shown.endsWith("\u2026"))
                      .mapToInt(e -> shown.endsWith("\u2026") ? 2 + 2 * 78 + 1 : e.getValue())
                      .findFirst()
                      .orElseThrow();
              assertThat(line.indexOf("premium") - end).isEqualTo(tier - start - width);
            });
  }

  private void serveHostileModel() {
    openRouter.models(
        FakeModel.of("vendor/model")
            .with("name", HOSTILE)
            .with("canonical_slug", HOSTILE)
            .with("supported_parameters", List.of("tools", HOSTILE))
            .with("pricing", Map.of("prompt", HOSTILE, "completion", "0.1", HOSTILE, "1")),
        FakeModel.of("vendor/m" + HOSTILE));
  }

  private static void assertPlain(CliRun run) {
    String separator = System.lineSeparator();
    assertThat((run.out() + run.err()).replace(separator, "\n").codePoints())
        .allMatch(
            c ->
                c == '\n'
                    || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
  }
}
