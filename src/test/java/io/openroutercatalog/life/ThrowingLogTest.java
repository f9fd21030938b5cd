package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.FrontDoor;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.internal.source.ModelList.SkippedRow;
import io.openroutercatalog.logs.ThrowingBackend;
import io.openroutercatalog.model.ModelRow;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.event.Level;

/** A log backend that throws at every line, which changes nothing of what the library does. */
class ThrowingLogTest {
  static final List<Supplier<Throwable>> thrown =
      List.of(
          () -> new IllegalStateException("the disk of the log is full"),
          () -> new StackOverflowError("a backend that calls itself"));

  private final MemoryStore store = new MemoryStore();
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));

  private static FetchOutcome<ListResponse> listWithASkippedRow() {
    ModelList list =
        new ModelList(
            ScriptedSource.rows("a/one", "b/two"),
            Map.of(ExclusionReason.ID_MISSING, 1),
            List.of(new SkippedRow(ExclusionReason.ID_MISSING, "row 3")));
    return new FetchOutcome.Answer<>(new ListResponse.Listed(list, null));
  }

  private CatalogService started(CatalogSettingsBuilder settings) {
    return FrontDoor.create(settings.store(store).build(), source, new BackgroundThreads());
  }

  @ParameterizedTest
  @FieldSource("thrown")
  void a_list_is_served_and_kept_and_its_health_is_measured(Supplier<Throwable> thrown) {
    source.always(listWithASkippedRow());
    try (ThrowingBackend backend = ThrowingBackend.start(thrown)) {
      try (CatalogService catalog = started(TestSettings.quiet())) {
        assertThat(catalog.status().state()).isEqualTo(State.FRESH);
        assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
        HealthReport report = catalog.measureHealth();
        assertThat(report.error()).isNull();
        assertThat(report.failed()).isZero();
        assertThat(catalog.configs()).extracting(config -> config.modelName()).hasSize(2);
        assertThat(catalog.configs().getFirst().qualityScoreHealth()).isEqualTo(100.0);
      }
      assertThat(backend.levels()).contains(Level.DEBUG, Level.INFO, Level.WARN);
    }
    assertThat(CopyFormat.decode(store.kept.getFirst()).models())
        .extracting(ModelRow::id)
        .containsExactly("a/one", "b/two");
  }

  @Test
  void failures_are_reported_as_they_are_and_followed_by_a_recovery() {
    Life life = new Life(source.then(ScriptedSource.failed(Kind.TIMED_OUT)));
    source.health(model -> ScriptedSource.BROKEN);
    try (ThrowingBackend backend = ThrowingBackend.start(thrown.getFirst())) {
      life.start();
      assertThat(life.status().state()).isEqualTo(State.DEGRADED);
      assertThat(life.status().lastError().kind()).isEqualTo(Kind.TIMED_OUT);
      life.time.advance(life.untilNext());
      assertThat(life.status().state()).isEqualTo(State.FRESH);
      HealthReport report = life.measure();
      assertThat(report.degraded()).isTrue();
      assertThat(report.error()).isNull();
      assertThat(life.status().lastHealthError().kind()).isEqualTo(Kind.UNREACHABLE);
      life.time.advance(Duration.ofHours(2)); // The outage is now an error in the log.
      source.health(model -> ScriptedSource.WORKING);
      assertThat(life.measure().degraded()).isFalse();
      assertThat(backend.levels()).contains(Level.INFO, Level.WARN, Level.ERROR);
    }
  }

  /** The failure of each is itself a line of the log. */
  @Test
  void a_store_a_listener_and_a_callback_that_throw_are_survived_as_ever() {
    Life life = new Life(source, settings -> settings.store(store));
    store.kept.add(new byte[] {1});
    store.saving =
        () -> {
          throw new IllegalStateException("read-only");
        };
    List<CatalogUpdate> updates = new ArrayList<>();
    try (ThrowingBackend backend = ThrowingBackend.start(thrown.getFirst())) {
      life.start();
      Runnable end =
          life.engine.subscribe(
              update -> {
                updates.add(update);
                throw new IllegalStateException("listener");
              });
      life.time.runReady();
      source.always(ScriptedSource.list("a/one", "b/two", "c/three"));
      assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      assertThat(updates).hasSize(2);
      end.run();
      HealthReport report =
          life.finish(
              life.engine.measure(
                  done -> {
                    throw new IllegalStateException("callback");
                  }));
      assertThat(report.failed()).isZero();
      store.saving = () -> {};
      life.refresh();
      assertThat(store.kept).hasSize(2);
      assertThat(backend.levels()).contains(Level.WARN);
    }
  }

  @Test
  void a_copy_that_cannot_be_used_does_not_end_the_start() {
    store.loading =
        () -> {
          throw new IllegalStateException("no store");
        };
    try (ThrowingBackend backend = ThrowingBackend.start(thrown.getFirst());
        CatalogService catalog =
            started(
                TestSettings.quiet()
                    .bootstrap(() -> ThrowingLogTest.class.getResourceAsStream("x")))) {
      assertThat(catalog.status().source()).isEqualTo(Source.NETWORK);
      assertThat(backend.levels()).contains(Level.WARN);
    }
  }

  @Test
  void a_key_that_is_not_sent_does_not_end_the_start() {
    CatalogSettings settings =
        TestSettings.quiet()
            .baseUrl(URI.create("http://name.invalid"))
            .startupTimeout(Duration.ZERO)
            .build();
    try (ThrowingBackend backend = ThrowingBackend.start(thrown.getFirst());
        CatalogService catalog = CatalogService.initialize(settings)) {
      assertThat(catalog.configs()).isEmpty();
      assertThat(backend.levels()).contains(Level.WARN);
    }
  }
}
