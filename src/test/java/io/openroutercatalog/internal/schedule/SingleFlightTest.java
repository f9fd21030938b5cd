package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SingleFlightTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final AtomicInteger runs = new AtomicInteger();

  private SingleFlight<String> flight() {
    return new SingleFlight<>(time, () -> "run " + runs.incrementAndGet(), Throwable::toString);
  }

  @Test
  void concurrent_callers_share_one_run() {
    SingleFlight<String> flight = flight();
    CompletableFuture<String> one = flight.start();
    CompletableFuture<String> other = flight.start();
    time.runReady();
    assertThat(other).isSameAs(one).isCompletedWithValue("run 1");
  }

  /** A flight that calls something while its first run goes on. */
  private SingleFlight<String> flight(Consumer<SingleFlight<String>> during) {
    AtomicReference<SingleFlight<String>> flight = new AtomicReference<>();
    flight.set(
        new SingleFlight<>(
            time,
            () -> {
              String name = "run " + runs.incrementAndGet();
              if (runs.get() == 1) {
                during.accept(Objects.requireNonNull(flight.get()));
              }
              return name;
            },
            Throwable::toString));
    return Objects.requireNonNull(flight.get());
  }

  @Test
  void all_who_start_during_a_run_share_the_one_that_follows_it() {
    List<CompletableFuture<String>> later = new ArrayList<>();
    SingleFlight<String> flight =
        flight(
            running -> {
              for (int i = 0; i < 20; i++) {
                later.add(running.start());
              }
            });
    CompletableFuture<String> first = flight.start();
    time.runReady();
    assertThat(first).isCompletedWithValue("run 1");
    assertThat(later).hasSize(20).allSatisfy(f -> assertThat(f).isCompletedWithValue("run 2"));
    assertThat(runs).hasValue(2);
  }

  @Test
  void who_joins_a_run_gets_its_result_even_if_another_one_follows() {
    List<CompletableFuture<String>> joined = new ArrayList<>();
    SingleFlight<String> flight =
        flight(
            running -> {
              var unused = running.start();
              joined.add(running.join());
            });
    var unused = flight.join();
    time.runReady();
    assertThat(joined).singleElement().satisfies(f -> assertThat(f).isCompletedWithValue("run 1"));
    assertThat(runs).hasValue(2);
  }

  @Test
  void a_run_that_was_to_follow_has_a_result_once_the_scheduler_is_closed() {
    List<CompletableFuture<String>> later = new ArrayList<>();
    SingleFlight<String> flight =
        flight(
            running -> {
              later.add(running.start());
              time.close();
            });
    var unused = flight.start();
    time.runReady();
    assertThat(later)
        .singleElement()
        .satisfies(
            f -> assertThat(f).isCompletedWithValue("java.lang.IllegalStateException: closed"));
  }

  @Test
  void a_later_caller_gets_a_new_run() {
    SingleFlight<String> flight = flight();
    var unused = flight.start();
    time.runReady();
    CompletableFuture<String> second = flight.start();
    time.runReady();
    assertThat(second).isCompletedWithValue("run 2");
  }

  @Test
  void a_new_run_can_be_started_as_soon_as_a_result_is_there() {
    SingleFlight<String> flight = flight();
    List<CompletableFuture<String>> next = new ArrayList<>();
    var unused = flight.start().thenRun(() -> next.add(flight.start()));
    time.runReady();
    assertThat(next).singleElement().satisfies(f -> assertThat(f).isCompletedWithValue("run 2"));
  }

  static List<Throwable> throwables() {
    return List.of(
        new IllegalStateException("x"),
        new Exception("checked"),
        new OutOfMemoryError("x"),
        new StackOverflowError("x"),
        new AssertionError("x"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void a_run_that_throws_has_a_result_and_the_next_one_can_start(Throwable thrown) {
    SingleFlight<String> flight =
        new SingleFlight<>(
            time,
            () -> {
              if (runs.getAndIncrement() == 0) {
                throw sneak(thrown);
              }
              return "fine";
            },
            e -> e.getClass().getSimpleName());
    CompletableFuture<String> first = flight.start();
    time.runReady();
    CompletableFuture<String> second = flight.start();
    time.runReady();
    assertThat(first).isCompletedWithValue(thrown.getClass().getSimpleName());
    assertThat(second).isCompletedWithValue("fine");
  }

  @Test
  void once_the_scheduler_is_closed_there_is_a_result_at_once() {
    time.close();
    assertThat(flight().start()).isCompletedWithValue("java.lang.IllegalStateException: closed");
    assertThat(runs).hasValue(0);
  }

  @Test
  void a_missing_thread_costs_only_one_run() {
    SingleFlight<String> flight = flight();
    time.refuseThreads(1);
    assertThat(flight.start()).isCompletedWithValue("java.lang.InternalError: no thread");
    CompletableFuture<String> second = flight.start();
    time.runReady();
    assertThat(second).isCompletedWithValue("run 1");
  }

  @Test
  void a_run_ends_even_if_its_failure_handler_throws() {
    SingleFlight<String> flight =
        new SingleFlight<>(
            time,
            () -> {
              throw new IllegalStateException("work");
            },
            e -> {
              throw new IllegalStateException("answer");
            });
    CompletableFuture<String> first = flight.start();
    time.runReady();
    assertThat(first).isCompletedExceptionally();
    assertThat(flight.start()).isNotSameAs(first);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
