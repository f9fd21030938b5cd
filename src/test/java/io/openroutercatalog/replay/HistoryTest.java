package io.openroutercatalog.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.model.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated history moves as real answers did over 16 days, within a fifth. */
class HistoryTest {
  private static final int MODELS = 72;

  private static Offset<Double> aFifthOf(double real) {
    return within(real / 5);
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) (share * sorted.size()));
  }

  private static void assertQuantiles(List<Double> minutes, double... real) {
    double[] shares = {0.1, 0.25, 0.5, 0.75, 0.9, 0.97};
    for (int i = 0; i < shares.length; i++) {
      assertThat(quantile(minutes, shares[i]))
          .as("at %s", shares[i])
          .isCloseTo(real[i], aFifthOf(real[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void outages_and_the_times_between_them_are_as_long_as_real_ones(long seed) {
    List<Double> lengths = new ArrayList<>();
    List<Double> between = new ArrayList<>();
    new GateHistory(new Random(seed))
        .outages()
        .forEach(
            (model, outages) -> {
              for (int i = 0; i < outages.size() && !model.equals(GateHistory.DEAD); i++) {
                lengths.add(outages.get(i).length());
                if (i > 0) {
                  between.add(outages.get(i).start() - outages.get(i - 1).end());
                }
              }
            });
    assertQuantiles(lengths, 14, 15, 30, 59, 104, 254);
    assertQuantiles(between, 16, 31, 134, 871, 3_989, 9_134);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void gates_change_as_often_as_real_ones_and_a_few_models_have_most_changes(long seed) {
    Map<String, List<Span>> outages = new GateHistory(new Random(seed)).outages();
    List<Integer> counts =
        outages.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(GateHistory.DEAD))
            .map(entry -> entry.getValue().size())
            .sorted(Comparator.reverseOrder())
            .toList();
    double all = counts.stream().mapToInt(Integer::intValue).sum();
    double gated = outages.values().stream().flatMap(List::stream).mapToDouble(Span::length).sum();

    assertThat(outages).hasSize(MODELS);
    assertThat(2 * all / MODELS / GateHistory.DAYS).isCloseTo(0.37, aFifthOf(0.37));
    assertThat(counts.stream().limit(5).mapToInt(Integer::intValue).sum() / all)
        .isCloseTo(0.85, aFifthOf(0.85));
    assertThat(counts.stream().filter(count -> count > 0)).hasSize(16);
    assertThat(100 * gated / MODELS / GateHistory.MINUTES).isCloseTo(2.3, aFifthOf(2.3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_endpoints_say_what_is_true_and_a_quarter_of_them_no_uptime(long seed) {
    Random random = new Random(seed);
    GateHistory gates = new GateHistory(random);
    EndpointHistory endpoints = new EndpointHistory(gates);
    List<Endpoint> seen = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double minute = random.nextDouble() * GateHistory.MINUTES;
      for (String model : gates.outages().keySet()) {
        List<Endpoint> now = endpoints.endpoints(model, minute);
        seen.addAll(now);
        assertThat(Health.RULE.evidenceOf(now).health().gated())
            .as(model)
            .isEqualTo(gates.isGated(model, minute));
      }
    }
    double idle = seen.stream().filter(endpoint -> endpoint.uptimeLast30m() == null).count();
    assertThat(idle / seen.size()).isCloseTo(0.27, aFifthOf(0.27));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rows_come_and_go_as_often_as_real_ones(long seed) {
    Random random = new Random(seed);
    ListHistory lists = new ListHistory(new GateHistory(random), random);
    double come = 0;
    double gone = 0;
    for (double minute : lists.changes()) {
      int change = lists.rows(minute).size() - lists.rows(Math.nextDown(minute)).size();
      come += Math.max(0, change);
      gone += Math.max(0, -change);
    }
    assertThat(come / GateHistory.DAYS).isCloseTo(2.7, aFifthOf(2.7));
    assertThat(gone / GateHistory.DAYS).isCloseTo(1.3, aFifthOf(1.3));
    assertThat(lists.rows(0)).hasSize(MODELS + 60);
  }
}
