package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogEngine;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.model.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand processes that were started together do not send their requests together. */
class PolitenessTest {
  private static final int PROCESSES = 1_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private Duration interval = DAY;
  private final VirtualTime time = new VirtualTime(Life.NOW);
  private final Service service = new Service();
  private final List<CatalogEngine> fleet = new ArrayList<>();

  @AfterEach
  void close() {
    fleet.forEach(CatalogEngine::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24})
  void after_the_start_list_requests_are_spread_evenly(int intervalHours) {
    interval = Duration.ofHours(intervalHours);
    start(Duration.ZERO);
    assertThat(service.requests).hasSize(PROCESSES); // The starts themselves come all at once.
    for (int interval = 1; interval <= 3; interval++) {
      assertThat(busiestSlot(this.interval)).as("in interval %d", interval).isLessThan(0.03);
    }
  }

  @Test
  void after_the_start_health_requests_are_spread_evenly() {
    service.list = ScriptedSource.list(TestRow.many("a", 0, 8), null);
    start(HOUR);
    for (int interval = 1; interval <= 3; interval++) { // A working model is asked every two hours.
      assertThat(busiestSlot(HOUR.multipliedBy(2))).as("in interval %d", interval).isLessThan(0.03);
    }
  }

  @ParameterizedTest(name = "of {0} minutes, lists every {1} hours")
  @CsvSource({"60, 24", "1440, 24", "4320, 24", "3, 1", "180, 1"})
  void after_an_outage_list_requests_are_spread_evenly(int minutes, int intervalHours) {
    interval = Duration.ofHours(intervalHours);
    start(Duration.ZERO);
    time.advance(interval.multipliedBy(2));
    outage(Duration.ofMinutes(minutes));
    for (int interval = 1; interval <= 3; interval++) {
      assertThat(busiestSlot(this.interval)).as("in interval %d", interval).isLessThan(0.03);
    }
  }

  /** The worst case: many retries whose delays began at different times coincide. */
  @Test
  void after_half_a_day_of_outage_list_requests_come_at_most_at_five_times_the_usual_rate() {
    start(Duration.ZERO);
    time.advance(DAY.multipliedBy(2));
    outage(DAY.dividedBy(2));
    assertThat(busiestSlot(DAY)).isLessThan(0.05);
  }

  @Test
  void after_an_outage_all_requests_together_are_spread_evenly() {
    start(HOUR.multipliedBy(4));
    time.advance(DAY);
    outage(Duration.ofHours(12));
    assertThat(busiestSlot(DAY)).isLessThan(0.03);
  }

  @Test
  void a_process_without_a_list_has_one_a_quarter_of_an_hour_after_the_outage() {
    service.down = true;
    start(Duration.ZERO);
    time.advance(Duration.ofHours(4));
    service.down = false;
    time.advance(Duration.ofMinutes(15));
    assertThat(fleet).allMatch(engine -> engine.status().state() == CatalogStatus.State.FRESH);
  }

  private void start(Duration healthInterval) {
    for (int i = 0; i < PROCESSES; i++) {
      CatalogSettings settings =
          CatalogSettings.builder()
              .refreshInterval(interval)
              .healthInterval(healthInterval)
              .clock(time)
              .build();
      CatalogEngine engine = new CatalogEngine(settings, service, time, new Random(i)::nextDouble);
      fleet.add(engine);
      var unused = engine.start();
    }
    time.advance(Duration.ZERO); // Includes the first health passes.
  }

  private void outage(Duration duration) {
    service.down = true;
    time.advance(duration);
    service.down = false;
  }

  /** {@return the share of the requests of the next interval in its busiest hundredth} */
  private double busiestSlot(Duration interval) {
    service.requests.clear();
    long begin = time.nanoTime();
    time.advance(interval);
    int[] slots = new int[100];
    for (long at : service.requests) {
      slots[(int) Math.min(99, (at - begin) * 100 / interval.toNanos())]++;
    }
    return (double) Arrays.stream(slots).max().orElseThrow() / service.requests.size();
  }

  /** The service of all processes. */
  private final class Service implements CatalogSource {
    private final Queue<Long> requests = new ConcurrentLinkedQueue<>();
    private FetchOutcome<ListResponse> list = ScriptedSource.list("a/one");
    private volatile boolean down;

    @Override
    public FetchOutcome<ListResponse> models(@Nullable ListFingerprint validator) {
      requests.add(time.nanoTime());
      return down ? ScriptedSource.failed(CatalogError.Kind.UNREACHABLE) : list;
    }

    @Override
    public FetchOutcome<List<Endpoint>> endpoints(String modelId) {
      requests.add(time.nanoTime());
      return down ? ScriptedSource.BROKEN : ScriptedSource.WORKING;
    }

    @Override
    public void close() {}
  }
}
