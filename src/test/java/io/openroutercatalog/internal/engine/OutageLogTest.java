package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.internal.engine.Failure.Task;
import io.openroutercatalog.internal.log.Fact;
import io.openroutercatalog.logs.LogEvent;
import io.openroutercatalog.logs.RecordedLogs;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

/** Which lines an outage makes. */
class OutageLogTest {
  private static final String WHY =
      "UNREACHABLE from openrouter.ai (connection refused), next attempt in 34 s";

  private final RecordedLogs logs = RecordedLogs.start();
  private long nanos;
  private final OutageLog outages = new OutageLog("openrouter.ai", () -> nanos);

  @AfterEach
  void stopRecording() {
    logs.close();
  }

  private void fail(Task task) {
    CatalogError error = CatalogError.of(CatalogError.Kind.UNREACHABLE, "connection refused");
    outages.failed(new Failure(task, error, true, Duration.ofSeconds(34), List.of()));
  }

  private void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  private List<String> lines() {
    List<String> lines =
        logs.atLeast(Level.INFO).stream().map(event -> event.level() + " " + event.said()).toList();
    logs.clear();
    return lines;
  }

  @Test
  void a_failure_after_a_forgotten_outage_begins_a_new_one() {
    fail(Task.LIST);
    fail(Task.HEALTH);
    assertThat(lines())
        .containsExactly("WARN catalogue refresh failed, the last good list stays: " + WHY);
    outages.forget();
    pass(Duration.ofDays(1));
    fail(Task.LIST);
    assertThat(logs.atLeast(Level.WARN).getFirst().values())
        .containsEntry("failures", 1)
        .containsEntry("outage_minutes", 0L)
        .containsEntry("failing", "[LIST]");
    assertThat(lines())
        .containsExactly("WARN catalogue refresh failed, the last good list stays: " + WHY);
  }

  @Test
  void a_success_after_a_forgotten_outage_is_not_its_end() {
    outages.succeeded(Task.LIST, List.of());
    fail(Task.LIST);
    outages.forget();
    logs.clear();
    outages.succeeded(Task.LIST, List.of());
    assertThat(lines()).isEmpty();
  }

  @Test
  void an_outage_that_is_not_forgotten_continues() {
    fail(Task.LIST);
    pass(Duration.ofDays(1));
    fail(Task.HEALTH);
    outages.succeeded(Task.LIST, List.of());
    outages.succeeded(Task.HEALTH, List.of());
    assertThat(lines())
        .containsExactly(
            "WARN catalogue refresh failed, the last good list stays: " + WHY,
            "ERROR outage continues, the last good health stays: " + WHY,
            "INFO outage over");
  }

  /** A console pattern mostly leaves the pairs out, and a search by pairs needs no text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIST   | true  | 34 | 'catalogue refresh failed, the last good list stays: ' | next"
            + " attempt in 34 s",
        "LIST   | false | 34 | 'catalogue refresh failed, there is no list yet: '     | next"
            + " attempt in 34 s",
        "LIST   | true  |    | 'catalogue refresh failed, the last good list stays: ' | no next"
            + " attempt",
        "HEALTH | true  | 0  | 'health pass degraded, the last good health stays: '   | next"
            + " attempt in 0 s",
        "HEALTH | false | 34 | 'health pass degraded, there is no health yet: '       | next"
            + " attempt in 34 s"
      })
  void a_failure_says_what_is_wrong_in_its_text_and_in_its_pairs(
      Task task, boolean hasOld, @Nullable Integer seconds, String what, String next) {
    outages.failed(
        new Failure(
            task,
            CatalogError.ofStatus(503, "HTTP 503: busy", null),
            hasOld,
            seconds == null ? null : Duration.ofSeconds(seconds),
            List.of(new Fact("configs", 2))));
    LogEvent event = logs.atLeast(Level.WARN).getFirst();
    assertThat(event.said())
        .isEqualTo(what + "HTTP_STATUS 503 from openrouter.ai (HTTP 503: busy), " + next);
    assertThat(event.values())
        .containsEntry("event", task == Task.LIST ? "list_failed" : "health_failed")
        .containsEntry("kind", CatalogError.Kind.HTTP_STATUS)
        .containsEntry("status", 503)
        .containsEntry("host", "openrouter.ai")
        .containsEntry("error", "HTTP 503: busy")
        .containsEntry("configs", 2);
    assertThat(event.values().get("next_attempt_seconds"))
        .isEqualTo(seconds == null ? null : (long) seconds);
  }

  @Test
  void each_line_of_an_outage_has_a_constant_name() {
    outages.succeeded(Task.LIST, List.of());
    outages.succeeded(Task.HEALTH, List.of());
    fail(Task.LIST);
    pass(Duration.ofHours(2));
    fail(Task.HEALTH);
    pass(Duration.ofHours(7));
    fail(Task.LIST);
    outages.succeeded(Task.LIST, List.of());
    outages.succeeded(Task.HEALTH, List.of());
    assertThat(logs.atLeast(Level.INFO))
        .extracting(event -> event.values().get("event"))
        .containsExactly(
            "list_loaded",
            "health_measured",
            "list_failed",
            "outage_continues",
            "outage_continues",
            "outage_over");
  }
}
