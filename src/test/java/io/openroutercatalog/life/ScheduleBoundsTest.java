package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogEngine;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever the service answers, the background never asks more than it may. */
class ScheduleBoundsTest {
  private static final int SEQUENCES = Integer.getInteger("sequences", 3_000);
  private static final int HOURS = 4;
  private static final long HOUR = Duration.ofHours(1).toNanos();

  /** Each sequence has a service of its own that works, fails, refuses, pauses and flaps. */
  @Test
  void in_no_hour_come_more_requests_than_one_for_each_model_and_a_full_budget() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      Random random = new Random(seed);
      int models = 1 + random.nextInt(5);
      NavigableMap<Long, Integer> requests = requestsOf(random, models);
      requests.forEach(
          (at, count) ->
              assertThat(
                      requests.subMap(at, true, at + HOUR, false).values().stream()
                          .mapToInt(Integer::intValue)
                          .sum())
                  .isLessThanOrEqualTo(2 * models));
    }
  }

  /** {@return how many requests came at each time} */
  private static NavigableMap<Long, Integer> requestsOf(Random random, int models) {
    VirtualTime time = new VirtualTime(Life.NOW);
    NavigableMap<Long, Integer> requests = new TreeMap<>();
    List<ModelRow> rows = TestRow.many("a", 0, models);
    ScriptedSource source = new ScriptedSource().always(ScriptedSource.list(rows, null));
    source.health(
        model -> {
          synchronized (requests) {
            requests.merge(time.nanoTime(), 1, Integer::sum);
            return answer(random);
          }
        });
    CatalogSettings settings =
        CatalogSettings.builder().clock(time).refreshInterval(Duration.ZERO).build();
    CatalogEngine engine = new CatalogEngine(settings, source, time, random::nextDouble);
    var unused = engine.start();
    for (int hour = 0; hour < HOURS; hour++) {
      time.advance(Duration.ofMinutes(random.nextInt(1, 60)));
      disturb(engine, source, rows, random);
      time.advance(Duration.ofMinutes(30));
    }
    engine.close();
    return requests;
  }

  private static void disturb(
      CatalogEngine engine, ScriptedSource source, List<ModelRow> rows, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        List<ModelRow> fewer = rows.subList(0, 1 + random.nextInt(rows.size()));
        source.always(ScriptedSource.list(random.nextBoolean() ? rows : fewer, null));
        var unused = engine.refresh();
      }
      case 1 -> engine.stopBackground();
      case 2 -> engine.startBackground(Duration.ofHours(1));
      default -> {}
    }
  }

  private static FetchOutcome<List<Endpoint>> answer(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> ScriptedSource.BROKEN;
      case 1 -> ScriptedSource.status(401, null);
      case 2 -> ScriptedSource.status(429, Duration.ofSeconds(random.nextInt(0, 4_000)));
      case 3 -> ScriptedSource.sneak(new AssertionError("told to fail"));
      case 4 -> ScriptedSource.DOWN;
      default -> ScriptedSource.uptime(random.nextInt(80, 101));
    };
  }
}
