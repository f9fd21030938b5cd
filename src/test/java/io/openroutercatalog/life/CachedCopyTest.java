package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.copies.CopyFormatTest;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.UnversionedStore;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a restart, through the public API. */
class CachedCopyTest {
  @TempDir private Path folder;
  private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  private Instant now = Instant.parse("2026-08-17T12:00:00Z");

  @AfterEach
  void stop() {
    openRouter.close();
  }

  private Path file() {
    return folder.resolve("catalog.json");
  }

  private CatalogSettingsBuilder settings() {
    return TestSettings.quiet(openRouter).clock(() -> now).store(CatalogStore.file(file()));
  }

  /** Runs a catalogue that fetches and saves these models. */
  private List<LlmConfig> run(FakeModel... models) {
    openRouter.recover().models(models);
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
      return catalog.configs();
    }
  }

  private CatalogService startWithoutNetwork() {
    openRouter.fail(FakeAnswer.status(503));
    return CatalogService.create(settings().build());
  }

  @Test
  void a_restart_without_network_serves_the_cached_copy() {
    List<LlmConfig> before = run(FakeModel.of("a/one"), FakeModel.of("b/two:free"));
    now = now.plus(Duration.ofHours(5));
    try (CatalogService catalog = startWithoutNetwork()) {
      assertThat(catalog.configs()).isEqualTo(before);
      assertThat(catalog.status().state()).isEqualTo(State.STALE);
      assertThat(catalog.status().source()).isEqualTo(Source.STORE);
      assertThat(catalog.status().age()).isBetween(Duration.ofHours(5), Duration.ofHours(6));
    }
  }

  @Test
  void a_list_that_came_from_a_copy_is_not_saved_again() throws IOException {
    run(FakeModel.of("a/one"));
    byte[] kept = Files.readAllBytes(file());
    try (CatalogService catalog = startWithoutNetwork()) {
      catalog.refresh();
      catalog.measureHealth();
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(kept);
  }

  @Test
  void a_model_that_was_delisted_before_a_restart_stays_so_and_gets_its_id_back() {
    int id = run(FakeModel.of("a/one"), FakeModel.of("a/one-b")).get(0).id();
    run(FakeModel.of("a/one-b"));
    try (CatalogService catalog = startWithoutNetwork()) {
      assertThat(catalog.lookup(id))
          .isInstanceOfSatisfying(
              LookupResult.Delisted.class,
              gone -> {
                assertThat(gone.since()).isEqualTo(now);
                assertThat(gone.lastConfig().modelName()).isEqualTo("a/one");
                assertThat(gone.replacement()).isSameAs(catalog.configs().get(0));
              });
    }
    assertThat(run(FakeModel.of("a/one-b"), FakeModel.of("a/one")).get(1).id()).isEqualTo(id);
  }

  @Test
  void a_model_that_expired_while_nothing_ran_is_delisted_since_it_expired() {
    int id =
        run(FakeModel.of("a/one").with("expiration_date", "2026-08-18"), FakeModel.of("b/two"))
            .get(0)
            .id();
    now = Instant.parse("2026-08-20T12:00:00Z");
    for (int restart = 0; restart < 2; restart++) {
      try (CatalogService catalog = startWithoutNetwork()) {
        assertThat(catalog.lookup(id))
            .isInstanceOfSatisfying(
                LookupResult.Delisted.class,
                gone -> assertThat(gone.since()).isEqualTo("2026-08-19T00:00:00Z"));
      }
    }
    now = Instant.parse("2026-08-26T00:00:00Z"); // The retention is over.
    try (CatalogService catalog = startWithoutNetwork()) {
      assertThat(catalog.lookup(id)).isInstanceOf(LookupResult.Unknown.class);
    }
  }

  @Test
  void a_delisted_model_is_forgotten_after_the_retention_but_keeps_its_id() {
    int id = run(FakeModel.of("a/one"), FakeModel.of("b/two")).get(0).id();
    run(FakeModel.of("b/two"));
    now = now.plus(Duration.ofDays(7));
    try (CatalogService catalog = startWithoutNetwork()) {
      assertThat(catalog.lookup(id)).isInstanceOf(LookupResult.Unknown.class);
    }
    assertThat(run(FakeModel.of("b/two"), FakeModel.of("a/one")).get(1).id()).isEqualTo(id);
  }

  @Test
  void a_copy_of_another_base_url_is_not_used() {
    run(FakeModel.of("a/one"));
    try (FakeOpenRouter other = FakeOpenRouter.start().fail(FakeAnswer.status(503));
        CatalogService catalog =
            CatalogService.create(settings().baseUrl(other.baseUrl()).build())) {
      assertThat(catalog.configs()).isEmpty();
      assertThat(catalog.status().source()).isEqualTo(Source.NONE);
    }
  }

  @Test
  void another_id_offset_keeps_the_rows_but_makes_new_ids() {
    int id = run(FakeModel.of("a/one")).get(0).id();
    openRouter.fail(FakeAnswer.status(503));
    try (CatalogService catalog = CatalogService.create(settings().idOffset(-20_000).build())) {
      assertThat(catalog.configs()).extracting(LlmConfig::id).containsExactly(id - 10_000);
    }
  }

  @Test
  void a_store_that_always_throws_costs_only_the_copy_between_runs() {
    openRouter.models(FakeModel.of("a/one"));
    CatalogStore broken =
        CatalogStore.unversioned(
            new UnversionedStore() {
              @Override
              public List<byte[]> load() {
                throw new LinkageError("load");
              }

              @Override
              public void save(byte[] copy) {
                throw new LinkageError("save");
              }

              @Override
              public String toString() {
                throw new IllegalStateException("no name");
              }
            });
    try (CatalogService catalog = CatalogService.create(settings().store(broken).build())) {
      assertThat(catalog.configs()).hasSize(1);
      assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    }
  }

  @Test
  void a_newer_bootstrap_copy_is_served_with_the_ids_and_delisted_models_of_the_cached_one() {
    int gone = run(FakeModel.of("a/one"), FakeModel.of("b/two")).get(0).id();
    byte[] shipped =
        CopyFormatTest.sealed(
            """
            {"fetched_at":"2026-08-18T00:00:00Z","source_url":"x","id_offset":-10000,"models":[\
            {"id":"c/three","context_length":200000,"supported_parameters":["tools"],\
            "architecture":{"output_modalities":["text"]}}],"ids":{"c/three":%d}}\
            """
                .formatted(gone));
    now = now.plus(Duration.ofDays(1));
    openRouter.fail(FakeAnswer.status(503));
    CatalogSettings settings =
        settings().bootstrap(() -> new ByteArrayInputStream(shipped)).build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      assertThat(catalog.status().source()).isEqualTo(Source.BOOTSTRAP);
      assertThat(catalog.configs()).extracting(LlmConfig::modelName).containsExactly("c/three");
      assertThat(catalog.findById(gone)).isNull();
      assertThat(catalog.lookup(gone))
          .isInstanceOfSatisfying(
              LookupResult.Delisted.class,
              delisted -> assertThat(delisted.lastConfig().modelName()).isEqualTo("a/one"));
    }
  }

  /** The bytes of a copy in which the one model has an id that no hash gives. */
  private static byte[] copyWithId(int id, URI source) {
    return CopyFormatTest.sealed(
        """
        {"fetched_at":"2026-08-16T00:00:00Z","source_url":"%s","id_offset":-10000,\
        "models":[],"ids":{"a/one":%d}}\
        """
            .formatted(source, id));
  }

  @Test
  void an_interrupted_start_does_not_cost_the_ids_of_the_copy() throws IOException {
    openRouter.models(FakeModel.of("a/one"));
    for (int i = 0; i < 20; i++) {
      Files.write(file(), copyWithId(-7, openRouter.baseUrl()));
      Thread.currentThread().interrupt();
      CatalogService catalog = CatalogService.create(settings().build());
      assertThat(Thread.interrupted()).isTrue();
      catalog.refresh();
      catalog.close(); // Waits for the save.
      assertThat(Files.readString(file())).contains("\"ids\":{\"a/one\":-7}", "\"context_length\"");
    }
  }

  @Test
  void a_damaged_bootstrap_copy_is_not_used() {
    openRouter.fail(FakeAnswer.status(503));
    CatalogSettings settings =
        settings().bootstrap(() -> new ByteArrayInputStream(new byte[] {'{'})).build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      assertThat(catalog.status().source()).isEqualTo(Source.NONE);
    }
  }

  @Test
  void an_endless_bootstrap_copy_is_not_used() {
    openRouter.fail(FakeAnswer.status(503));
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '{';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return length;
          }
        };
    try (CatalogService catalog =
        CatalogService.create(settings().bootstrap(() -> endless).build())) {
      assertThat(catalog.status().source()).isEqualTo(Source.NONE);
    }
  }

  /** Takes the 5 seconds for which both are waited for. */
  @Tag("slow") // Mutation testing leaves it out.
  @Test
  void a_store_and_a_bootstrap_copy_that_hang_are_waited_for_5_seconds_together() {
    openRouter.models(FakeModel.of("a/one"));
    CompletableFuture<Void> release = new CompletableFuture<>();
    CatalogStore hanging =
        CatalogStore.unversioned(
            new UnversionedStore() {
              @Override
              public List<byte[]> load() {
                release.join();
                return List.of();
              }

              @Override
              public void save(byte[] copy) {}
            });
    CatalogSettings settings =
        settings()
            .store(hanging)
            .bootstrap(
                () -> {
                  release.join();
                  return InputStream.nullInputStream();
                })
            .build();
    long began = System.nanoTime();
    try (CatalogService catalog = CatalogService.create(settings)) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
      assertThat(catalog.status().state()).isEqualTo(State.FRESH);
      assertThat(catalog.configs()).hasSize(1);
      release.complete(null);
    }
  }
}
