package io.openroutercatalog.life;

import static io.openroutercatalog.internal.copies.CopyFormatTest.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.UnversionedStore;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waiting for the first list, and not waiting for the store, on real threads. */
class WaitingTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final FakeAnswer NEVER = FakeAnswer.status(500).after(Duration.ofHours(1));

  private final FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("a/one"));

  @AfterEach
  void stop() {
    openRouter.close();
  }

  private CatalogSettingsBuilder settings() {
    return TestSettings.quiet(openRouter).startupTimeout(Duration.ZERO);
  }

  @Test
  void await_ready_ends_with_the_first_list() {
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      CatalogStatus status = catalog.awaitReady(LONG);
      assertThat(status.state()).isEqualTo(State.FRESH);
      assertThat(status.snapshot().configs()).hasSize(1);
      assertThat(catalog.awaitReady(Duration.ZERO).state()).isEqualTo(State.FRESH);
    }
  }

  @Test
  void await_ready_without_a_wait_returns_the_status() {
    openRouter.fail(NEVER);
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      for (Duration none : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(-1))) {
        assertThat(catalog.awaitReady(none).state()).isEqualTo(State.STARTING);
      }
    }
  }

  @Test
  void await_ready_does_not_wait_if_a_cached_copy_is_served() {
    MemoryStore store = new MemoryStore();
    try (CatalogService before = CatalogService.create(settings().store(store).build())) {
      before.awaitReady(LONG);
    }
    assertThat(store.kept).isNotEmpty();
    openRouter.fail(NEVER);
    try (CatalogService catalog =
        CatalogService.create(settings().startupTimeout(LONG).store(store).build())) {
      CatalogStatus status = catalog.awaitReady(LONG);
      assertThat(status.source()).isEqualTo(Source.STORE);
      assertThat(status.state()).isEqualTo(State.STALE);
      assertThat(status.snapshot().configs()).hasSize(1);
    }
  }

  @Test
  void await_ready_ends_when_the_catalogue_is_closed() throws Exception {
    openRouter.fail(NEVER);
    CatalogService catalog = CatalogService.create(settings().build());
    var waiting = new FutureTask<>(() -> catalog.awaitReady(Duration.ofDays(1)));
    Thread.ofVirtual().start(waiting);
    catalog.close();
    assertThat(waiting.get(20, TimeUnit.SECONDS).state()).isEqualTo(State.CLOSED);
    assertThat(catalog.awaitReady(Duration.ofDays(1)).state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_store_that_hangs_delays_nothing_and_gets_the_newest_list_afterwards() throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<byte[]> saved = new LinkedBlockingQueue<>();
    CatalogStore store =
        CatalogStore.unversioned(
            new UnversionedStore() {
              @Override
              public List<byte[]> load() {
                return List.of();
              }

              @Override
              public void save(byte[] copy) throws IOException {
                hangs.countDown();
                try {
                  if (!release.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("waited too long");
                  }
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
                saved.add(copy);
              }
            });
    try (CatalogService catalog = CatalogService.create(settings().store(store).build())) {
      catalog.awaitReady(LONG);
      assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
      catalog.refresh(); // Waits for the end of the first fetch.
      for (String second : List.of("b/two", "c/three", "d/four")) {
        openRouter.models(FakeModel.of("a/one"), FakeModel.of(second));
        assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
        assertThat(catalog.configs())
            .extracting(LlmConfig::modelName)
            .containsExactly("a/one", second);
      }
      assertThat(saved).isEmpty();
      release.countDown();
      assertThat(models(saved)).containsExactly("a/one");
      assertThat(models(saved))
          .containsExactly("a/one", "d/four"); // The lists in between were never saved.
    }
    assertThat(saved).isEmpty();
  }

  /** Takes the 5 seconds for which a store is waited for. */
  @Tag("slow")
  @Test
  void a_store_that_is_slow_to_read_is_not_written_before_and_gives_its_ids_late()
      throws Exception {
    int keptId = -7;
    CompletableFuture<Void> release = new CompletableFuture<>();
    BlockingQueue<Boolean> saves = new LinkedBlockingQueue<>();
    MemoryStore store = new MemoryStore();
    store.kept.add(
        sealed(
            """
            {"fetched_at":"2026-08-17T11:59:53Z","source_url":"%s","id_offset":-10000,\
            "models":[],"ids":{"a/one":%d}}\
            """
                .formatted(openRouter.baseUrl(), keptId)));
    store.loading = release::join; // Whatever interrupts it.
    store.saving = () -> saves.add(release.isDone());
    try (CatalogService catalog = CatalogService.create(settings().store(store).build())) {
      assertThat(catalog.awaitReady(LONG).state()).isEqualTo(State.FRESH);
      assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      release.complete(null);
      assertThat(saves.poll(20, TimeUnit.SECONDS)).as("saved after the load").isEqualTo(true);
      assertThat(catalog.configs()).extracting(LlmConfig::id).containsExactly(keptId);
    }
    assertThat(saves).doesNotContain(false);
  }

  private static List<String> models(BlockingQueue<byte[]> saved) throws InterruptedException {
    byte[] bytes = Objects.requireNonNull(saved.poll(20, TimeUnit.SECONDS), "waited too long");
    return Objects.requireNonNull(CopyFormat.decode(bytes)).models().stream()
        .map(ModelRow::id)
        .toList();
  }
}
