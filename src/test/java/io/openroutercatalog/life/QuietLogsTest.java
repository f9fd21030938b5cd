package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.HealthSchedule;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.internal.source.ModelList.SkippedRow;
import io.openroutercatalog.logs.LogEvent;
import io.openroutercatalog.logs.RecordedLogs;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** What an operator sees in the log, on a virtual time. */
class QuietLogsTest {
  private static final String CONTINUES = "outage_continues";
  private static final Duration DAY = Duration.ofDays(1);
  private static final CatalogPolicy EVERY_HOUR =
      CatalogPolicy.standard().withHealthSchedule(HealthSchedule.FIXED);

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
  private final RecordedLogs logs = RecordedLogs.start();

  @AfterEach
  void stopRecording() {
    logs.close();
  }

  @Test
  void an_outage_of_a_day_logs_a_warning_an_error_a_few_reminders_and_its_end() {
    Life life = started();
    breakDown();
    life.time.advance(Duration.ofMinutes(59));
    assertThat(seen()).containsExactly("WARN health_failed");
    life.time.advance(Duration.ofMinutes(121));
    assertThat(seen()).hasSize(2).endsWith("ERROR " + CONTINUES);
    life.time.advance(DAY.minusHours(3));
    assertThat(seen().subList(2, seen().size()))
        .hasSizeBetween(3, 4)
        .containsOnly("WARN " + CONTINUES);
    logs.clear();
    heal();
    life.time.advance(DAY);
    assertThat(seen()).containsExactly("INFO outage_over");
    assertThat(logs.atLeast(Level.INFO).getFirst().values())
        .containsEntry("configs", 2)
        .hasEntrySatisfying("outage_minutes", minutes -> assertThat((long) minutes).isPositive())
        .hasEntrySatisfying("failures", failures -> assertThat((int) failures).isGreaterThan(20));
  }

  @ParameterizedTest(name = "{0} days")
  @ValueSource(ints = {3, 10})
  void reminders_come_every_six_hours_at_most(int days) {
    Life life = started();
    breakDown();
    life.time.advance(Duration.ofHours(6));
    assertThat(seen()).hasSize(2).endsWith("ERROR " + CONTINUES);
    int reminders = 0;
    for (int quarter = 1; quarter < days * 4; quarter++) {
      logs.clear();
      life.time.advance(Duration.ofHours(6));
      assertThat(seen()).isSubsetOf("WARN " + CONTINUES).hasSizeLessThanOrEqualTo(1);
      reminders += seen().size();
    }
    assertThat(reminders).isGreaterThan(days * 3 - 2);
  }

  @Test
  void an_outage_is_logged_even_if_health_is_not_measured() {
    Life life = new Life(source, settings -> settings.healthInterval(Duration.ZERO)).start();
    life.time.advance(Duration.ofMinutes(1));
    logs.clear();
    breakDown();
    life.time.advance(DAY.multipliedBy(2));
    assertThat(seen())
        .startsWith("WARN list_failed", "ERROR " + CONTINUES)
        .hasSizeLessThanOrEqualTo(6);
    LogEvent first = logs.atLeast(Level.INFO).getFirst();
    assertThat(first.values())
        .containsEntry("kind", CatalogError.Kind.UNREACHABLE)
        .containsEntry("error", "scripted")
        .containsEntry("configs", 2);
    assertThat(first.said())
        .startsWith("catalogue refresh failed, the last good list stays: UNREACHABLE from ")
        .endsWith(
            " (scripted), next attempt in " + first.values().get("next_attempt_seconds") + " s");
  }

  @Test
  void a_short_failure_logs_a_warning_and_its_end() {
    Life life = started();
    source.then(ScriptedSource.failed(CatalogError.Kind.TIMED_OUT));
    life.refresh();
    life.time.advance(Duration.ofSeconds(10));
    assertThat(seen()).containsExactly("WARN list_failed", "INFO outage_over");
    logs.clear();
    source.then(ScriptedSource.failed(CatalogError.Kind.TIMED_OUT));
    life.refresh();
    assertThat(seen()).containsExactly("WARN list_failed");
    assertThat(logs.atLeast(Level.WARN).getFirst().values()).containsEntry("failures", 1);
  }

  @Test
  void an_outage_ends_without_a_line_when_the_background_is_stopped() {
    Life life = started();
    breakDown();
    life.refresh();
    life.engine.stopBackground();
    life.time.advance(DAY);
    logs.clear();
    life.refresh();
    assertThat(seen()).containsExactly("WARN list_failed");
    assertThat(logs.atLeast(Level.WARN).getFirst().values()).containsEntry("failures", 1);
    life.engine.stopBackground();
    logs.clear();
    heal();
    life.refresh();
    assertThat(seen()).isEmpty();
  }

  @Test
  void an_outage_is_over_once_both_list_and_health_work() {
    Life life = started();
    source.then(ScriptedSource.failed(CatalogError.Kind.UNREACHABLE));
    source.health(model -> ScriptedSource.BROKEN);
    life.refresh();
    life.measure();
    life.refresh();
    assertThat(seen()).containsExactly("WARN list_failed");
    source.health(model -> ScriptedSource.WORKING);
    life.measure();
    assertThat(seen()).hasSize(2).endsWith("INFO outage_over");
  }

