package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random history of lists, with restarts from a cached copy. */
class RecordedHistoryTest {
  /** Names of which two or three each have the same hash. */
  private static final List<String> COLLIDING =
      List.of(
          "vendor54/model-7368",
          "vendor84/model-8047",
          "vendor48/model-3268",
          "vendor28/model-8798",
          "vendor23/model-7340",
          "vendor44/model-9696",
          "vendor10/model-30084",
          "vendor74/model-43767",
          "vendor45/model-109937",
          "vendor22/model-26518",
          "vendor52/model-50040",
          "vendor10/model-57528");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-08-17T12:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void no_model_changes_its_id_and_no_id_its_model(long seed) {
    Random random = new Random(seed);
    List<String> universe = new ArrayList<>(COLLIDING);
    for (int i = 0; i < 340; i++) {
      universe.add("author" + i % 40 + "/model-" + i);
    }
    Map<String, Integer> idOf = new HashMap<>();
    Map<Integer, String> modelOf = new HashMap<>();
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      CatalogSettings settings =
          TestSettings.quiet(openRouter)
              .clock(() -> now)
              .store(CatalogStore.file(folder.resolve("catalog.json")))
              .build();
      CatalogService catalog = null;
      try {
        for (int list = 0; list < 100; list++) {
          now = now.plus(Duration.ofHours(6 + random.nextInt(48)));
          openRouter.models(next(universe, random));
          if (catalog == null) {
            catalog = CatalogService.create(settings);
          } else if (random.nextInt(4) == 0) {
            catalog.close();
            catalog = CatalogService.create(settings);
            // The cached copy is served first, so the new list is fetched below.
          }
          assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
          assertThat(catalog.configs()).hasSizeGreaterThan(250);
          for (LlmConfig config : catalog.configs()) {
            Integer known = idOf.putIfAbsent(config.modelName(), config.id());
            assertThat(known == null ? config.id() : known).isEqualTo(config.id());
            String model = modelOf.putIfAbsent(config.id(), config.modelName());
            assertThat(model == null ? config.modelName() : model).isEqualTo(config.modelName());
          }
        }
      } finally {
        if (catalog != null) {
          catalog.close();
        }
      }
    }
    assertThat(idOf.keySet()).containsAll(COLLIDING).hasSizeGreaterThan(340);
  }

  /** {@return a list in which some models are gone, some are back and some are renamed} */
  private static List<FakeModel> next(List<String> universe, Random random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = COLLIDING.size() + random.nextInt(universe.size() - COLLIDING.size());
      universe.set(at, universe.get(at) + "-renamed");
    }
    List<FakeModel> list = new ArrayList<>();
    for (int i = 0; i < universe.size(); i++) {
      if (random.nextInt(100) < (i < COLLIDING.size() ? 60 : 88)) {
        // The oldest of colliding models gets its id first, so the ages change too.
        int created = 1_700_000_000 + random.nextInt(1_000_000);
        list.add(FakeModel.of(universe.get(i)).with("created", created));
      }
    }
    Collections.shuffle(list, random);
    return list;
  }
}
