package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.engine.OutageLog.Task;
import io.openroutercatalog.logs.RecordedLogs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Which lines an outage makes. */
class OutageLogTest {
  private final RecordedLogs logs = RecordedLogs.start();
  private long nanos;
  private final OutageLog outages = new OutageLog(() -> nanos);

  @AfterEach
  void stopRecording() {
    logs.close();
  }

  private void fail(Task task) {
    outages.failed(task, List.of());
  }

  private void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  private List<String> lines() {
    List<String> lines =
        logs.atLeast(Level.INFO).stream()
            .map(event -> event.level() + " " + event.message())
            .toList();
    logs.clear();
    return lines;
  }

  @Test
  void a_failure_after_a_forgotten_outage_begins_a_new_one() {
    fail(Task.LIST);
    fail(Task.HEALTH);
    assertThat(lines()).containsExactly("WARN catalogue refresh failed, the last good list stays");
    outages.forget();
    pass(Duration.ofDays(1));
    fail(Task.LIST);
    assertThat(logs.atLeast(Level.WARN).getFirst().values())
        .containsEntry("failures", 1)
        .containsEntry("outage_minutes", 0L)
        .containsEntry("failing", "[LIST]");
    assertThat(lines()).containsExactly("WARN catalogue refresh failed, the last good list stays");
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
            "WARN catalogue refresh failed, the last good list stays",
            "ERROR outage continues, the last good data is served",
            "INFO outage over");
  }
}
