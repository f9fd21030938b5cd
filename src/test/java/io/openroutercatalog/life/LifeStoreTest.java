package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.LookupResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.internal.copies.CatalogCopies;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.logs.RecordedLogs;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that cannot be read at the moment, or that other processes publish to. */
class LifeStoreTest {
  private static final int KEPT_ID = -7;

  private final MemoryStore store = new MemoryStore();
  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two"));
  private final Life life = new Life(source, settings -> settings.store(store));

  private void keep(CatalogCopy copy) {
    store.kept.add(0, CopyFormat.encode(copy));
    store.version++;
  }

  private CatalogCopy kept() {
    return Objects.requireNonNull(CopyFormat.decode(store.kept.get(0)));
  }

  private void cannotBeRead() {
    store.loading = () -> ScriptedSource.sneak(new IOException("not now"));
  }

  @Test
  void a_copy_that_cannot_be_read_at_first_is_not_overwritten_and_gives_its_ids_later() {
    keep(CatalogCopies.generation(KEPT_ID));
    cannotBeRead();
    life.start();
    assertThat(life.models()).containsExactly("a/one", "b/two");
    assertThat(life.config("a/one").id()).isNotEqualTo(KEPT_ID);
    assertThat(kept().models()).hasSize(1);

    store.loading = () -> {};
    life.time.advance(Duration.ofSeconds(2));

    assertThat(life.config("a/one").id()).isEqualTo(KEPT_ID);
    life.refresh();
    assertThat(kept().ids()).containsEntry("a/one", KEPT_ID).containsKey("b/two");
  }

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class})
  void an_error_while_a_copy_is_read_does_not_cost_its_ids(Class<? extends Error> type)
      throws ReflectiveOperationException {
    keep(CatalogCopies.generation(KEPT_ID));
    Error error = type.getConstructor(String.class).newInstance("reading");
    store.loading = () -> ScriptedSource.sneak(error);
    life.start();
    store.loading = () -> {};
    life.refresh();
    assertThat(life.config("a/one").id()).isEqualTo(KEPT_ID);
  }

  @Test
  void the_save_that_follows_a_late_read_has_what_the_copy_remembered() {
    keep(CatalogCopies.generation(KEPT_ID));
    cannotBeRead();
    source.always(ScriptedSource.list("b/two", "c/three"));
    life.start();
    store.loading = () -> {};
    life.refresh();
    assertThat(life.engine.snapshot().lookup(KEPT_ID)).isInstanceOf(LookupResult.Delisted.class);
    assertThat(kept().ids()).containsEntry("a/one", KEPT_ID);
    assertThat(kept().delisted()).extracting(gone -> gone.model().id()).containsExactly("a/one");
  }

  @Test
  void without_a_list_a_copy_that_is_read_late_is_served() {
    keep(CatalogCopies.generation(KEPT_ID));
    cannotBeRead();
    Life offline = new Life(new ScriptedSource(), settings -> settings.store(store)).start();
    assertThat(offline.models()).isEmpty();
    assertThat(offline.engine.ready()).isNotDone();
    store.loading = () -> {};
    offline.time.advance(Duration.ofSeconds(2));
    assertThat(offline.models()).containsExactly("a/one");
    assertThat(offline.engine.ready()).isCompletedWithValue(true);
    assertThat(offline.status().age()).isNotNull();
  }

  @Test
  void health_that_was_measured_before_a_late_read_is_kept() {
    source.health(model -> ScriptedSource.DOWN);
    Life before = new Life(source, settings -> settings.store(store)).start();
    before.measure();
    before.engine.close();
    cannotBeRead();
    source.health(model -> ScriptedSource.uptime(100));
    life.time.advance(Duration.ofMinutes(1));
    life.start();
    life.measure();
    store.loading = () -> {};
    life.refresh();
    assertThat(life.config("a/one").qualityScoreHealth()).isEqualTo(100.0);
  }

  @Test
  void a_store_that_stays_unreadable_is_read_ever_more_rarely_and_logged_once() {
    AtomicInteger reads = new AtomicInteger();
    store.loading =
        () -> {
          reads.incrementAndGet();
          ScriptedSource.sneak(new IOException("never"));
        };
    try (RecordedLogs logs = RecordedLogs.start()) {
      life.start();
      life.engine.stopBackground();
      reads.set(0);
      life.time.advance(Duration.ofHours(1));
      // At most 2, 4, 8, ... seconds apart, then 5 minutes, of which half is random.
      assertThat(reads.get()).isBetween(15, 30);
      assertThat(logs.events())
          .filteredOn(event -> event.message().contains("cannot be read"))
          .hasSize(1);
    }
    assertThat(store.kept).isEmpty();
    assertThat(life.time.waiting()).as("one further read").isEqualTo(1);
  }

  @Test
  void closing_ends_the_reading_again() {
    cannotBeRead();
    life.start();
    life.engine.close();
    assertThat(life.time.waiting()).isZero();
  }

  @Test
  void two_processes_that_share_a_store_end_up_with_the_same_ids() {
    life.start();
    keep(CatalogCopies.generation(KEPT_ID)); // Another process, which knew nothing of this one.
    life.time.advance(Duration.ofMinutes(1));
    life.refresh();
    assertThat(life.config("a/one").id()).isEqualTo(KEPT_ID);
    assertThat(kept().ids()).containsEntry("a/one", KEPT_ID).containsKey("b/two");
  }

  @Test
  void a_newer_list_of_another_process_is_not_overwritten_by_an_older_one() {
    life.start();
    life.time.advance(Duration.ofMinutes(2));
    keep(CatalogCopies.generation(60)); // Fetched after the list of this process.
    life.measure();
    assertThat(kept().fetchedAt()).isEqualTo(CatalogCopies.generation(60).fetchedAt());
    assertThat(life.config("a/one").id()).isEqualTo(60);
    life.refresh();
    assertThat(kept().fetchedAt()).isEqualTo(life.time.instant());
  }

  @Test
  void a_copy_with_a_list_in_the_future_is_overwritten() {
    int tomorrow = 86_400;
    life.start();
    keep(CatalogCopies.generation(tomorrow));
    life.refresh();
    assertThat(kept().fetchedAt()).isEqualTo(life.time.instant());
    assertThat(kept().ids()).containsEntry("a/one", tomorrow);
  }

  @Test
  void a_store_where_others_publish_all_the_time_is_given_up_until_the_next_list() {
    life.start();
    int before = store.kept.size();
    store.saving = () -> store.version++;
    life.refresh();
    assertThat(store.kept).hasSize(before);
    store.saving = () -> {};
    life.refresh();
    assertThat(kept().fetchedAt()).isEqualTo(life.time.instant());
  }
}
