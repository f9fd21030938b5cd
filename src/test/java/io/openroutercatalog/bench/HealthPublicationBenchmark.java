package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.PublishedState;
import io.openroutercatalog.internal.engine.StateTransitions;
import io.openroutercatalog.internal.health.HealthEvidence;
import io.openroutercatalog.internal.health.HealthRound;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelHealth;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Publishing what a round of health has measured, of 330 configs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HealthPublicationBenchmark {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final int MODELS = 330;

  private final CatalogSettings settings = TestSettings.quiet().build();
  private final StateTransitions transitions = new StateTransitions(settings);
  private final PublishedState published =
      new PublishedState(transitions.initial(), new VirtualTime(NOW), settings);
  private final List<HealthRound> whole = List.of(round(MODELS, 90), round(MODELS, 95));
  private final List<HealthRound> one = List.of(round(1, 91), round(1, 96));
  private int turn;

  private static HealthRound round(int measured, double score) {
    Set<String> all = new LinkedHashSet<>();
    TestRow.many("vendor", 0, MODELS).forEach(row -> all.add(row.id()));
    Set<String> asked = new LinkedHashSet<>(all.stream().limit(measured).toList());
    Map<String, HealthEvidence> answers = new HashMap<>();
    asked.forEach(model -> answers.put(model, Health.evidence(new ModelHealth(false, score))));
    return new HealthRound(all, asked, asked, answers, false, null, null);
  }

  @Setup
  public void prepare() {
    List<ModelRow> rows = TestRow.many("vendor", 0, MODELS);
    ModelList list = new ModelList(rows, Map.of(), List.of());
    published.update(state -> transitions.fetched(state, list, null, NOW).state());
    wholePass();
  }

  @Benchmark
  public CatalogState wholePass() {
    return publish(whole);
  }

  @Benchmark
  public CatalogState oneModel() {
    return publish(one);
  }

  private CatalogState publish(List<HealthRound> rounds) {
    HealthRound round = rounds.get(turn++ & 1);
    return published.update(state -> transitions.measured(state, round, NOW));
  }
}
