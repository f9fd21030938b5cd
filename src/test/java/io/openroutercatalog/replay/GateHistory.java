package io.openroutercatalog.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When the models of a generated history can serve and when they cannot. Its figures are those of
 * real answers over 16 days: how long outages and the times between them are, how often they come,
 * and that a few models have most of them.
 */
final class GateHistory {
  static final int DAYS = 16;
  static final double MINUTES = DAYS * 1_440.0;

  /** The models that have most outages: free ones of one author, with one endpoint each. */
  static final List<String> UNSTEADY = names("unsteady/model-", 5, ":free");

  /** The other models that have any. */
  static final List<String> STRUCK = names("struck/model-", 11, "");

  /** Those that never have one; with all others, 50 premium and 22 free models are measured. */
  static final List<String> STEADY =
      Stream.concat(
              names("steady/model-", 38, "").stream(), names("free/model-", 17, ":free").stream())
          .toList();

  /** One that never serves. */
  static final String DEAD = "dead/model";

  static final int OUTAGES = 212;
  private static final int OUTAGES_OF_STRUCK = 27;

  static final QuantileCurve OUTAGE_LENGTHS =
      new QuantileCurve(
          Map.of(
              0.0, 13.0, 0.1, 14.0, 0.25, 15.0, 0.5, 30.0, 0.75, 59.0, 0.9, 104.0, 0.97, 254.0, 1.0,
              500.0));

  static final QuantileCurve TIMES_BETWEEN =
      new QuantileCurve(
          Map.of(
              0.0, 15.0, 0.1, 16.0, 0.25, 31.0, 0.5, 134.0, 0.75, 871.0, 0.9, 3_989.0, 0.97,
              9_134.0, 1.0, 11_000.0));

  private final Map<String, List<Span>> outages = new LinkedHashMap<>();

  GateHistory(Random random) {
    int perUnsteady = (OUTAGES - OUTAGES_OF_STRUCK) / UNSTEADY.size();
    List<Double> lengths = spread(OUTAGES, OUTAGE_LENGTHS, 0, 1, random);
    double room = MINUTES * 0.95 / perUnsteady - OUTAGE_LENGTHS.meanBelow(1);
    double shareOfUnsteady = TIMES_BETWEEN.shareOfMean(room);
    List<List<Double>> between =
        dealt(
            spread(perUnsteady * UNSTEADY.size(), TIMES_BETWEEN, 0, shareOfUnsteady, random),
            UNSTEADY.size(),
            random);
    for (int i = 0; i < UNSTEADY.size(); i++) {
      outages.put(UNSTEADY.get(i), chain(0, between.get(i), lengths));
    }
    addStruck(lengths, shareOfUnsteady, random);
    STEADY.forEach(model -> outages.put(model, List.of()));
    outages.put(DEAD, List.of(new Span(0, MINUTES)));
  }

  private static List<String> names(String prefix, int count, String suffix) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(prefix + i + suffix);
    }
    return List.copyOf(names);
  }

  /** {@return lengths that follow a part of a curve evenly, in any order} */
  private static List<Double> spread(
      int count, QuantileCurve curve, double from, double to, Random random) {
    List<Double> lengths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lengths.add(curve.minutes(from + (to - from) * (i + random.nextDouble()) / count));
    }
    Collections.shuffle(lengths, random);
    return lengths;
  }

  /** {@return the lengths in lists with about the same sums, each in any order} */
  private static List<List<Double>> dealt(List<Double> lengths, int lists, Random random) {
    List<List<Double>> dealt = new ArrayList<>();
    for (int i = 0; i < lists; i++) {
      dealt.add(new ArrayList<>());
    }
    List<Double> longestFirst = lengths.stream().sorted(Comparator.reverseOrder()).toList();
    for (double length : longestFirst) {
      dealt.stream().min(Comparator.comparingDouble(GateHistory::sum)).orElseThrow().add(length);
    }
    dealt.forEach(list -> Collections.shuffle(list, random));
    return dealt;
  }

  private static double sum(List<Double> lengths) {
    return lengths.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** {@return outages that follow each other after these times} */
  private static List<Span> chain(double begin, List<Double> between, List<Double> lengths) {
    List<Span> outages = new ArrayList<>();
    double at = begin;
    for (double time : between) {
      double start = at + time;
      at = start + lengths.removeLast();
      outages.add(new Span(start, at));
    }
    return outages.stream().filter(outage -> outage.end() < MINUTES).toList();
  }

  /** They have two or three outages each, a long time apart. */
  private void addStruck(List<Double> lengths, double shareOfUnsteady, Random random) {
    int times = OUTAGES_OF_STRUCK - STRUCK.size();
    List<List<Double>> between =
        dealt(spread(times, TIMES_BETWEEN, shareOfUnsteady, 1, random), STRUCK.size(), random);
    for (int i = 0; i < STRUCK.size(); i++) {
      List<Double> own = between.get(i);
      double room = MINUTES - sum(own) - 1_500; // Their outages have to fit in as well.
      double first = lengths.removeLast();
      double begin = random.nextDouble() * Math.max(100, room);
      List<Span> spans = new ArrayList<>(List.of(new Span(begin, begin + first)));
      spans.addAll(chain(begin + first, own, lengths));
      outages.put(STRUCK.get(i), List.copyOf(spans));
    }
  }

  /** {@return the outages of each model, in order} */
  Map<String, List<Span>> outages() {
    return new TreeMap<>(outages);
  }

  List<Span> outages(String model) {
    return outages.getOrDefault(model, List.of());
  }

  boolean isGated(String model, double minute) {
    return outages(model).stream().anyMatch(outage -> outage.contains(minute));
  }
}
