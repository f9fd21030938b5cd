package io.openroutercatalog.internal.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a store that does not answer is waited for. */
class StoreCheckTest {
  private final List<Duration> waits = new ArrayList<>();
  private long nanos = -1;

  /** A time that the test sets, and threads on which nothing comes to an end. */
  private final class StandStill implements Scheduler {
    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public boolean execute(Runnable task) {
      return true;
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public SerialWorker foreignWorker(String name) {
      return new SerialWorker(work -> true);
    }

    @Override
    public <T> T await(Future<T> result, Duration atMost)
        throws InterruptedException, ExecutionException, TimeoutException {
      waits.add(atMost);
      return result.get(0, TimeUnit.SECONDS);
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "3, 2", "5, 0", "7, 0"})
  void an_answer_is_waited_for_until_5_seconds_after_the_beginning(int passed, int wait) {
    CatalogSettings settings = CatalogSettings.builder().store(new MemoryStore()).build();
    StoreCheck check = StoreCheck.begin(settings, new StandStill());
    nanos += Duration.ofSeconds(passed).toNanos(); // The copies are read.
    check.end();
    assertThat(waits).containsExactly(Duration.ofSeconds(wait));
  }

  @Test
  void without_a_store_nobody_is_asked() {
    StoreCheck.begin(CatalogSettings.builder().build(), new StandStill()).end();
    assertThat(waits).isEmpty();
  }
}
