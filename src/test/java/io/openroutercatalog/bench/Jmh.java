package io.openroutercatalog.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one class of JMH benchmarks, in processes of their own, and keeps the results. */
final class Jmh {
  private final Map<String, RunResult> results = new HashMap<>();

  /** How a class is run: iterations of so many milliseconds each, in so many processes. */
  record Plan(int forks, int warmups, int iterations, int millis) {}

  /** Runs the methods of the class, or only one; allocation is counted too. */
  void run(
      Class<?> benchmarks,
      String only,
      Plan plan,
      int threads,
      Map<String, String[]> params,
      Table table)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(
                benchmarks.getName().replace(".", "\\.")
                    + "\\.("
                    + (only.isEmpty() ? ".*" : only)
                    + ")$")
            .forks(plan.forks())
            .warmupIterations(plan.warmups())
            .warmupTime(TimeValue.milliseconds(plan.millis()))
            .measurementIterations(plan.iterations())
            .measurementTime(TimeValue.milliseconds(plan.millis()))
            .threads(threads)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            // Otherwise an allocation would pay for pages that were never touched.
            .jvmArgs("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch")
            .output(
                Table.FOLDER
                    .resolve("jmh-" + benchmarks.getSimpleName() + only + "-" + threads + ".txt")
                    .toString());
    params.forEach(options::param);
    for (RunResult result : new Runner(options.build()).run()) {
      BenchmarkParams of = result.getParams();
      String method = of.getBenchmark().substring(of.getBenchmark().lastIndexOf('.') + 1);
      String key = key(method, values(of));
      results.put(key, result);
      table.detail(
          String.format(
              Locale.ROOT,
              "%s %s, %d threads: %.3f %s, %.1f B/op",
              benchmarks.getSimpleName(),
              key,
              threads,
              result.getPrimaryResult().getScore(),
              result.getPrimaryResult().getScoreUnit(),
              allocated(method, values(of))));
    }
  }

  private static String[] values(BenchmarkParams params) {
    Collection<String> keys = params.getParamsKeys();
    return keys.stream().sorted().map(params::getParam).toArray(String[]::new);
  }

  /**
   * {@return the time of an operation in the best iteration, since other work on the machine only
   * adds to it} The values are those of the parameters, in the order of their names.
   */
  double time(String method, String... values) {
    return Collections.min(iterations(method, values));
  }

  /**
   * {@return the time of the median of every second iteration, from the given one on} Not of the
   * best one, since the collection of boxed ids must count.
   */
  double medianOfEverySecond(int from, String method, String... values) {
    List<Double> all = iterations(method, values);
    List<Double> some = new ArrayList<>();
    for (int i = from; i < all.size(); i += 2) {
      some.add(all.get(i));
    }
    Collections.sort(some);
    return some.get(some.size() / 2);
  }

  /** {@return how many bytes an operation allocates on average} */
  double allocated(String method, String... values) {
    return result(method, values).getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private List<Double> iterations(String method, String... values) {
    List<Double> times = new ArrayList<>();
    for (BenchmarkResult fork : result(method, values).getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        times.add(iteration.getPrimaryResult().getScore());
      }
    }
    return times;
  }

  private RunResult result(String method, String... values) {
    RunResult result = results.get(key(method, values));
    if (result == null) {
      throw new IllegalStateException("not measured: " + key(method, values));
    }
    return result;
  }

  private static String key(String method, String... values) {
    return method + Arrays.toString(values);
  }
}
