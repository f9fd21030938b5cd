package io.openroutercatalog.replay;

import java.util.List;

/**
 * What a replay shows.
 *
 * @param wrongGates the share of model-time, in percent, in which the wrong gate was served
 * @param requestsADay for health
 * @param minutesToOutage the median time from the beginning of an outage to its being served
 * @param minutesToRecovery the same of its end
 * @param listLag the share of row-time, in percent, in which a row was missing or too many
 * @param changedIds how often a model had another id than before
 * @param falseEvents how often listeners were told what was not true
 */
record ReplayFigures(
    double wrongGates,
    double requestsADay,
    double minutesToOutage,
    double minutesToRecovery,
    double listLag,
    int changedIds,
    int falseEvents) {

  static double median(List<Double> values) {
    return values.isEmpty()
        ? Double.NaN
        : values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
