package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.HealthFreshness;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which model is asked for its health when, on a virtual time; docs/rules.md, "When a model is
 * asked". The first delay of a model is three quarters of what the rule says, and the others are
 * all of it, since all jitter is in the middle.
 */
class LifeScheduleTest {
  private static final String MODEL = "a/model";
  private static final int OTHERS = 29;

  private final ScriptedSource source = new ScriptedSource();
  private final Map<String, List<Duration>> asked = new ConcurrentHashMap<>();
  private final Map<String, Iterator<String>> scripts = new HashMap<>();
  private final Map<String, String> last = new HashMap<>();
  private @Nullable Life life;

  private Life life() {
    return Objects.requireNonNull(life);
  }

  /** Starts with one model that answers as scripted, and others that work. */
  private void start(String answers) {
    script(MODEL, answers);
    List<ModelRow> rows = new ArrayList<>(TestRow.many("z", 0, OTHERS));
    rows.add(TestRow.ordinary(MODEL));
    start(rows, new MemoryStore());
  }

  private void start(List<ModelRow> rows, MemoryStore store) {
    source.always(ScriptedSource.list(rows, null));
    source.health(this::answer);
    life =
        new Life(source, settings -> settings.refreshInterval(Duration.ZERO).store(store)).start();
  }

  private void script(String model, String answers) {
    scripts.put(model, Arrays.asList(answers.split(" ")).iterator());
  }

  private synchronized FetchOutcome<List<Endpoint>> answer(String model) {
    asked
        .computeIfAbsent(model, m -> new ArrayList<>())
        .add(Duration.between(Life.NOW, life().time.instant()));
    Iterator<String> script = scripts.get(model);
    if (script != null && script.hasNext()) {
      last.put(model, script.next());
    }
    return outcome(last.getOrDefault(model, "works"));
  }

  /** {@return an answer: how the endpoints are, and the uptime where it matters} */
  private static FetchOutcome<List<Endpoint>> outcome(String answer) {
    String[] parts = answer.split("@", -1);
    Double uptime = parts.length == 1 || parts[1].equals("null") ? null : Double.valueOf(parts[1]);
    Endpoint.Builder working =
        Endpoint.builder().status(0L).uptimeLast30m(uptime).uptimeLast5m(uptime);
    Endpoint.Builder down =
        Endpoint.builder().status(-5L).uptimeLast30m(uptime).uptimeLast5m(uptime);
    Endpoint good = Endpoint.builder().status(0L).uptimeLast30m(100.0).uptimeLast5m(100.0).build();
    return switch (parts[0]) {
      case "works" -> new FetchOutcome.Answer<>(List.of(good));
      case "fails" -> ScriptedSource.BROKEN;
      case "nobody" -> new FetchOutcome.Answer<>(List.of());
      case "one" -> new FetchOutcome.Answer<>(List.of(working.build()));
      case "two" -> new FetchOutcome.Answer<>(List.of(working.build(), working.build()));
      case "down" -> new FetchOutcome.Answer<>(List.of(down.build()));
      case "down-5m" -> new FetchOutcome.Answer<>(List.of(down.uptimeLast30m(80.0).build()));
      case "flex" ->
          new FetchOutcome.Answer<>(
              List.of(Endpoint.builder().tag("p/flex").status(0L).uptimeLast30m(100.0).build()));
      case "no-tools" ->
          new FetchOutcome.Answer<>(List.of(working.supportedParameters(List.of()).build()));
      case "short" -> new FetchOutcome.Answer<>(List.of(working.contextLength(8_000L).build()));
      default -> throw new IllegalArgumentException(answer);
    };
  }

  /** {@return when a model was asked, in minutes} */
  private List<Double> minutes(String model) {
    return asked.getOrDefault(model, List.of()).stream().map(at -> at.toSeconds() / 60.0).toList();
  }

