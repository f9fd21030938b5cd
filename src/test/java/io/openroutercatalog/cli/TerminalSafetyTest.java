package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from the service can neither command a terminal nor turn or hide what stands on it. */
class TerminalSafetyTest {
  /** Clear the screen, the same as one 8-bit character, turn the text around, hide in it. */
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
    assertThat(new ObjectMapper().readTree(run.out()).at("/0/name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void hostile_error_messages_never_reach_the_terminal() {
    openRouter.models(FakeAnswer.json("{\"error\":{\"message\":\"no\\u001b[2J\\u009b\\r\\n!\"}}"));
    CliRun run = CliRun.of("list", "--base-url", openRouter.baseUrl().toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no?[2J???!");
    assertPlain(run);
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
