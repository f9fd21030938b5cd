package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.life.Life;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random sequences of faults, then one good response. */
class FaultSequencesTest {
  private static final int SEQUENCES = Integer.getInteger("sequences", 3_000);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(24 * 66);
  private static final List<ModelRow> ROWS = TestRow.many("a", 0, 4);

  /** Each sequence has its own seed, which the failure names. */
  @Test
  @Timeout(600)
  void after_any_faults_one_good_response_restores_everything() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      new Sequence(seed).run();
    }
  }

  private static final class Sequence {
    private final String name;
    private final Random random;
    private final ScriptedSource source = new ScriptedSource();
    private final MemoryStore store = new MemoryStore();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> models = new HashMap<>();
    private final Life life;
    private boolean hadList;

    Sequence(int seed) {
      name = "seed " + seed;
      random = new Random(seed);
      store.loading = this::storeFault;
      store.saving = this::storeFault;
      if (random.nextInt(4) == 0) {
        store.kept.add(new byte[random.nextInt(300)]);
      }
      life =
          new Life(source, settings -> settings.store(store).healthInterval(Duration.ofDays(10)));
    }

    void run() {
      var unused = life.engine.subscribe(update -> listenerFault());
      life.start();
      for (int steps = random.nextInt(5, 31); steps > 0; steps--) {
        step();
        check();
      }
      oneGoodAnswer();
      life.engine.close();
      assertThat(life.status().state()).as(name).isEqualTo(State.CLOSED);
    }

    private void step() {
      switch (random.nextInt(10)) {
        case 0, 1 -> source.then(fault());
        case 2 -> source.thenThrow(throwable());
        case 3 -> source.then(ScriptedSource.list(most(), random.nextBoolean() ? "v" : null));
        case 4 -> life.time.jumpDays(random.nextBoolean() ? 1 : -1);
        case 5 -> life.time.refuseThreads(random.nextInt(3));
        case 6 -> source.health(model -> random(model));
        case 7 -> life.time.advance(Duration.ofMinutes(random.nextInt(60)));
        case 8 -> life.time.advance(Duration.ofHours(random.nextInt(30)));
        default -> {
          var unused = life.engine.refresh();
          life.time.runReady();
        }
      }
    }

    /** No {@code random} here, since health is asked for on many threads. */
    private static FetchOutcome<List<Endpoint>> random(String model) {
      return switch (model.hashCode() & 3) {
        case 0 -> ScriptedSource.BROKEN;
        case 1 -> ScriptedSource.DOWN;
        case 2 -> ScriptedSource.sneak(new StackOverflowError("endpoints"));
        default -> ScriptedSource.status(429, Duration.ofSeconds(90));
      };
    }

    private FetchOutcome<ListResponse> fault() {
      Kind[] kinds = Kind.values();
      int which = random.nextInt(kinds.length + 5);
      return switch (which - kinds.length) {
        case 0 -> ScriptedSource.status(503, Duration.ofSeconds(random.nextLong()));
        case 1 -> ScriptedSource.status(random.nextBoolean() ? 401 : 403, null);
        case 2 -> ScriptedSource.notModified();
        case 3 -> ScriptedSource.list();
        case 4 -> ScriptedSource.list(ROWS.subList(0, 1), "bad");
        default -> ScriptedSource.failed(kinds[which]);
      };
    }

    /** More than half of the rows, so that the list is plausible. */
    private List<ModelRow> most() {
      List<ModelRow> rows = new ArrayList<>(ROWS);
      rows.remove(random.nextInt(rows.size()));
      return rows;
    }

    private Throwable throwable() {
      return switch (random.nextInt(4)) {
        case 0 -> new IllegalStateException("source");
        case 1 -> new OutOfMemoryError("source");
        case 2 -> new StackOverflowError("source");
        default -> new Exception("source");
      };
    }

    private void listenerFault() {
      if (random.nextInt(3) == 0) {
        ScriptedSource.sneak(throwable());
      }
    }

    private void storeFault() {
      switch (random.nextInt(6)) {
        case 0 -> ScriptedSource.sneak(throwable());
        case 1 -> store.kept.add(0, new byte[] {1, 2, 3});
        case 2 -> store.kept.clear();
        default -> {}
      }
    }

    /** No good data was lost, and the loop goes on. */
    private void check() {
      CatalogSnapshot snapshot = life.engine.snapshot();
      hadList |= !snapshot.configs().isEmpty();
      assertThat(snapshot.configs().isEmpty()).as(name).isEqualTo(!hadList);
      for (LlmConfig config : snapshot.configs()) {
        Integer id = ids.putIfAbsent(config.modelName(), config.id());
        String model = models.putIfAbsent(config.id(), config.modelName());
        assertThat(id == null || id == config.id()).as(name).isTrue();
        assertThat(model == null || model.equals(config.modelName())).as(name).isTrue();
        assertThat(snapshot.findById(config.id())).as(name).isSameAs(config);
      }
      assertThat(life.status().nextAttempt()).as(name).isNotNull();
      assertThat(life.untilNext()).as(name).isLessThanOrEqualTo(LONGEST_DELAY);
    }

    private void oneGoodAnswer() {
      life.time.refuseThreads(0);
      source.forget().health(model -> ScriptedSource.WORKING);
      FetchOutcome<ListResponse> good = ScriptedSource.list(ROWS, "g");
      source.always(good);
      life.time.advance(life.untilNext());
      CatalogStatus status = life.status();
      assertThat(status.state()).as(name).isEqualTo(State.FRESH);
      Life fresh = new Life(new ScriptedSource().always(good));
      fresh.time.jumpDays(
          (int) Duration.between(fresh.time.instant(), life.time.instant()).toDays());
      fresh.start();
      assertThat(withoutHealth(life)).as(name).isEqualTo(withoutHealth(fresh));
      assertThat(Objects.requireNonNull(status.age())).as(name).isZero();
      check();
    }

    private static List<LlmConfig> withoutHealth(Life life) {
      return life.engine.snapshot().configs().stream()
          .map(
              config ->
                  config.toBuilder()
                      .healthGated(false)
                      .qualityScoreHealth(null)
                      .qualityScore(config.qualityScoreStatic())
                      .build())
          .toList();
    }
  }
}
