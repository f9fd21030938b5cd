package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.logs.LogEvent;
import io.openroutercatalog.logs.RecordedLogs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** A library of the application that is too old, which shows only when it is called. */
class MissingCodeTest {
  private static final String MISSING =
      "okio\\.Okio\\.gone\\(\\) is missing: okio-jvm-.*\\.jar is too old .*";

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
  private final RecordedLogs logs = RecordedLogs.start();

  @AfterEach
  void stopRecording() {
    logs.close();
  }

  private static Error tooOld() {
    return new NoSuchMethodError("'void okio.Okio.gone()'");
  }

  private List<LogEvent> warnings() {
    return logs.atLeast(Level.WARN).stream()
        .filter(event -> event.said().matches(".*" + MISSING))
        .toList();
  }

  private static void assertSaysSo(@Nullable CatalogError error) {
    assertThat(Objects.requireNonNull(error).kind()).isEqualTo(Kind.INTERNAL);
    assertThat(error.message()).matches(MISSING);
  }

  @Test
  void a_refresh_says_in_the_log_and_in_the_status_what_is_missing() {
    Life life = new Life(source.thenThrow(tooOld()).thenThrow(tooOld())).start();
    assertSaysSo(life.status().lastError());
    assertThat(warnings())
        .singleElement()
        .satisfies(event -> assertThat(event.values()).containsEntry("event", "list_failed"));
    life.refresh();
    assertSaysSo(life.status().lastError());
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void it_is_said_even_if_the_outage_began_with_something_else() {
    Life life =
        new Life(
                source
                    .then(ScriptedSource.failed(Kind.UNREACHABLE))
                    .thenThrow(tooOld())
                    .thenThrow(tooOld()))
            .start();
    assertThat(warnings()).isEmpty();
    life.refresh();
    assertThat(warnings()).hasSize(1);
    life.refresh();
    assertThat(warnings()).hasSize(1);
    life.refresh(); // It works again, and later does not any more.
    source.thenThrow(tooOld());
    life.refresh();
    assertThat(warnings()).hasSize(2);
  }

  @Test
  void a_health_pass_says_what_is_missing() {
    Life life = new Life(source).start();
    source.health(model -> ScriptedSource.sneak(tooOld()));
    HealthReport report = life.measure();
    assertThat(report.degraded()).isTrue();
    assertSaysSo(life.status().lastHealthError());
    assertThat(warnings())
        .singleElement()
        .satisfies(event -> assertThat(event.values()).containsEntry("event", "health_failed"));
    life.measure();
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void a_copy_that_cannot_be_read_or_saved_says_what_is_missing() {
    MemoryStore store = new MemoryStore();
    store.loading = () -> ScriptedSource.sneak(tooOld());
    Life life = new Life(source, settings -> settings.store(store)).start();
    assertThat(life.models()).hasSize(2);
    assertThat(warnings())
        .singleElement()
        .satisfies(event -> assertThat(event.values()).containsEntry("event", "code_missing"));
    logs.clear();
    store.loading = () -> {};
    store.saving = () -> ScriptedSource.sneak(tooOld());
    life.refresh();
    life.time.advance(Duration.ofHours(3));
    assertThat(warnings()).hasSize(1);
  }
}
