package io.openroutercatalog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The recorder has all log lines of this test, and of this test only. */
class RecordedLogsTest {
  private static final Logger log = LoggerFactory.getLogger("io.openroutercatalog.Some");

  @Test
  void an_event_is_recorded_with_all_its_parts() {
    try (RecordedLogs logs = RecordedLogs.start()) {
      Exception cause = new IllegalStateException("why");
      log.atTrace().addKeyValue("b", 1).addKeyValue("a", () -> "x").setCause(cause).log("it broke");
      assertThat(logs.events())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.level()).isEqualTo(Level.TRACE);
                assertThat(event.logger()).isEqualTo("io.openroutercatalog.Some");
                assertThat(event.message()).isEqualTo("it broke");
                assertThat(event.values()).containsExactly(Map.entry("b", 1), Map.entry("a", "x"));
                assertThat(event.cause()).isSameAs(cause);
                assertThat(event.text())
                    .isEqualTo("TRACE io.openroutercatalog.Some it broke b=1 a=x");
              });
    }
  }

  @Test
  void arguments_are_kept_beside_the_message_and_shown_in_the_text() {
    try (RecordedLogs logs = RecordedLogs.start()) {
      log.info("{} of {}", 1, null);
      LogEvent event = logs.events().get(0);
      assertThat(event.message()).isEqualTo("{} of {}");
      assertThat(event.arguments()).isEqualTo(Arrays.asList(1, null));
      assertThat(event.text()).endsWith("1 of null");
    }
  }

  @Test
  void levels_can_be_chosen_and_the_past_forgotten() {
    try (RecordedLogs logs = RecordedLogs.start()) {
      log.debug("a");
      log.info("b");
      log.warn("c");
      log.error("d");
      assertThat(logs.atLeast(Level.WARN)).extracting(LogEvent::message).containsExactly("c", "d");
      logs.clear();
      assertThat(logs.events()).isEmpty();
    }
  }

  @Test
  void other_threads_of_this_test_are_heard_and_other_libraries_are_not() throws Exception {
    try (RecordedLogs logs = RecordedLogs.start()) {
      Thread.ofVirtual().start(() -> log.info("virtual")).join();
      Thread.ofPlatform().start(() -> log.info("platform")).join();
      LoggerFactory.getLogger("com.example.Other").info("other");
      assertThat(logs.events())
          .extracting(LogEvent::message)
          .containsExactly("virtual", "platform");
    }
  }

  @Test
  void threads_of_an_earlier_test_are_not_heard() throws Exception {
    Thread early = Thread.ofPlatform().unstarted(() -> log.info("from before"));
    RecordedLogs.nextTest(); // Called between two tests.
    try (RecordedLogs logs = RecordedLogs.start()) {
      early.start();
      early.join();
      assertThat(logs.events()).isEmpty();
    }
  }

  @Test
  void nothing_is_recorded_after_the_close() {
    RecordedLogs logs = RecordedLogs.start();
    logs.close();
    log.info("late");
    assertThat(logs.events()).isEmpty();
  }
}