  @Test
  void a_week_without_failures_logs_nothing_after_the_start() {
    Life life = new Life(source, settings -> settings.policy(EVERY_HOUR)).start();
    life.time.advance(Duration.ofMinutes(1));
    assertThat(seen()).containsExactly("INFO list_loaded", "INFO health_measured");
    logs.clear();
    life.time.advance(DAY.multipliedBy(7));
    assertThat(seen()).isEmpty();
    assertThat(logs.events()).extracting(LogEvent::message).contains("catalogue loaded");
  }

  @Test
  void rows_that_are_skipped_repeatedly_are_logged_once() {
    source.always(skipping(new SkippedRow(ExclusionReason.ID_MISSING, "row 3")));
    Life life = new Life(source).start();
    life.refresh();
    source.always(
        skipping(
            new SkippedRow(ExclusionReason.ID_MISSING, "row 3"),
            new SkippedRow(ExclusionReason.DUPLICATE, "a/one")));
    life.refresh();
    life.refresh();
    assertThat(logs.atLeast(Level.WARN))
        .extracting(event -> event.values().get("rows"))
        .containsExactly(List.of("row 3: id_missing"), List.of("a/one: duplicate"));
  }

  @Test
  void a_listener_that_fails_repeatedly_is_logged_once() {
    Life life = new Life(source);
    var unused =
        life.engine.subscribe(
            update -> {
              throw new IllegalStateException("listener");
            });
    life.start();
    life.refresh();
    life.refresh();
    assertThat(logs.atLeast(Level.WARN))
        .extracting(LogEvent::message)
        .containsExactly("catalogue listener failed");
  }

  @Test
  void a_start_without_a_list_does_not_say_that_an_old_one_stays() {
    breakDown();
    Life life = new Life(source).start();
    assertThat(logs.atLeast(Level.INFO)).hasSize(1);
    LogEvent line = logs.atLeast(Level.INFO).getFirst();
    assertThat(line.said())
        .startsWith("catalogue refresh failed, there is no list yet: UNREACHABLE from ");
    assertThat(line.values())
        .containsEntry("next_attempt_seconds", life.untilNext().toSeconds())
        .containsEntry("configs", 0);
  }

  @Test
  void a_failure_without_a_background_says_that_no_attempt_follows() {
    Life life = started();
    life.engine.stopBackground();
    breakDown();
    life.refresh();
    assertThat(logs.atLeast(Level.WARN))
        .singleElement()
        .satisfies(line -> assertThat(line.said()).endsWith(", no next attempt"))
        .satisfies(line -> assertThat(line.values()).doesNotContainKey("next_attempt_seconds"));
  }

  @Test
  void a_success_has_no_error() {
    Life life = new Life(source).start();
    life.measure();
    assertThat(logs.events())
        .filteredOn(line -> "health_measured".equals(line.values().get("event")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.values()).doesNotContainKey("error"));
  }

  @Test
  void stack_traces_are_logged_at_debug_and_messages_are_constant() {
    Life life = started();
    source.thenThrow(new IllegalStateException("bug 4711"));
    life.refresh();
    source.health(
        model -> {
          throw new IllegalStateException("bug 4712");
        });
    life.measure();
    assertThat(logs.atLeast(Level.INFO)).allMatch(event -> event.cause() == null).isNotEmpty();
    assertThat(logs.events()).anyMatch(event -> event.cause() != null);
    Set<String> texts = new TreeSet<>();
    logs.events().forEach(event -> texts.add(event.message()));
    assertThat(texts)
        .allSatisfy(text -> assertThat(text).matches("[a-z ,;:{}]+"))
        .contains(
            "catalogue refresh failed, the last good list stays: {}",
            "unexpected failure of a refresh");
  }

  /** {@return a catalogue that has started, with the lines of its start removed} */
  private Life started() {
    Life life = new Life(source, settings -> settings.policy(EVERY_HOUR)).start();
    life.time.advance(Duration.ofMinutes(1));
    logs.clear();
    return life;
  }

  private void breakDown() {
    source.always(ScriptedSource.failed(CatalogError.Kind.UNREACHABLE));
    source.health(model -> ScriptedSource.BROKEN);
  }

  private void heal() {
    source.always(ScriptedSource.list("a/one", "b/two"));
    source.health(model -> ScriptedSource.WORKING);
  }

  private List<String> seen() {
    return logs.atLeast(Level.INFO).stream()
        .map(event -> event.level() + " " + event.values().get("event"))
        .toList();
  }

  private static FetchOutcome<ListResponse> skipping(SkippedRow... rows) {
    List<ModelRow> good = ScriptedSource.rows("a/one", "b/two");
    return new FetchOutcome.Answer<>(
        new ListResponse.Listed(
            new ModelList(good, Map.of(ExclusionReason.ID_MISSING, rows.length), List.of(rows)),
            null));
  }
}
