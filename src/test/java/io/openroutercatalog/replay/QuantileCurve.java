package io.openroutercatalog.replay;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long something takes, by the share of cases that are shorter; between the given shares the
 * logarithm of the length is a straight line. Immutable.
 */
final class QuantileCurve {
  private static final int STEPS = 10_000;

  private final NavigableMap<Double, Double> minutesByShare;

  QuantileCurve(Map<Double, Double> minutesByShare) {
    this.minutesByShare = new TreeMap<>(minutesByShare);
  }

  /** {@return the length in minutes that this share of all cases stays below} */
  double minutes(double share) {
    Map.Entry<Double, Double> below = minutesByShare.floorEntry(share);
    Map.Entry<Double, Double> above = minutesByShare.ceilingEntry(share);
    if (above.getKey().equals(below.getKey())) {
      return below.getValue();
    }
    double part = (share - below.getKey()) / (above.getKey() - below.getKey());
    return below.getValue() * Math.pow(above.getValue() / below.getValue(), part);
  }

  /** {@return the mean length of the cases that are shorter than this share of all} */
  double meanBelow(double share) {
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += minutes(share * (i + 0.5) / STEPS);
    }
    return sum / STEPS;
  }

  /** {@return the share of the shortest cases whose mean is this} */
  double shareOfMean(double mean) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (meanBelow(middle) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
