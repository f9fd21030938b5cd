package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.PublishedState;
import io.openroutercatalog.internal.engine.StateTransitions;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelHealth;
import io.openroutercatalog.model.ModelRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers on real threads while lists are published. */
class SwapTest {
  private static final int SWAPS = 10_000;
  private static final String DOWN = "a/model-0";

  @Test
  @Timeout(60)
  void no_reader_sees_a_mixture_of_snapshots_or_a_gated_model_without_its_gate()
      throws InterruptedException, ExecutionException {
    CatalogSettings settings = CatalogSettings.builder().build();
    StateTransitions transitions = new StateTransitions(settings);
    PublishedState published =
        new PublishedState(transitions.initial(), new VirtualTime(Life.NOW), settings);
    List<ModelList> lists =
        Stream.of(TestRow.many("a", 0, 10), TestRow.many("a", 0, 7)).map(SwapTest::answer).toList();
    refresh(published, transitions, lists.get(0));
    HealthRound round = Health.round(Set.of(DOWN), 0, new ModelHealth(true, null), false, null);
    published.update(state -> transitions.measured(state, round, Life.NOW));

    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> readers =
          Stream.generate(() -> threads.submit(() -> read(published, done))).limit(2).toList();
      for (int i = 0; i < SWAPS; i++) {
        refresh(published, transitions, lists.get(i % 2));
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
  }

  private static ModelList answer(List<ModelRow> rows) {
    return new ModelList(rows, Map.of(), List.of());
  }

  private static void refresh(
      PublishedState published, StateTransitions transitions, ModelList answer) {
    published.update(state -> transitions.fetched(state, answer, null, Life.NOW).state());
  }

  /** {@return how many snapshots were checked} */
  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  private static int read(PublishedState published, AtomicBoolean done) {
    int reads = 0;
    do {
      CatalogSnapshot snapshot = published.snapshot();
      for (LlmConfig config : snapshot.configs()) {
        if (snapshot.findById(config.id()) != config) {
          throw new AssertionError("list and index of different snapshots");
        }
        if (config.modelName().equals(DOWN) && !config.healthGated()) {
          throw new AssertionError("a gated model was un-gated by a refresh");
        }
      }
      reads++;
    } while (!done.get());
    return reads;
  }
}
