package io.openroutercatalog.cli;

import static io.openroutercatalog.cli.HealthCommandsTest.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
  private static final String AS_OF = "2026-02-01T00:00:00Z";

  @AutoClose private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  @TempDir private Path folder;

  @BeforeEach
  void serveModels() {
    openRouter.models(
        FakeModel.of("v/price"),
        FakeModel.of("v/context"),
        FakeModel.of("v/abilities"),
        FakeModel.of("v/tier").priced("0", "0"),
        FakeModel.of("v/ends"),
        FakeModel.of("v/sick"),
        FakeModel.of("v/gone"));
  }

  private void serveOtherModels() {
    openRouter.endpoints("v/sick", endpoint(-2, "100", "100", "100"));
    openRouter.models(
        FakeModel.of("v/price").priced("0.000001", "0.000003"),
        FakeModel.of("v/context").with("context_length", 300_000),
        FakeModel.of("v/abilities").with("supported_parameters", List.of("tools", "reasoning")),
        FakeModel.of("v/tier").priced("0", "0.000002"),
        FakeModel.of("v/ends").with("expiration_date", "2026-02-10"),
        FakeModel.of("v/sick"),
        FakeModel.of("v/new"));
  }

  private void serveTheFirstModelsAgain() {
    openRouter.endpoints("v/sick", endpoint(0, "100", "100", "100"));
    serveModels();
  }

  @Test
  void each_change_is_a_line() throws Exception {
    try (RunningWatch watch = watch("--as-of", AS_OF)) {
      watch.awaitErr(line -> line.contains("watching 7 models, 1 free and 6 premium"));
      serveOtherModels();
      watch.awaitOut(line -> line.contains("gated"));
      watch.awaitOut(line -> line.contains("removed"));
      serveTheFirstModelsAgain();
      watch.awaitOut(line -> line.contains("ungated"));
      watch.awaitOut(line -> line.matches(".*removed .* v/new")); // The last of its update.

      List<String> lines = watch.out();
      assertThat(lines).allSatisfy(line -> assertThat(line).startsWith(AS_OF + "  "));
      assertThat(lines.stream().map(line -> line.substring(AS_OF.length() + 2)))
          .contains(
              "gated  -725679  v/sick",
              "price_changed  -7667083  v/price  completion 0.000002 -> 0.000003",
              "context_changed  -7351380  v/context  context_length 200000 -> 300000",
              "capabilities_changed  -3167946  v/abilities  supported_parameters [tools,"
                  + " max_tokens] -> [tools, reasoning]",
              "price_changed  -5840483  v/tier  completion 0 -> 0.000002",
              "tier_changed  -5840483  v/tier  billing_tier free -> premium",
              "expiring_soon  -4244895  v/ends  expiration_date 2026-02-10",
              "added  -3400702  v/new",
              "removed  -8381105  v/gone",
              "ungated  -725679  v/sick",
              "returned  -8381105  v/gone",
              "removed  -3400702  v/new")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void each_change_is_an_object_with_json() throws Exception {
    try (RunningWatch watch = watch("--as-of", AS_OF, "--json")) {
      watch.awaitErr(line -> line.contains("watching 7 models"));
      serveOtherModels();
      watch.awaitOut(line -> line.contains("\"gated\""));
      watch.awaitOut(line -> line.contains("\"removed\""));
      Map<String, Map<String, Object>> changes = byKind(watch.out());
      assertThat(changes)
          .containsOnlyKeys(
              "gated v/sick",
              "price_changed v/price",
              "context_changed v/context",
              "capabilities_changed v/abilities",
              "price_changed v/tier",
              "tier_changed v/tier",
              "expiring_soon v/ends",
              "added v/new",
              "removed v/gone");
      assertThat(changes.get("gated v/sick"))
          .containsExactly(
              entry("at", AS_OF),
              entry("change", "gated"),
              entry("id", -725_679),
              entry("model_name", "v/sick"));
      assertThat(changes.get("price_changed v/price"))
          .containsEntry(
              "before", Map.of("pricing", Map.of("prompt", "0.000001", "completion", "0.000002")))
          .containsEntry(
              "after", Map.of("pricing", Map.of("prompt", "0.000001", "completion", "0.000003")));
      assertThat(changes.get("context_changed v/context"))
          .hasEntrySatisfying(
              "after",
              after ->
                  assertThat(after)
                      .hasToString(
                          "{context_length=300000, top_provider_context_length=null,"
                              + " max_completion_tokens=null}"));
      assertThat(changes.get("capabilities_changed v/abilities"))
          .containsEntry(
              "after",
              Map.of(
                  "input_modalities",
                  List.of("text"),
                  "output_modalities",
                  List.of("text"),
                  "supported_parameters",
                  List.of("tools", "reasoning")));
      assertThat(changes.get("tier_changed v/tier"))
          .containsEntry("before", Map.of("billing_tier", "free"))
          .containsEntry("after", Map.of("billing_tier", "premium"));
      assertThat(changes.get("expiring_soon v/ends"))
          .doesNotContainKey("before")
          .containsEntry("after", Map.of("expiration_date", "2026-02-10"));
    }
  }

  @Test
  void an_interrupt_ends_watch_with_the_status_before_it_is_closed() throws Exception {
    try (RunningWatch watch = watch("--as-of", AS_OF)) {
      watch.awaitErr(line -> line.contains("watching 7 models"));
      assertThat(watch.interrupt()).isZero();
      assertThat(watch.err().getLast())
          .startsWith("openrouter-catalog: CatalogStatus[FRESH, source=NETWORK, ")
          .contains("configs=7");
      assertThat(watch.out()).isEmpty();
    }
  }

  /** A terminal or a service manager ends a program with a signal. */
  @Test
  void a_signal_ends_watch_with_the_status() throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "watch",
            "--base-url",
            openRouter.baseUrl().toString());
    Process process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader err = process.errorReader()) {
      assertThat(err.readLine()).contains("watching 7 models");
      process.toHandle().destroy(); // Unlike destroy() it leaves the output open.
      assertThat(err.lines().toList())
          .last(InstanceOfAssertFactories.STRING)
          .startsWith("openrouter-catalog: CatalogStatus[FRESH, ");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void without_health_no_endpoints_are_requested() throws Exception {
    try (RunningWatch watch = watch("--as-of", AS_OF, "--no-health")) {
      watch.awaitErr(line -> line.contains("watching 7 models"));
      serveOtherModels();
      watch.awaitOut(line -> line.contains("removed"));
      serveTheFirstModelsAgain();
      watch.awaitOut(line -> line.contains("returned"));
      assertThat(openRouter.endpointsRequests()).isZero();
    }
  }

  @Test
  void watch_waits_for_a_service_that_does_not_answer_yet() throws Exception {
    openRouter.fail(FakeAnswer.status(503));
    try (RunningWatch watch = watch("--json")) {
      watch.awaitErr(line -> line.contains("watching 0 models"));
      openRouter.recover();
      watch.awaitOut(line -> line.contains("\"added\"") && line.contains("v/price"));
    }
  }

  @Test
  void an_outage_and_its_end_are_reported() throws Exception {
    try (RunningWatch watch = watch("--as-of", AS_OF, "--no-health")) {
      watch.awaitErr(line -> line.contains("watching 7 models"));
      openRouter.fail(FakeAnswer.status(503));
      assertThat(watch.awaitErr(line -> line.contains("the list is not refreshed: ")))
          .contains("HTTP 503")
          .containsPattern("; next attempt 2026-02-01T00:0\\d:\\d\\dZ$");
      openRouter.recover();
      watch.awaitErr(line -> line.contains("the list is refreshed again; next attempt 2026-02-01"));
      assertThat(watch.err()).noneMatch(line -> line.contains("no list yet"));
    }
  }

  @Test
  void a_closed_port_is_reported_at_the_start() throws Exception {
    openRouter.close();
    try (RunningWatch watch = watch("--as-of", AS_OF)) {
      String line = watch.awaitErr(told -> told.contains("no list yet: "));
      assertThat(line)
          .startsWith("openrouter-catalog: no list yet: ")
          .containsPattern("; next attempt 2026-02-01T00:0\\d:\\d\\dZ$");
      assertThat(watch.err()).containsOnlyOnce(line);
    }
  }

  @Test
  void the_sample_cannot_be_watched() {
    CliRun run = CliRun.of("watch", "--offline");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("watch needs a service that changes; leave out --offline");
  }

  private RunningWatch watch(String... options) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            "{\"refresh_interval_hours\": 0.0003, \"health_interval_hours\": 0.0003,"
                + " \"health_schedule\": \"fixed\"}");
    List<String> args = new ArrayList<>(Arrays.asList(options));
    args.addAll(List.of("--settings", settings.toString()));
    args.addAll(List.of("--base-url", openRouter.baseUrl().toString()));
    return new RunningWatch(args.toArray(String[]::new));
  }

  private static Map<String, Map<String, Object>> byKind(List<String> lines) throws IOException {
    Map<String, Map<String, Object>> changes = new HashMap<>();
    for (String line : lines) {
      Map<String, Object> change = new ObjectMapper().readValue(line, new TypeReference<>() {});
      changes.put(change.get("change") + " " + change.get("model_name"), change);
    }
    return changes;
  }
}
