package io.openroutercatalog.replay;

import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.HealthSchedule;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogEngine;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replays a generated history through a catalogue on a virtual clock, and compares what it serves
 * in each minute with what was true. With the fixed schedule the list comes once a day, as it did
 * by default, so that no pass follows it but those of every hour.
 */
final class Replay {
  private static final Instant BEGIN = Instant.parse("2026-08-01T00:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualTime time = new VirtualTime(BEGIN);
  private final GateHistory gates;
  private final ListHistory lists;
  private final HistorySource source;
  private final CatalogEngine engine;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, Boolean> served = new HashMap<>();
  private final Map<String, Double> servedSince = new HashMap<>();
  private final List<Double> outageDelays = new ArrayList<>();
  private final List<Double> recoveryDelays = new ArrayList<>();
  private long modelMinutes;
  private long wrongGates;
  private long rowMinutes;
  private long wrongRows;
  private int falseEvents;
  private int changedIds;

  private Replay(long seed, HealthSchedule schedule) {
    Random random = new Random(seed);
    this.gates = new GateHistory(random);
    this.lists = new ListHistory(gates, random);
    this.source = new HistorySource(time, gates, lists, seed);
    CatalogSettings settings =
        CatalogSettings.builder()
            .clock(time)
            .refreshInterval(schedule == HealthSchedule.FIXED ? DAY : HOUR)
            .policy(CatalogPolicy.standard().withHealthSchedule(schedule))
            .build();
    this.engine = new CatalogEngine(settings, source, time, random::nextDouble);
  }

  /** {@return the figures of a replay of so many days} */
  static ReplayFigures run(long seed, HealthSchedule schedule, int days) {
    return new Replay(seed, schedule).run(days);
  }

  private ReplayFigures run(int days) {
    engine.subscribe(this::hear);
    var unused = engine.start();
    time.advance(Duration.ofMinutes(1));
    int minutes = days * 1_440 - 1;
    for (int minute = 0; minute < minutes; minute++) {
      time.advance(Duration.ofMinutes(1));
      compare(engine.snapshot());
    }
    engine.close();
    return new ReplayFigures(
        100.0 * wrongGates / modelMinutes,
        (double) source.healthRequests.get() / days,
        ReplayFigures.median(outageDelays),
        ReplayFigures.median(recoveryDelays),
        100.0 * wrongRows / rowMinutes,
        changedIds,
        falseEvents);
  }

  private void compare(CatalogSnapshot snapshot) {
    double minute = source.minute();
    Set<String> listed = new HashSet<>();
    for (LlmConfig config : snapshot.configs()) {
      String model = config.modelName();
      listed.add(model);
      Integer known = ids.putIfAbsent(model, config.id());
      changedIds += known != null && known != config.id() ? 1 : 0;
      if (gates.outages().containsKey(model)) {
        compareGate(model, config.healthGated(), minute);
      }
    }
    Set<String> truth = lists.rows(minute).stream().map(ModelRow::id).collect(Collectors.toSet());
    rowMinutes += truth.size();
    wrongRows += truth.stream().filter(model -> !listed.contains(model)).count();
    wrongRows += listed.stream().filter(model -> !truth.contains(model)).count();
  }

  private void compareGate(String model, boolean gated, double minute) {
    modelMinutes++;
    boolean truth = gates.isGated(model, minute);
    wrongGates += truth == gated ? 0 : 1;
    Boolean before = served.put(model, gated);
    if (before != null && before != gated) {
      noteChange(model, gated, minute);
      servedSince.put(model, minute);
    }
  }

  /** Counts how long it took until what had begun last was served. */
  private void noteChange(String model, boolean gated, double minute) {
    double began = 0;
    for (Span outage : gates.outages(model)) {
      double at = gated ? outage.start() : outage.end();
      began = at <= minute ? at : began;
    }
    (gated ? outageDelays : recoveryDelays).add(minute - began);
  }

  /** An event is false if it says what was not true when the endpoints were asked. */
  private void hear(CatalogUpdate update) {
    double minute = source.minute();
    for (CatalogChange change : update.changes()) {
      if (change instanceof CatalogChange.Gated(LlmConfig config)) {
        falseEvents += gates.isGated(config.modelName(), minute) ? 0 : 1;
      } else if (change instanceof CatalogChange.Ungated(LlmConfig config)) {
        falseEvents += gates.isGated(config.modelName(), minute) ? 1 : 0;
      }
    }
  }
}