  /** Each row was made by hand from the rule; the last answer of a script is repeated. */
  @ParameterizedTest(name = "{0}: at minutes {1}, then {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          works                      | 0 90 210 330         | open
          one@98                     | 0 90 210 330         | open
          one@97.99                  | 0 7.5 17.5 27.5      | open
          one@90                     | 0 7.5 17.5 27.5      | open
          one@null                   | 0 90 210 330         | open
          two@97                     | 0 90 210 330         | open
          two@90                     | 0 90 210             | open
          one@89.9                   | 0 45 105 165         | gated
          one@0                      | 0 45 105 165         | gated
          two@50                     | 0 45 105             | gated
          down@0                     | 0 45 105 165         | gated
          down@89.9                  | 0 45 105 165         | gated
          down@90                    | 0 7.5 17.5 27.5      | gated
          down@100                   | 0 7.5 17.5 27.5      | gated
          down@null                  | 0 45 105 165         | gated
          down-5m@95                 | 0 7.5 17.5 27.5      | gated
          down-5m@94.9               | 0 45 105 165         | gated
          nobody                     | 0 90 210 330         | gated
          flex                       | 0 90 210 330         | gated
          no-tools@100               | 0 90 210 330         | gated
          short@100                  | 0 90 210 330         | gated
          fails                      | 0 90 210 330         | open
          works fails                | 0 90 210 330         | open
          fails works                | 0 90 210 330         | open
          fails down@0               | 0 90 150 210         | gated
          works down@0               | 0 90 100 110 120     | gated
          works nobody               | 0 90 100 110 120     | gated
          works no-tools@100         | 0 90 100 110         | gated
          down@0 works               | 0 45 55 65 75        | open
          nobody works               | 0 90 100 110         | open
          nobody down@0              | 0 90 150 210         | gated
          short@100 works            | 0 90 100 110         | open
          one@null down@0            | 0 90 100 110         | gated
          one@97 works               | 0 7.5 127.5 247.5    | open
          one@97 two@97              | 0 7.5 127.5          | open
          two@97 one@97              | 0 90 100 110         | open
          one@97 fails               | 0 7.5 127.5 247.5    | open
          one@97 fails one@97        | 0 7.5 127.5 137.5    | open
          down@0 fails               | 0 45 165 285         | gated
          works down@0 fails         | 0 90 100 110 120     | gated
          down@91 down@0             | 0 7.5 67.5 127.5     | gated
          down@0 one@80              | 0 45 105 165         | gated
          down-5m@95 works           | 0 7.5 17.5 27.5      | open
          works one@97 works         | 0 90 100 220         | open
          works works down@0         | 0 90 210 220 230     | gated
          works down@0 works         | 0 90 100 110 120     | open
          """)
  void a_model_is_asked_again_as_its_last_answer_calls_for(
      String answers, String minutes, String gate) {
    start(answers);
    List<Double> expected = Arrays.stream(minutes.split(" ")).map(Double::valueOf).toList();

    life().time.advance(Duration.ofSeconds((long) (60 * expected.getLast())));

    assertThat(minutes(MODEL)).isEqualTo(expected);
    assertThat(life().config(MODEL).healthGated()).isEqualTo(gate.equals("gated"));
  }

  @Test
  void a_day_after_a_change_of_its_gate_a_model_is_no_longer_watched() {
    start("works down@0");
    life().time.advance(Duration.ofMinutes(90 + 24 * 60 + 120));

    List<Double> minutes = minutes(MODEL);
    int end = minutes.indexOf(1530.0); // A day after the change at minute 90.
    assertThat(minutes.subList(1, end + 1)).hasSize(145);
    assertThat(minutes.subList(end, minutes.size())).containsExactly(1530.0, 1590.0, 1650.0);
  }

  @Test
  void all_times_scale_with_the_interval() {
    script(MODEL, "works down@0");
    source.always(ScriptedSource.list(MODEL, "z/1", "z/2", "z/3", "z/4", "z/5", "z/6", "z/7"));
    source.health(this::answer);
    life =
        new Life(
                source,
                settings ->
                    settings.refreshInterval(Duration.ZERO).healthInterval(Duration.ofHours(4)))
            .start();
    life().time.advance(Duration.ofHours(8));

    assertThat(minutes(MODEL)).startsWith(0.0, 360.0, 400.0, 440.0);
  }

  @Test
  void without_an_interval_nothing_is_asked_in_the_background() {
    source.always(ScriptedSource.list(MODEL));
    source.health(this::answer);
    life = new Life(source, settings -> settings.healthInterval(Duration.ZERO)).start();
    life().time.advance(Duration.ofDays(2));

    assertThat(asked).isEmpty();
    assertThat(life().status().healthFreshness()).isEqualTo(HealthFreshness.NONE);
    assertThat(life().measure().selected()).isEqualTo(1);
  }

  @Test
  void never_more_than_one_request_for_each_model_and_hour_comes_after_the_first() {
    List<ModelRow> rows = TestRow.many("z", 0, 4);
    rows.forEach(row -> script(row.id(), "one@97"));
    start(rows, new MemoryStore());
    life().time.advance(Duration.ofHours(10));

    // Four at once, then one in a quarter of an hour, each with half a quarter of extra delay.
    assertThat(source.measured.size()).isBetween(4 + 26, 4 + 40);
  }

  @Test
  void the_most_overdue_are_asked_first_and_never_asked_ones_before_all() {
    List<ModelRow> rows = TestRow.many("z", 0, 2);
    script("z/model-1", "one@97");
    start(rows, new MemoryStore());
    life().time.advance(Duration.ZERO);
    source.measured.clear();
    List<ModelRow> more = new ArrayList<>(rows);
    more.add(TestRow.ordinary("b/new"));
    source.always(ScriptedSource.list(more, null));
    life().refresh(); // One more model, and with it room for one more request.
    life().time.advance(Duration.ofMinutes(1));
    assertThat(source.measured).containsExactly("b/new");
    life().time.advance(Duration.ofMinutes(40));

    assertThat(source.measured).startsWith("b/new", "z/model-1");
  }

  @Test
  void a_new_list_lets_all_others_keep_their_time() {
    start("works");
    life().time.advance(Duration.ofMinutes(30));
    life().refresh();
    life().time.advance(Duration.ofMinutes(59));
    assertThat(source.measured).hasSize(1 + OTHERS);
    life().time.advance(Duration.ofMinutes(1));
    assertThat(source.measured).hasSize(2 * (1 + OTHERS));
  }

  @Test
  void measuring_all_empties_the_budget() {
    start("one@97");
    life().time.advance(Duration.ofMinutes(80)); // The budget is full again.
    int before = minutes(MODEL).size();
    life().measure();
    life().time.advance(Duration.ofSeconds(59));
    assertThat(minutes(MODEL)).hasSize(before + 1);
    life().time.advance(Duration.ofMinutes(10).minusSeconds(59));
    assertThat(minutes(MODEL)).hasSize(before + 2); // Five requests have been regained.
  }

  @Test
  void times_survive_a_restart_with_the_copy() {
    MemoryStore store = new MemoryStore();
    List<ModelRow> rows = new ArrayList<>(TestRow.many("z", 0, OTHERS));
    rows.add(TestRow.ordinary(MODEL));
    script(MODEL, "works down@0");
    start(rows, store);
    life().time.advance(Duration.ofMinutes(90));
    life().engine.close();
    life().time.runReady();
    source.measured.clear();

    Instant restarted = Life.NOW.plus(Duration.ofMinutes(95));
    life =
        new Life(
                source, restarted, settings -> settings.refreshInterval(Duration.ZERO).store(store))
            .start();
    life().time.advance(Duration.ofMinutes(10));
    assertThat(minutes(MODEL)).containsExactly(0.0, 90.0, 97.5);
    life().time.advance(Duration.ofMinutes(75).minusSeconds(1));
    assertThat(source.measured).doesNotContain("z/model-0");
    life().time.advance(Duration.ofSeconds(1));
    assertThat(minutes("z/model-0")).containsExactly(0.0, 90.0, 180.0);
  }

  @Test
  void the_answers_of_a_degraded_round_are_dropped_and_asked_for_again_soon() {
    start("works down@0");
    for (ModelRow row : TestRow.many("z", 0, OTHERS)) {
      script(row.id(), "works fails works");
    }
    life().time.advance(Duration.ofMinutes(90)); // All are asked again, and most fail.
    assertThat(life().status().healthFailureRatio()).isGreaterThan(0.9);
    assertThat(life().config(MODEL).healthGated()).isFalse();
    life().time.advance(Duration.ofMinutes(10));
    assertThat(minutes(MODEL)).containsExactly(0.0, 90.0, 100.0);
  }

  @Test
  void failures_that_are_older_than_the_interval_do_not_count() {
    start("works");
    for (ModelRow row : TestRow.many("z", 0, 15)) {
      script(row.id(), "fails works");
    }
    life().time.advance(Duration.ZERO);
    assertThat(life().status().healthFailureRatio()).isEqualTo(0.5);
    life().time.advance(Duration.ofMinutes(90));
    assertThat(life().status().healthFailureRatio()).isZero();
    assertThat(life().config(MODEL).qualityScoreHealth()).isEqualTo(100.0);
  }

  @Test
  void the_status_tells_how_many_are_fresh_on_the_edge_and_overdue() {
    start("one@97");
    assertThat(life().status().healthFreshness()).isEqualTo(HealthFreshness.of(30, 30, 0));
    life().time.advance(Duration.ZERO);
    assertThat(life().status().healthFreshness()).isEqualTo(HealthFreshness.of(30, 0, 1));
    life().engine.stopBackground();
    life().time.advance(Duration.ofMinutes(60));
    assertThat(life().status().healthFreshness()).isEqualTo(HealthFreshness.of(30, 1, 1));
    assertThat(life().status().healthFreshness().fresh()).isEqualTo(29);
  }
}
