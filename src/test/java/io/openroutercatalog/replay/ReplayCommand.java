package io.openroutercatalog.replay;

import io.openroutercatalog.HealthSchedule;
import java.util.List;
import java.util.Locale;

/** Prints the figures of replays with both schedules, side by side. */
final class ReplayCommand {
  private ReplayCommand() {}

  /**
   * Runs it.
   *
   * @param args the seeds; 1, 2 and 3 if there are none
   */
  public static void main(String[] args) {
    List<Long> seeds =
        args.length == 0 ? List.of(1L, 2L, 3L) : List.of(args).stream().map(Long::valueOf).toList();
    for (long seed : seeds) {
      ReplayFigures fixed = Replay.run(seed, HealthSchedule.FIXED, GateHistory.DAYS);
      ReplayFigures adaptive = Replay.run(seed, HealthSchedule.ADAPTIVE, GateHistory.DAYS);
      print("seed " + seed + ", " + GateHistory.DAYS + " days", "fixed", "adaptive");
      print("wrong gate, % of model-time", "%.3f", fixed.wrongGates(), adaptive.wrongGates());
      print("health requests a day", "%.0f", fixed.requestsADay(), adaptive.requestsADay());
      print(
          "minutes to notice an outage",
          "%.1f",
          fixed.minutesToOutage(),
          adaptive.minutesToOutage());
      print(
          "minutes to notice a recovery",
          "%.1f",
          fixed.minutesToRecovery(),
          adaptive.minutesToRecovery());
      print("wrong rows, % of row-time", "%.3f", fixed.listLag(), adaptive.listLag());
      print("ids changed", "%.0f", fixed.changedIds(), adaptive.changedIds());
      print("false events", "%.0f", fixed.falseEvents(), adaptive.falseEvents());
    }
  }

  private static void print(String what, String format, double fixed, double adaptive) {
    print(
        what,
        String.format(Locale.ROOT, format, fixed),
        String.format(Locale.ROOT, format, adaptive));
  }

  @SuppressWarnings("SystemOut") // What whoever runs it reads.
  private static void print(String what, String fixed, String adaptive) {
    System.out.printf(Locale.ROOT, "%-30s %12s %12s%n", what, fixed, adaptive);
  }
}
