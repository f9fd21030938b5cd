package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real scheduler. */
@Timeout(30)
class BackgroundThreadsTest {
  /** Less than the 5 seconds that closing waits for tasks, and much more than anything else. */
  private static final long SOON_SECONDS = 3;

  private final BackgroundThreads threads = new BackgroundThreads();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void a_task_that_closes_the_scheduler_is_neither_waited_for_nor_interrupted() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    threads.execute(
        () -> {
          threads.close();
          interrupted.complete(Thread.currentThread().isInterrupted());
        });
    assertThat(interrupted.get(SOON_SECONDS, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void closing_waits_for_a_running_task() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<Boolean> finished = new CompletableFuture<>();
    threads.execute(
        () -> {
          started.countDown();
          try {
            finished.complete(finish.await(20, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            finished.completeExceptionally(e);
          }
        });
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.ofVirtual().start(threads::close);
    finish.countDown();
    assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    assertThat(finished).isCompletedWithValue(true);
  }

  @Test
  void nothing_starts_once_closed() {
    threads.close();
    assertThat(threads.execute(() -> {})).isFalse();
    threads.schedule(Duration.ZERO, () -> {}).run(); // Cancels nothing, and does not throw.
  }

  @Test
  void a_delayed_task_runs_and_a_cancelled_one_does_not() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    threads.schedule(Duration.ofHours(1), () -> cancelled.complete(null)).run();
    threads.schedule(Duration.ofMillis(1), ran::countDown);
    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(cancelled).isNotDone();
  }
}
