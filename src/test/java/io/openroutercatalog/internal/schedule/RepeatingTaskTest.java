package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work that repeats, on a virtual time. */
class RepeatingTaskTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private int runs;
  private Runnable duringRun = () -> {};
  private Runnable duringDelay = () -> {};
  private Runnable duringEnd = () -> {};
  private final List<String> heard = new ArrayList<>();
  private final RepeatingTask<String> task = new RepeatingTask<>(time, new Work());

  private final class Work implements RepeatingTask.Work<String> {
    @Override
    public String run() {
      runs++;
      duringRun.run();
      return "run " + runs;
    }

    @Override
    public String resultOfFailure(Throwable e) {
      return "failed: " + e.getMessage();
    }

    @Override
    public String resultOnceClosed() {
      return "closed";
    }

    @Override
    public Duration delayToNext() {
      duringDelay.run();
      return TEN_SECONDS;
    }

    @Override
    public void ended(String result, @Nullable Duration next) {
      heard.add(result + ", next " + next);
      duringEnd.run();
    }
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }

  @Test
  void callers_share_a_run_and_need_no_background() {
    CompletableFuture<String> one = task.runNow();
    CompletableFuture<String> other = task.runNow();
    time.advance(Duration.ofHours(1));
    assertThat(other).isSameAs(one).isCompletedWithValue("run 1");
    assertThat(task.untilNext()).isNull();
  }

  @Test
  void runs_in_the_background_follow_each_other_at_the_delay_that_the_work_sets() {
    task.startBackground(SECOND);
    time.advance(SECOND);
    assertThat(runs).isEqualTo(1);
    assertThat(task.untilNext()).isEqualTo(TEN_SECONDS);
    time.advance(TEN_SECONDS);
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void the_work_hears_of_each_end_and_of_the_delay_that_follows_it() {
    var unused = task.runNow();
    time.runReady();
    assertThat(heard).containsExactly("run 1, next null");
    task.startBackground(SECOND);
    duringRun = () -> fail("bug");
    time.advance(SECOND);
    assertThat(heard).containsExactly("run 1, next null", "failed: bug, next PT10S");
  }

  @Test
  void a_throw_while_the_work_hears_of_an_end_changes_neither_the_result_nor_the_delay() {
    task.startBackground(SECOND);
    duringEnd = () -> fail("log");
    CompletableFuture<String> result = task.runNow();
    time.runReady();
    assertThat(result).isCompletedWithValue("run 1");
    assertThat(task.untilNext()).isEqualTo(TEN_SECONDS);
  }

  @Test
  void a_run_on_request_puts_the_next_one_in_the_background_off() {
    task.startBackground(SECOND);
    var unused = task.runNow();
    time.runReady();
    assertThat(task.untilNext()).isEqualTo(TEN_SECONDS);
    task.runAfter(SECOND);
    assertThat(task.untilNext()).isEqualTo(SECOND);
  }

  @Test
  void a_run_that_throws_or_finds_no_thread_is_followed_by_the_next() {
    duringRun = () -> fail("broken");
    task.startBackground(TEN_SECONDS);
    CompletableFuture<String> thrown = task.runNow();
    time.runReady();
    assertThat(thrown).isCompletedWithValue("failed: broken");
    assertThat(task.untilNext()).isEqualTo(TEN_SECONDS);
    time.advance(SECOND);
    time.refuseThreads(1);
    assertThat(task.runNow()).isCompletedWithValue("failed: no thread");
    assertThat(task.untilNext()).isEqualTo(TEN_SECONDS);
  }

  @Test
  void work_that_cannot_say_its_delay_is_repeated_after_a_minute() {
    task.startBackground(SECOND);
    duringDelay = () -> fail("no randomness");
    time.advance(SECOND);
    assertThat(runs).isEqualTo(1);
    assertThat(task.untilNext()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_stopped_background_can_be_started_again_and_a_closed_one_cannot() {
    task.startBackground(SECOND);
    task.stopBackground();
    assertThat(task.untilNext()).isNull();
    task.startBackground(SECOND);
    assertThat(task.untilNext()).isEqualTo(SECOND);
    assertThat(task.isClosed()).isFalse();
    task.close();
    task.startBackground(SECOND);
    task.runAfter(SECOND);
    assertThat(task.isClosed()).isTrue();
    assertThat(task.untilNext()).isNull();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void a_closed_task_gives_its_own_result_and_does_not_run() {
    CompletableFuture<String> late = task.runNow();
    task.close();
    time.runReady();
    assertThat(late).isCompletedWithValue("closed");
    time.refuseThreads(1);
    assertThat(task.runNow()).isCompletedWithValue("closed");
    assertThat(runs).isZero();
  }

  @Test
  void a_run_that_is_going_on_when_the_task_is_closed_is_finished_and_the_last() {
    task.startBackground(SECOND);
    duringRun = task::close;
    time.advance(TEN_SECONDS.multipliedBy(10));
    assertThat(runs).isEqualTo(1);
    assertThat(time.waiting()).isZero();
  }
}
