package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which lists are published, refused and confirmed. */
class LifeListTest {
  private static final List<ModelRow> A = TestRow.many("a", 0, 10);
  private static final List<ModelRow> B = TestRow.many("a", 0, 9);
  private static final FetchOutcome<ListResponse> FEW = ScriptedSource.list(A.subList(0, 4), "few");

  private final ScriptedSource source = new ScriptedSource().then(ScriptedSource.list(A, "A"));

  private static Kind error(Life life) {
    return Objects.requireNonNull(life.status().lastError()).kind();
  }

  @Test
  void a_fingerprint_is_sent_only_once_its_list_is_served() {
    source
        .then(ScriptedSource.failed(Kind.UNREADABLE))
        .then(FEW)
        .then(ScriptedSource.list(B, "B"))
        .then(ScriptedSource.notModified());
    Life life = new Life(source).start();
    life.refresh();
    life.refresh();
    assertThat(life.models()).hasSize(10);
    life.refresh();
    assertThat(life.models()).hasSize(9);
    life.refresh();
    assertThat(source.asked).containsExactly(null, "A", "A", "A", "B");
    assertThat(life.status().state()).isEqualTo(State.FRESH);
  }

  @Test
  void not_modified_is_a_failure_if_there_is_no_list() {
    ScriptedSource lying = new ScriptedSource().always(ScriptedSource.notModified());
    Life life = new Life(lying).start();
    assertThat(life.status().state()).isEqualTo(State.DEGRADED);
    assertThat(life.engine.ready()).isNotDone();
  }

  @Test
  void an_implausible_list_is_believed_the_third_time_in_a_row() {
    Life life = new Life(source.always(FEW)).start();
    for (int times = 1; times <= 2; times++) {
      assertThat(life.refresh()).isInstanceOf(RefreshResult.Failed.class);
      assertThat(error(life)).isEqualTo(Kind.IMPLAUSIBLE);
      assertThat(life.models()).hasSize(10);
      assertThat(life.status().state()).isEqualTo(State.STALE);
    }
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.models()).hasSize(4);
  }

  @Test
  void another_list_a_failure_or_an_exception_restarts_the_count() {
    Life life = new Life(source).start();
    for (Runnable between :
        List.<Runnable>of(
            () -> source.then(ScriptedSource.list()),
            () -> source.then(ScriptedSource.failed(Kind.TIMED_OUT)),
            () -> source.then(ScriptedSource.notModified()),
            () -> source.thenThrow(new IllegalStateException("x")))) {
      source.then(FEW).then(FEW);
      between.run();
      source.then(FEW).then(FEW);
      for (int i = 0; i < 5; i++) {
        life.refresh();
        assertThat(life.models()).hasSize(10);
      }
      source.then(ScriptedSource.list(A, "A"));
      life.refresh();
    }
  }

  @Test
  void changes_as_large_as_real_ones_are_plausible() {
    List<ModelRow> all = new ArrayList<>(TestRow.many("a", 0, 353));
    List<ModelRow> provider = TestRow.many("b", 0, 11);
    all.addAll(provider);
    Life life = new Life(new ScriptedSource().always(ScriptedSource.list(all, null))).start();
    int id = life.config("b/model-3").id();
    source.always(FEW);

    life.source.always(
        ScriptedSource.list(all.subList(0, 353), null)); // All models of an author are gone.
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.engine.snapshot().lookup(id)).isInstanceOf(LookupResult.Delisted.class);
    life.time.advance(Duration.ofHours(1));
    life.source.always(ScriptedSource.list(all, null));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.config("b/model-3").id()).isEqualTo(id);

    life.source.always(
        ScriptedSource.list(all.subList(28, 364), null)); // 28 of 364 models are gone.
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.models()).hasSize(336);
    all.addAll(TestRow.many("c", 0, 60)); // 60 models are added.
    life.source.always(ScriptedSource.list(all, null));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.models()).hasSize(424);
  }

  @Test
  void recency_and_expiry_are_computed_again_for_an_unchanged_list_even_if_the_clock_goes_back() {
    LocalDate today = LocalDate.of(2026, 8, 17);
    List<ModelRow> rows = new ArrayList<>(A);
    rows.add(TestRow.ordinary("z/ends", TestRow.CREATED, today));
    ScriptedSource unchanged =
        new ScriptedSource()
            .then(ScriptedSource.list(rows, "v"))
            .always(ScriptedSource.notModified());
    Life life = new Life(unchanged).start();
    int score = life.config("a/model-1").qualityScoreStatic();
    life.time.jumpDays(1);
    life.refresh();
    assertThat(life.models()).hasSize(10).doesNotContain("z/ends");
    life.time.jumpDays(-1); // The clock had been wrong, and the list is still unchanged.
    life.refresh();
    assertThat(life.models()).contains("z/ends");
    assertThat(life.engine.snapshot().excludedByReason()).isEmpty();
    life.time.jumpDays(100);
    life.refresh();
    assertThat(life.config("a/model-1").qualityScoreStatic()).isEqualTo(score - 4);
  }

  @Test
  void a_refresh_during_a_fetch_returns_the_list_of_the_next_one() {
    Life life = new Life(source).start();
    int before = life.fetches();
    List<CompletableFuture<RefreshResult>> meanwhile = new ArrayList<>();
    source
        .thenDo(
            () -> {
              for (int i = 0; i < 20; i++) {
                meanwhile.add(life.engine.refresh());
              }
            },
            ScriptedSource.list(A, null))
        .then(ScriptedSource.list(A.subList(0, 9), null));
    life.refresh();
    assertThat(meanwhile)
        .hasSize(20)
        .allSatisfy(
            refresh ->
                assertThat(Objects.requireNonNull(refresh.getNow(null)).snapshot().configs())
                    .hasSize(9));
    assertThat(life.fetches()).isEqualTo(before + 2);
  }

  @Test
  void concurrent_refreshes_share_one_fetch() {
    Life life = new Life(source.always(ScriptedSource.list(B, "B"))).start();
    var one = life.engine.refresh();
    assertThat(life.engine.refresh()).isSameAs(one);
    life.time.runReady();
    assertThat(life.fetches()).isEqualTo(2);
    assertThat(one).isCompleted();
  }

  @Test
  void a_closed_catalogue_serves_its_list_and_refuses_to_fetch() {
    Life life = new Life(source).start();
    life.engine.close();
    life.engine.close();
    life.engine.startBackground(Duration.ofHours(1));
    RefreshResult result = life.refresh();
    assertThat(result).isInstanceOf(RefreshResult.Failed.class);
    assertThat(result.snapshot().configs()).hasSize(10);
    assertThat(life.time.waiting()).isZero();
    assertThat(life.fetches()).isEqualTo(1);
    assertThat(life.status().state()).isEqualTo(State.CLOSED);
  }
}
