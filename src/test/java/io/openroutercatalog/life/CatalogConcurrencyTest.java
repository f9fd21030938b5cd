package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent readers and refreshes, on real threads. */
class CatalogConcurrencyTest {
  private static final int MODELS = 200;
  private static final int REFRESHES = 40;
  private static final int READERS = 4;

  private final AtomicBoolean done = new AtomicBoolean();

  /** {@return the same models with this name, so that ids stay and configs change} */
  private static List<FakeModel> models(String name) {
    return IntStream.range(0, MODELS)
        .mapToObj(i -> FakeModel.of("vendor/model-" + i).with("name", name))
        .toList();
  }

  @Test
  void a_reader_never_sees_a_mixture_of_two_lists() throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(models("old"));
        CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build());
        var threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<Set<String>>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(reader(catalog)));
      }
      try {
        for (int i = 0; i < REFRESHES; i++) {
          openRouter.models(models(i % 2 == 0 ? "new" : "old"));
          assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
        }
      } finally {
        done.set(true);
      }
      Set<String> seen = new HashSet<>();
      for (Future<Set<String>> reader : readers) {
        seen.addAll(reader.get());
      }
      assertThat(seen)
          .as("the readers ran while lists changed")
          .containsExactlyInAnyOrder("old", "new");
    }
  }

  /** {@return checks snapshots until done} */
  private Callable<Set<String>> reader(CatalogService catalog) {
    return () -> {
      Set<String> seen = new HashSet<>();
      while (!done.get()) {
        CatalogSnapshot snapshot = catalog.snapshot();
        List<LlmConfig> configs = snapshot.configs();
        assertThat(configs).hasSize(MODELS);
        assertThat(configs.stream().map(LlmConfig::name).collect(Collectors.toSet())).hasSize(1);
        for (LlmConfig config : configs) {
          assertThat(snapshot.findById(config.id())).isSameAs(config);
        }
        seen.add(configs.get(0).name());
      }
      return seen;
    };
  }

  @Test
  void concurrent_refreshes_all_succeed_one_after_another() throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(models("one"));
        CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RefreshResult>> refreshes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        refreshes.add(threads.submit(catalog::refresh));
      }
      for (Future<RefreshResult> refresh : refreshes) {
        assertThat(refresh.get()).isInstanceOf(RefreshResult.Refreshed.class);
      }
      assertThat(catalog.configs()).hasSize(MODELS);
    }
  }
}
