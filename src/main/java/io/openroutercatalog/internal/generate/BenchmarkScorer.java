package io.openroutercatalog.internal.generate;

import io.openroutercatalog.StaticScore;
import io.openroutercatalog.internal.base.OrderedMap;
import io.openroutercatalog.model.Benchmarks;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a model by its rank in benchmarks; the formula is this project's, see
 * docs/rules.md, "Score by benchmarks". Two models with the same indexes score alike, and prices
 * count for nothing. Immutable.
 */
final class BenchmarkScorer implements RowScorer {
  /** For a model of which neither benchmarks are known nor those of any model of its author. */
  private static final int UNKNOWN = 25;

  private static final int INDEXES = 3;

  private final List<double[]> sortedIndexes;
  private final Map<String, Integer> byAuthor = new HashMap<>();
  private final int measured;
  private final int models;

  private BenchmarkScorer(List<ModelRow> models, List<ModelRow> measured) {
    this.sortedIndexes =
        IntStream.range(0, INDEXES).mapToObj(index -> sorted(measured, index)).toList();
    this.measured = measured.size();
    this.models = models.size();
    Map<String, List<Integer>> ranks = new HashMap<>();
    for (ModelRow model : measured) {
      ranks
          .computeIfAbsent(model.modelId().author(), author -> new ArrayList<>())
          .add(rank(Objects.requireNonNull(model.card().benchmarks())));
    }
    ranks.forEach((author, all) -> byAuthor.put(author, lowerMedian(all)));
  }

  /**
   * {@return the scorer of the models of a list; the usual one where none of them has benchmarks}
   */
  static RowScorer over(List<ModelRow> models, RowScorer usual) {
    List<ModelRow> measured =
        models.stream().filter(model -> model.card().benchmarks() != null).toList();
    return measured.isEmpty() ? usual : new BenchmarkScorer(models, measured);
  }

  private static double[] sorted(List<ModelRow> measured, int index) {
    List<Double> values = new ArrayList<>();
    for (ModelRow model : measured) {
      Double value = indexes(Objects.requireNonNull(model.card().benchmarks())).get(index);
      if (value != null) {
        values.add(value);
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static List<@Nullable Double> indexes(Benchmarks benchmarks) {
    return Arrays.asList(benchmarks.intelligence(), benchmarks.coding(), benchmarks.agentic());
  }

  private static int lowerMedian(List<Integer> ranks) {
    return ranks.stream().sorted().skip((ranks.size() - 1) / 2).findFirst().orElseThrow();
  }

  /** {@return the mean rank among the models that state an index, from 0 to 100} */
  private int rank(Benchmarks benchmarks) {
    double sum = 0;
    int stated = 0;
    for (int i = 0; i < INDEXES; i++) {
      Double value = indexes(benchmarks).get(i);
      if (value != null) {
        sum += rank(sortedIndexes.get(i), value);
        stated++;
      }
    }
    return stated == 0 ? UNKNOWN : (int) Math.rint(sum / stated);
  }

  /** Equal values share the middle of their ranks. A single value has the middle of all. */
  private static double rank(double[] sorted, double value) {
    int below = countBelow(sorted, value);
    int equal = countBelow(sorted, Math.nextUp(value)) - below;
    double middle = below + Math.max(0, equal - 1) / 2.0;
    return sorted.length == 1 ? 50 : 100 * middle / (sorted.length - 1);
  }

  private static int countBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public StaticScore score(ModelRow model, Instant now) {
    Benchmarks benchmarks = model.card().benchmarks();
    Integer estimate = byAuthor.get(model.modelId().author());
    if (benchmarks != null) {
      return component("benchmarks", rank(benchmarks));
    }
    return estimate == null
        ? component("benchmarks_unknown", UNKNOWN)
        : component("benchmarks_of_author", estimate);
  }

  private static StaticScore component(String name, int points) {
    return StaticScore.of(OrderedMap.of(List.of(name), List.of(points)));
  }

  @Override
  public Map<String, String> facts(ModelRow model, Instant now) {
    String coverage = measured + " of " + models + " models have benchmarks";
    Benchmarks benchmarks = model.card().benchmarks();
    String indexes =
        benchmarks == null
            ? ""
            : "mean rank of intelligence "
                + shown(benchmarks.intelligence())
                + ", coding "
                + shown(benchmarks.coding())
                + ", agentic "
                + shown(benchmarks.agentic())
                + "; ";
    String author = model.modelId().author();
    return Map.of(
        "benchmarks", indexes + coverage,
        "benchmarks_of_author", "the median of the models of " + author + "; " + coverage,
        "benchmarks_unknown", "no model of " + author + " has benchmarks; " + coverage);
  }

  private static String shown(@Nullable Double index) {
    return index == null ? "unknown" : index.toString().replaceFirst("\\.0$", "");
  }
}
