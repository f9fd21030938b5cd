package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.logs.LogEvent;
import io.openroutercatalog.logs.RecordedLogs;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from the service can neither begin a log line nor hide or reorder text in one. */
class LogForgeryTest {
  /** From the Unicode database, not from the library, whose error would be in both places. */
  private static final Pattern HOSTILE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static void assertPlain(String text) {
    assertThat(HOSTILE.matcher(text).find()).as(text).isFalse();
  }

  private static void assertPlain(LogEvent event) {
    assertPlain(event.text());
    if (event.cause() != null) {
      Canary.messages(event.cause()).lines().forEach(LogForgeryTest::assertPlain);
    }
  }

  /** All kinds of line breaks, terminal commands, and characters that reorder or hide text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\r",
        "\r\n",
        "\u000b",
        "\f",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u0000",
        "\b",
        "\u0007",
        "\u001b[2J",
        "\u007f",
        "\u009b2J",
        "\u009d0;x\u009c",
        "\u061c",
        "\u200b",
        "\u200e",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\udb40\udc41",
        "\ue000",
        "\ud800"
      })
  void hostile_text_from_the_service_is_cleaned_in_logs_and_in_the_text_of_values(String hostile) {
    String line = "x" + hostile + "2026-01-01 ERROR forged";
    List<Object> shown = new ArrayList<>();
    try (RecordedLogs logs = RecordedLogs.start();
        FakeOpenRouter openRouter = FakeOpenRouter.start().models(odd("v/m"), odd("v/" + line));
        CatalogService catalog =
            CatalogService.create(
                TestSettings.quiet(openRouter)
                    .bootstrap(
                        () -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                    .build())) {
      shown.addAll(catalog.configs());
      openRouter.endpoints(
          "v/m", FakeAnswer.json(FakeModel.of("v/m").with("provider_name", line).toJson()));
      shown.add(catalog.measureHealth());
      shown.add(catalog.snapshot());
      for (FakeAnswer answer : answers(line)) {
        openRouter.models(answer);
        shown.add(catalog.refresh());
        shown.add(Objects.requireNonNull(catalog.status().lastError()));
        shown.add(catalog.status());
      }
      assertThat(logs.events())
          .hasSizeGreaterThan(5)
          .anyMatch(event -> event.message().contains("rows of the models list skipped"))
          .allSatisfy(LogForgeryTest::assertPlain);
    }
    shown.forEach(value -> assertPlain(value.toString()));
  }

  private static FakeModel odd(String id) {
    return FakeModel.of(id)
        .with("name", "n" + id)
        .with("canonical_slug", id)
        .with("supported_parameters", List.of("tools", id))
        .with("pricing", Map.of("prompt", id, id, "1"));
  }

  private static List<FakeAnswer> answers(String line) {
    String json = FakeModel.of("v/m").with("message", line).with("next", line).toJson();
    return List.of(
        FakeAnswer.json("{\"error\":" + json + "}"),
        FakeAnswer.json("{\"data\":[],\"links\":" + json + "}"),
        FakeAnswer.json("{\"data\":[{" + line),
        FakeAnswer.json(line),
        FakeAnswer.status(307).header("Location", "https://a.example/%0a" + line.strip().length()));
  }

  @Test
  void a_message_of_any_length_is_a_short_line() {
    String message = "x".repeat(100_000);
    try (RecordedLogs logs = RecordedLogs.start();
        FakeOpenRouter openRouter =
            FakeOpenRouter.start()
                .models(FakeAnswer.json("{\"error\":{\"message\":\"" + message + "\"}}"));
        CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build())) {
      assertThat(catalog.configs()).isEmpty();
      assertThat(logs.events())
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.text()).hasSizeLessThan(1_000));
    }
  }
}
