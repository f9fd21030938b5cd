package io.openroutercatalog.replay;

import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which rows the list of a history has at a time. As in real lists, 2.7 rows come and 1.3 go on a
 * day, and most of those that go come back: half within an hour, nine tenths within a day.
 */
final class ListHistory {
  private static final double NEW_A_DAY = 1.77;
  private static final double GONE_A_DAY = 1.3;
  private static final double SHARE_THAT_RETURNS = 0.71;
  private static final int OTHERS_AT_FIRST = 60;

  /** Older than all that have their health measured, so that none of them is ever selected. */
  private static final long LONG_AGO = 1_500_000_000L;

  /**
   * A row or the absence of one.
   *
   * @param span how long it lasts
   */
  record Change(ModelRow row, Span span) {}

  private final List<ModelRow> measured = new ArrayList<>();
  private final List<Change> appearances = new ArrayList<>();
  private final List<Change> absences = new ArrayList<>();

  ListHistory(GateHistory gates, Random random) {
    gates.outages().keySet().forEach(model -> measured.add(TestRow.ordinary(model)));
    for (int i = 0; i < OTHERS_AT_FIRST; i++) {
      appear("other/model-" + i, 0);
    }
    int newRows = (int) Math.round(NEW_A_DAY * GateHistory.DAYS);
    for (int i = 0; i < newRows; i++) {
      appear("other/new-" + i, random.nextDouble() * GateHistory.MINUTES);
    }
    int gone = (int) Math.round(GONE_A_DAY * GateHistory.DAYS);
    for (int i = 0; i < gone; i++) {
      double start = random.nextDouble() * GateHistory.MINUTES;
      double length =
          random.nextDouble() < SHARE_THAT_RETURNS
              ? awayMinutes(random.nextDouble())
              : GateHistory.MINUTES;
      absences.add(new Change(appearances.get(i).row(), new Span(start, start + length)));
    }
  }

  private void appear(String model, double minute) {
    ModelRow row = TestRow.of(model).created(LONG_AGO).prices("0.000001", "0.000001").row();
    appearances.add(new Change(row, new Span(minute, Double.MAX_VALUE)));
  }

  private static double awayMinutes(double share) {
    return share < 0.5
        ? 10 + 100 * share
        : share < 0.9 ? 60 * Math.pow(24, (share - 0.5) / 0.4) : 1_440 * (1 + 20 * (share - 0.9));
  }

  List<ModelRow> rows(double minute) {
    List<ModelRow> rows = new ArrayList<>(measured);
    for (Change appearance : appearances) {
      if (appearance.span().contains(minute) && !isAway(appearance.row(), minute)) {
        rows.add(appearance.row());
      }
    }
    return rows;
  }

  private boolean isAway(ModelRow row, double minute) {
    return absences.stream()
        .anyMatch(absence -> absence.row().equals(row) && absence.span().contains(minute));
  }

  /** {@return the times at which the list changes, in order} */
  List<Double> changes() {
    List<Double> changes = new ArrayList<>();
    appearances.forEach(change -> changes.add(change.span().start()));
    absences.forEach(
        change -> {
          changes.add(change.span().start());
          changes.add(change.span().end());
        });
    changes.removeIf(minute -> minute <= 0 || minute >= GateHistory.MINUTES);
    changes.sort(Comparator.naturalOrder());
    return changes;
  }
}
